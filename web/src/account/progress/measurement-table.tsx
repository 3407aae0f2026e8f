"use client";

import { useMutation } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { api, key } from "@/api/client";
import { unwrap } from "@/api/problem";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useMineCache } from "../mine";
import type { Measurement } from "./queries";
import { useReadings } from "./words";

/** What was measured, with its words; what is deleted by mistake comes back from the toast. */
export function MeasurementTable({ kind, items }: { kind: string; items: Measurement[] }) {
  const t = useTranslations("progress");
  const words = useReadings();
  const times = useTimes();
  const cache = useMineCache();
  const again = () => cache.again("measurements");
  const back = async ({ kind, value, unit, taken_at, note }: Measurement) => {
    await unwrap(api.POST("/api/v1/me/measurements", { params: { header: key() }, body: { kind, value, unit, taken_at, note } })).catch(() => toast({ title: t("unreachable") }));
    await again();
  };
  const remove = useMutation({
    mutationFn: ({ id }: Measurement) => unwrap(api.DELETE("/api/v1/me/measurements/{id}", { params: { path: { id } } })),
    onSuccess: (_, gone) => toast({ title: t("deleted"), detail: words.reading(gone), action: { label: t("undo"), run: () => void back(gone) } }),
    onSettled: again,
  });
  return (
    <>
      {remove.isError && <Note tone="bad" role="alert">{remove.error.message || t("unreachable")}</Note>}
      <table className="w-full table-fixed text-[0.95rem]">
        <caption className="sr-only">{t("table", { kind: words.kind(kind) })}</caption>
        <thead>
          <tr className="border-b border-line text-left text-sm text-muted">
            <th scope="col" className="pb-1 font-normal">{t("taken_at")}</th>
            <th scope="col" className="w-28 pb-1 font-normal">{t("value")}</th>
            <th scope="col" className="hidden pb-1 font-normal sm:table-cell">{t("note")}</th>
            <th scope="col" className="w-11"><span className="sr-only">{t("delete")}</span></th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {items.map((one) => (
            <tr key={one.id}>
              <td className="py-2 pr-3 text-muted"><time dateTime={one.taken_at}>{times.dayTime(one.taken_at, viewerZone())}</time></td>
              <td className="py-2 pr-3 font-medium tabular-nums">{words.reading(one)}</td>
              <td className="hidden py-2 pr-3 text-muted wrap-anywhere sm:table-cell">{one.note}</td>
              <td>
                <button type="button" aria-label={t("delete_one", { reading: words.reading(one), time: times.dayTime(one.taken_at, viewerZone()) })} disabled={remove.isPending} onClick={() => remove.mutate(one)} className="grid size-11 place-items-center rounded-xl text-muted hover:bg-sunken">
                  <Trash2 aria-hidden className="size-4.5" />
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
