"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { api } from "@/api/client";
import { type ProblemError, unwrap } from "@/api/problem";
import { useTimes, zoneName } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Card, Failed, Note, Skeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { CopyDay } from "./copy-day";
import { DayHours } from "./day-hours";
import { refusal } from "./fields";
import { useHours } from "./queries";
import { Unsaved } from "./unsaved";
import { copied, DAYS, overlapping, type Window } from "./week";

/** The hours of each week. */
export function HoursForm() {
  const hours = useHours();
  if (hours.isError) return <Failed error={hours.error} retry={() => void hours.refetch()} />;
  if (hours.isPending) return <Skeleton className="h-160" />;
  return <Card><Weekly tz={hours.data.tz} windows={hours.data.weekly} /></Card>;
}

/** The days' names in the viewer's language. */
function useDayNames(): Record<string, string> {
  const times = useTimes();
  return useMemo(() => Object.fromEntries(DAYS.map((day, index) => [day, times.wholeWeekday(Date.UTC(2024, 0, 1 + index, 12), "UTC")])), [times]);
}

/** What is typed until it is saved, and what the server had; the latter is followed as long as nothing is typed. */
function useWeek(windows: Window[]) {
  const t = useTranslations("hours");
  const cache = useQueryClient();
  const [draft, setDraft] = useState<Window[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ProblemError | null>(null);
  const rows = draft ?? windows;
  const save = async () => {
    setBusy(true);
    setRefused(null);
    try {
      const saved = await unwrap(api.PUT("/api/v1/trainers/me/hours", { body: { weekly: rows } }));
      cache.setQueryData(["hours"], saved);
      setDraft(null);
      toast({ title: t("saved") });
    } catch (error) {
      setRefused(refusal(error));
    } finally {
      setBusy(false);
    }
  };
  return { rows, change: setDraft, dirty: draft !== null, busy, refused, save };
}

function Weekly({ tz, windows }: { tz: string; windows: Window[] }) {
  const t = useTranslations("hours");
  const names = useDayNames();
  const { rows, change, dirty, busy, refused, save } = useWeek(windows);
  const [copying, setCopying] = useState<string | null>(null);
  const over = overlapping(rows);
  const words = (at: number) => refused?.problem.errors?.find((one) => one.pointer.startsWith(`/weekly/${at}/`) || one.pointer === `/weekly/${at}`)?.detail;
  const general = refused && !rows.some((_, at) => words(at)) && (refused.problem.errors?.map((one) => one.detail).join(". ") || refused.message || t("unreachable"));
  return (
    <div className="grid grid-cols-1 gap-4">
      <Unsaved when={dirty} />
      <p className="text-muted">{t("intro", { zone: `${zoneName(tz)} (${tz})` })}</p>
      {DAYS.map((day) => (
        <DayHours
          key={day} day={day} name={names[day] ?? day} rows={rows} words={words} over={over}
          onChange={(at, part) => change(rows.map((row, i) => (i === at ? { ...row, ...part } : row)))}
          onAdd={(window) => change([...rows, window])}
          onRemove={(at) => change(rows.filter((_, i) => i !== at))}
          onCopy={() => setCopying(day)}
        />
      ))}
      {general && <Note tone="bad" role="alert">{general}</Note>}
      <div className="flex flex-wrap gap-2">
        <Button busy={busy} onClick={() => void save()}>{t("save")}</Button>
        {dirty && <Button look="quiet" onClick={() => change(null)}>{t("discard")}</Button>}
      </div>
      {copying && <CopyDay from={copying} names={names} onClose={() => setCopying(null)} onCopy={(to) => { change(copied(rows, copying, to)); setCopying(null); }} />}
    </div>
  );
}
