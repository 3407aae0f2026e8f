"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { api } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import type { Hours } from "@/calendar/hours";
import { useHours } from "@/calendar/queries";
import { useTimes, zoneName } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Card, Failed, Note, Skeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { CopyDay } from "./copy-day";
import { DayHours } from "./day-hours";
import { refusal } from "./fields";
import { Unsaved } from "./unsaved";
import { copied, DAYS, overlapping, type Window } from "./week";

/** The hours of each week. */
export function HoursForm() {
  const hours = useHours();
  if (hours.isError) return <Failed error={hours.error} retry={() => void hours.refetch()} />;
  if (hours.isPending) return <Skeleton className="h-160" />;
  return <Card><Weekly hours={hours.data} /></Card>;
}

/** The days' names in the viewer's language. */
function useDayNames(): Record<string, string> {
  const times = useTimes();
  return useMemo(() => Object.fromEntries(DAYS.map((day, index) => [day, times.wholeWeekday(Date.UTC(2024, 0, 1 + index, 12), "UTC")])), [times]);
}

/** What is typed until it is saved, and of which hours that was seen; what the server has is followed as long as nothing is typed. */
function useWeek(hours: Hours) {
  const t = useTranslations("hours");
  const cache = useQueryClient();
  const [draft, setDraft] = useState<{ rows: Window[]; of: number } | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ProblemError | null>(null);
  const rows = draft?.rows ?? hours.weekly;
  const seen = draft?.of ?? hours.weekly_version;
  const change = (next: Window[]) => setDraft({ rows: next, of: seen });
  const save = async (over: number) => {
    setBusy(true);
    setRefused(null);
    try {
      const saved = await unwrap(api.PUT("/api/v1/trainers/me/hours", { params: { header: { "If-Match": `"${over}"` } }, body: { weekly: rows } }));
      cache.setQueryData(["hours"], saved);
      setDraft(null);
      toast({ title: t("saved") });
    } catch (error) {
      if (error instanceof ProblemError && error.kind === "stale") await cache.invalidateQueries({ queryKey: ["hours"] });
      else setRefused(refusal(error));
    } finally {
      setBusy(false);
    }
  };
  const elsewhere = draft !== null && draft.of !== hours.weekly_version;
  // Whoever has been told of the others may put theirs in place of them.
  return { rows, change, discard: () => setDraft(null), dirty: draft !== null, elsewhere, busy, refused, save: () => save(elsewhere ? hours.weekly_version : seen) };
}

function Weekly({ hours }: { hours: Hours }) {
  const t = useTranslations("hours");
  const names = useDayNames();
  const { rows, change, discard, dirty, elsewhere, busy, refused, save } = useWeek(hours);
  const [copying, setCopying] = useState<string | null>(null);
  const over = overlapping(rows);
  const words = (at: number) => refused?.problem.errors?.find((one) => one.pointer.startsWith(`/weekly/${at}/`) || one.pointer === `/weekly/${at}`)?.detail;
  const general = refused && !rows.some((_, at) => words(at)) && (refused.problem.errors?.map((one) => one.detail).join(". ") || refused.message || t("unreachable"));
  return (
    <div className="grid grid-cols-1 gap-4">
      <Unsaved when={dirty} />
      <p className="text-muted">{t("intro", { zone: `${zoneName(hours.tz)} (${hours.tz})` })}</p>
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
      {elsewhere && (
        <Note tone="warn" role="alert">
          <p>{t("elsewhere")}</p>
          <Button look="plain" className="mt-2 text-ink" onClick={discard}>{t("take_theirs")}</Button>
        </Note>
      )}
      <div className="flex flex-wrap gap-2">
        <Button busy={busy} onClick={() => void save()}>{t(elsewhere ? "save_mine" : "save")}</Button>
        {dirty && !elsewhere && <Button look="quiet" onClick={discard}>{t("discard")}</Button>}
      </div>
      {copying && <CopyDay from={copying} names={names} onClose={() => setCopying(null)} onCopy={(to) => { change(copied(rows, copying, to)); setCopying(null); }} />}
    </div>
  );
}
