"use client";

import { useTranslations } from "next-intl";
import { viewerZone } from "@/i18n/locale";
import { addDays, localDate, useTimes } from "@/i18n/time";
import { useServerNow } from "@/live/use-now";
import { cn } from "@/ui/cn";
import { Field } from "@/ui/field";
import { PARTS, type FilterName, type Filters } from "./filters";

type Choosing = { filters: Filters; set: (name: FilterName, value: string, typing?: boolean) => void };

const pill = (on: boolean) => cn("min-h-11 rounded-xl border px-3 text-sm", on ? "border-accent bg-accent-soft font-medium text-accent" : "border-line bg-surface hover:bg-sunken");

/** When somebody is to be free: this week, a day, a part of it. */
export function WhenFilter({ filters, set }: Choosing) {
  const t = useTranslations("find");
  const times = useTimes();
  const today = localDate(useServerNow(60_000), viewerZone());
  const days = Array.from({ length: 7 }, (_, i) => addDays(today, i));
  const noon = (day: string) => `${day}T12:00:00Z`;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t("when")}</legend>
      <div className="grid grid-cols-2 gap-2">
        <button type="button" aria-pressed={!filters.week && !filters.day} className={pill(!filters.week && !filters.day)} onClick={() => set(filters.day ? "day" : "week", "")}>{t("any_time")}</button>
        <button type="button" aria-pressed={filters.week === "1"} className={pill(filters.week === "1")} onClick={() => set("week", filters.week ? "" : "1")}>{t("week")}</button>
      </div>
      <div role="group" aria-label={t("days")} className="grid grid-cols-7 gap-1">
        {days.map((day) => (
          <button key={day} type="button" aria-pressed={filters.day === day} aria-label={times.longDay(noon(day), "UTC")} onClick={() => set("day", filters.day === day ? "" : day)} className={cn(pill(filters.day === day), "grid min-h-13 content-center justify-items-center px-0")}>
            <span className="text-xs">{times.weekday(noon(day), "UTC")}</span>
            <span className="font-semibold">{Number(day.slice(8))}</span>
          </button>
        ))}
      </div>
      <div role="group" aria-label={t("part")} className="grid grid-cols-3 gap-1">
        {(Object.keys(PARTS) as (keyof typeof PARTS)[]).map((part) => (
          <button key={part} type="button" disabled={!filters.day} aria-pressed={filters.part === part} onClick={() => set("part", filters.part === part ? "" : part)} className={cn(pill(filters.part === part), "px-1 disabled:text-muted disabled:opacity-70")}>{t(part)}</button>
        ))}
      </div>
      <Field label={t("other_day")} type="date" min={today} max={addDays(today, 59)} value={filters.day} onChange={(event) => set("day", event.target.value)} />
    </fieldset>
  );
}
