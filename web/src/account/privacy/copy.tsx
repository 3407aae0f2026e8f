"use client";

import { useMutation } from "@tanstack/react-query";
import { Download, PackageOpen } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Failed, Note, Skeleton } from "@/ui/states";
import { useMineCache } from "../mine";
import { useOnce } from "../once";
import { Part } from "../part";
import { saveAs } from "../save-as";
import { useExport } from "./queries";

type State = components["schemas"]["ExportState"];

/** A copy of everything that is kept of somebody. */
export function Copy() {
  const t = useTranslations("privacy");
  const cache = useMineCache();
  const once = useOnce();
  const copy = useExport();
  const ask = useMutation({
    mutationFn: () => once("export", (header) => unwrap(api.POST("/api/v1/me/export", { params: { header }, body: {} }))),
    onSuccess: (now) => cache.put("export", now),
    onError: () => cache.again("export"),
  });
  const state = copy.data?.state;
  return (
    <Part title={t("copy")} intro={t("copy_intro")}>
      {copy.isPending && <Skeleton className="h-24" />}
      {copy.isError && <Failed error={copy.error} retry={() => void copy.refetch()} />}
      {ask.isError && <Note tone="bad" role="alert">{ask.error.message || t("unreachable")}</Note>}
      {state === "failed" && <Note tone="bad">{t("copy_failed")}</Note>}
      {state === "in_progress" && (
        <div role="status" className="flex items-center gap-4 rounded-xl bg-sunken p-4">
          <span aria-hidden className="size-6 shrink-0 animate-spin rounded-full border-2 border-accent border-r-transparent" />
          <span><span className="block font-medium">{t("copy_making")}</span><span className="block text-muted">{t("copy_making_hint")}</span></span>
        </div>
      )}
      {state === "ready" && copy.data && <Ready copy={copy.data} />}
      {state && state !== "in_progress" && (
        <Button look={state === "ready" ? "quiet" : "plain"} className="justify-self-start" busy={ask.isPending} onClick={() => ask.mutate()}>
          {state === "ready" ? t("copy_again") : t("copy_ask")}
        </Button>
      )}
    </Part>
  );
}

function useSize() {
  const locale = useLocale();
  return (bytes: number) => {
    const large = bytes >= 1_000_000;
    return new Intl.NumberFormat(locale, { style: "unit", unit: large ? "megabyte" : "kilobyte", maximumFractionDigits: 1 }).format(bytes / (large ? 1_000_000 : 1000));
  };
}

function Ready({ copy }: { copy: State }) {
  const t = useTranslations("privacy");
  const times = useTimes();
  const size = useSize();
  const zone = viewerZone();
  const fetched = useMutation({
    mutationFn: () => unwrap(api.GET("/api/v1/me/export/download", { parseAs: "blob" })),
    onSuccess: (file) => saveAs(file as unknown as Blob, "fittribe.zip"),
  });
  return (
    <div className="grid gap-3 rounded-xl bg-accent-soft p-4">
      <p className="flex gap-3">
        <PackageOpen aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
        <span>
          <span className="block font-medium">{t("copy_ready", { size: size(copy.bytes) })}</span>
          <span className="block">{copy.ready_at && t("copy_made", { time: times.dayTime(copy.ready_at, zone) })} {copy.expires_at && t("copy_until", { time: times.dayTime(copy.expires_at, zone) })}</span>
        </span>
      </p>
      {fetched.isError && <Note tone="bad" role="alert">{fetched.error.message || t("unreachable")}</Note>}
      <Button className="justify-self-start" busy={fetched.isPending} onClick={() => fetched.mutate()}><Download aria-hidden className="size-4.5" />{t("copy_fetch")}</Button>
    </div>
  );
}
