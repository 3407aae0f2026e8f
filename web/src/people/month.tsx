"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { addDays, monday, useTimes } from "@/i18n/time";
import { cn } from "@/ui/cn";
import { dayMark, type DayMark, type Hours } from "./span";

const arrow = "grid size-11 place-items-center rounded-xl hover:bg-sunken disabled:opacity-40";
const noon = (date: string) => `${date}T12:00:00Z`;
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 };

/** How a day looks by what is set for it. */
export function dayLook({ rule, off, windows }: DayMark): string {
  if (off === "all") return "bg-warn-soft text-warn";
  if (rule === "closed") return "bg-sunken text-muted line-through";
  if (rule === "own") return "bg-accent-soft font-medium text-accent";
  return windows.length ? "bg-surface" : "text-muted";
}

/** Six weeks of a month to pick a date from, with what is set for each. Arrow keys walk over them. */
export function Month({ hours, today, onPick }: { hours: Hours; today: string; onPick: (date: string) => void }) {
  const t = useTranslations("time_off");
  const times = useTimes();
  const [at, setAt] = useState(today);
  const grid = useRef<HTMLDivElement>(null);
  const walked = useRef(false);
  const month = at.slice(0, 7);
  // What is past is left out; the page of this month goes on into the next.
  const from = monday(today.startsWith(month) ? today : `${month}-01`);
  const days = Array.from({ length: 42 }, (_, i) => addDays(from, i));
  const turn = (to: string) => setAt(to < today ? today : to);
  const next = `${addDays(`${month}-28`, 4).slice(0, 7)}-01`;
  const before = `${addDays(`${month}-01`, -1).slice(0, 7)}-01`;
  useEffect(() => {
    if (walked.current) grid.current?.querySelector<HTMLButtonElement>(`[data-date="${at}"]`)?.focus();
    walked.current = false;
  }, [at]);
  const walk = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    walked.current = true;
    turn(addDays(at, step));
  };
  return (
    <div>
      <div className="mb-2 flex items-center justify-between">
        <button type="button" className={arrow} aria-label={t("month_before")} disabled={month <= today.slice(0, 7)} onClick={() => turn(before)}><ChevronLeft aria-hidden className="size-5" /></button>
        <p aria-live="polite" className="font-medium">{times.month(noon(`${month}-15`), "UTC")}</p>
        <button type="button" className={arrow} aria-label={t("month_after")} onClick={() => turn(next)}><ChevronRight aria-hidden className="size-5" /></button>
      </div>
      <div aria-hidden className="mb-1 grid grid-cols-7 text-center text-xs text-muted">
        {days.slice(0, 7).map((date) => <span key={date}>{times.weekday(noon(date), "UTC")}</span>)}
      </div>
      <div ref={grid} role="group" aria-label={t("pick_date")} onKeyDown={walk} className="grid grid-cols-7 gap-1">
        {days.map((date) => <Day key={date} date={date} hours={hours} first={date === from || date.endsWith("-01")} past={date < today} today={date === today} cursor={date === at} onPick={() => { setAt(date); onPick(date); }} />)}
      </div>
    </div>
  );
}

function Day({ date, hours, first, past, today, cursor, onPick }: { date: string; hours: Hours; first: boolean; past: boolean; today: boolean; cursor: boolean; onPick: () => void }) {
  const times = useTimes();
  const words = useDayWords();
  const mark = dayMark(hours, date);
  return (
    <button
      type="button"
      data-date={date}
      data-mark={mark.off === "all" ? "off" : mark.rule}
      tabIndex={cursor ? 0 : -1}
      disabled={past}
      aria-current={today ? "date" : undefined}
      aria-label={`${times.longDay(noon(date), "UTC")}: ${words(mark)}`}
      onClick={onPick}
      className={cn("relative grid aspect-square min-h-11 w-full place-items-center rounded-xl", past ? "text-muted opacity-45" : cn(dayLook(mark), "hover:outline-2 hover:outline-accent"), today && "ring-2 ring-inset ring-accent")}
    >
      {first && <span aria-hidden className="absolute top-0.5 text-[0.65rem] leading-none sm:top-1.5">{times.shortMonth(noon(date), "UTC")}</span>}
      {Number(date.slice(8))}
      {mark.off === "part" && <span aria-hidden className="absolute bottom-1.5 size-1.5 rounded-full bg-warn" />}
    </button>
  );
}

/** What is set for a day, in words. */
export function useDayWords() {
  const t = useTranslations("time_off");
  return ({ rule, windows, off }: DayMark): string => {
    if (off === "all") return t("day_off");
    const times = windows.map(({ start, end }) => `${start}–${end}`).join(", ");
    const words = rule === "closed" ? t("day_closed") : rule === "own" ? t("day_own", { times }) : windows.length ? t("day_week", { times }) : t("day_none");
    return off === "part" ? `${words}, ${t("day_part")}` : words;
  };
}
