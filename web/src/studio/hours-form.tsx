"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { useTimes, zoneName } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Failed, Note, Skeleton } from "@/ui/states";
import { toast } from "@/ui/toast";

type Window = components["schemas"]["WeeklyWindow"];
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** The hours of each week. */
export function HoursForm() {
  const hours = useQuery({ queryKey: ["hours"], queryFn: () => unwrap(api.GET("/api/v1/trainers/me/hours")) });
  if (hours.isError) return <Failed error={hours.error} retry={() => void hours.refetch()} />;
  if (hours.isPending) return <Skeleton className="h-96" />;
  return <Weekly key={hours.dataUpdatedAt} tz={hours.data.tz} windows={hours.data.weekly} />;
}

function Weekly({ tz, windows }: { tz: string; windows: Window[] }) {
  const t = useTranslations("studio");
  const times = useTimes();
  const cache = useQueryClient();
  const [rows, setRows] = useState(windows);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ProblemError | null>(null);
  const wrong = (i: number) => refusal?.problem.errors?.find((one) => one.pointer.startsWith(`/weekly/${i}`))?.detail;
  const change = (i: number, part: Partial<Window>) => setRows(rows.map((row, at) => (at === i ? { ...row, ...part } : row)));
  const save = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      await unwrap(api.PUT("/api/v1/trainers/me/hours", { body: { weekly: rows } }));
      toast({ title: t("saved") });
      void cache.invalidateQueries({ queryKey: ["hours"] });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="grid gap-4">
      <p className="text-muted">{t("hours_intro", { zone: zoneName(tz) })}</p>
      {refusal && <Note tone="bad" role="alert">{refusal.message || t("unreachable")}</Note>}
      {DAYS.map((day, index) => {
        const name = new Date(Date.UTC(2024, 0, 1 + index, 12)).toISOString();
        const label = times.longDay(name, "UTC").split(/[ ,]/)[0] ?? day;
        return (
          <section key={day} aria-label={label} className="grid gap-2 border-b border-line pb-3 last:border-0 sm:grid-cols-[8rem_1fr]">
            <h2 className="flex min-h-11 items-center font-medium">{label}</h2>
            <div className="grid gap-2">
              {rows.map((row, i) => row.weekday === day && (
                <div key={i} className="flex items-start gap-2">
                  <Field hideLabel label={t("opens", { day: label })} type="time" value={row.start} error={wrong(i)} className="px-2" onChange={(event) => change(i, { start: event.target.value })} />
                  <Field hideLabel label={t("closes", { day: label })} type="time" value={row.end} onChange={(event) => change(i, { end: event.target.value })} />
                  <Button look="quiet" aria-label={t("remove_hours", { day: label })} onClick={() => setRows(rows.filter((_, at) => at !== i))}><Trash2 aria-hidden className="size-5" /></Button>
                </div>
              ))}
              <Button look="quiet" className="justify-self-start text-accent" onClick={() => setRows([...rows, { weekday: day, start: "09:00", end: "17:00" }])}><Plus aria-hidden className="size-5" /><span>{t("add_hours")}<span className="sr-only"> {label}</span></span></Button>
            </div>
          </section>
        );
      })}
      <Button className="justify-self-start" busy={busy} onClick={() => void save()}>{t("save")}</Button>
    </div>
  );
}
