"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { addDays, monday, useTimes } from "@/i18n/time";
import { useArrows } from "@/ui/arrows";
import { cn } from "@/ui/cn";
import { isOpen, type Slot } from "./days";

type Days = { days: ReadonlyMap<string, Slot[]>; day: string; today: string; onDay: (day: string) => void };

const noon = (date: string) => `${date}T12:00:00Z`;

/** What a day says to those who do not see its colour. */
function useDayName(days: Days["days"]) {
  const t = useTranslations("picker");
  const times = useTimes();
  return (date: string) => {
    const count = days.get(date)?.filter((slot) => slot.state === "free").length ?? 0;
    return `${times.longDay(noon(date), "UTC")}, ${t("free_count", { count })}`;
  };
}

function Turn({ label, disabled, onTurn, back }: { label: string; disabled: boolean; onTurn: () => void; back?: boolean }) {
  const Icon = back ? ChevronLeft : ChevronRight;
  return <button type="button" aria-label={label} disabled={disabled} onClick={onTurn} className="grid size-11 place-items-center rounded-xl hover:bg-sunken disabled:opacity-40"><Icon aria-hidden className="size-5" /></button>;
}

const look = (chosen: boolean, open: boolean) =>
  chosen ? "bg-accent font-semibold text-accent-ink" : open ? "bg-accent-soft font-medium text-accent hover:outline-2 hover:outline-accent" : "text-muted";

/** A strip of the week. */
export function Week({ days, day, today, onDay, className }: Days & { className?: string }) {
  const t = useTranslations("picker");
  const times = useTimes();
  const name = useDayName(days);
  const from = monday(day);
  const dates = Array.from({ length: 7 }, (_, i) => addDays(from, i));
  const open = dates.filter((date) => days.has(date));
  const { onKeyDown, stopAt } = useArrows(day);
  const turn = (by: number) => {
    const next = dates.map((date) => addDays(date, by * 7));
    onDay(next.find((date) => isOpen(days, date)) ?? next[0]!);
  };
  return (
    <div className={className}>
      <div className="mb-1 flex items-center justify-between">
        <Turn back label={t("week_before")} disabled={![...days.keys()].some((date) => date < from)} onTurn={() => turn(-1)} />
        <p aria-live="polite" className="font-medium">{times.month(noon(day), "UTC")}</p>
        <Turn label={t("week_after")} disabled={![...days.keys()].some((date) => date >= addDays(from, 7))} onTurn={() => turn(1)} />
      </div>
      <div role="group" aria-label={t("days")} onKeyDown={onKeyDown} className="grid grid-cols-7 gap-1">
        {dates.map((date) => (
          <button key={date} type="button" aria-pressed={date === day} aria-current={date === today ? "date" : undefined} aria-label={name(date)} disabled={!days.has(date)} {...stopAt(date, open)} onClick={() => onDay(date)} className={cn("grid min-h-14 content-center justify-items-center rounded-xl text-sm", look(date === day, isOpen(days, date)))}>
            <span className="text-xs font-normal">{times.weekday(noon(date), "UTC")}</span>
            <span className="text-base font-semibold">{Number(date.slice(8))}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

/** After the keyboard turned the page: the focus goes on to its first or last open day. */
function useLanding(from: string) {
  const grid = useRef<HTMLDivElement>(null);
  const end = useRef<"first" | "last" | null>(null);
  useEffect(() => {
    const stops = [...(grid.current?.querySelectorAll<HTMLElement>("[data-stop]:not(:disabled)") ?? [])];
    if (end.current) stops.at(end.current === "first" ? 0 : -1)?.focus();
    end.current = null;
  }, [from]);
  return { grid, end };
}

/** A page of the calendar: as long as a month, and never mostly over. */
const PAGE = 35;

/**
 * Five weeks, the first of them this one: what is past is of no use, and at a month's end the next is what one looks for.
 * Page up and page down turn them, and so do arrows beyond the first and last open day.
 */
export function Weeks({ days, day, today, onDay, className }: Days & { className?: string }) {
  const t = useTranslations("picker");
  const times = useTimes();
  const name = useDayName(days);
  const first = monday(today);
  const pageOf = (date: string) => Math.max(0, Math.floor((Date.parse(date) - Date.parse(first)) / 86_400_000 / PAGE));
  const [turned, setTurned] = useState<number | null>(null);
  const page = turned ?? pageOf(day);
  const [from, after] = [addDays(first, page * PAGE), addDays(first, (page + 1) * PAGE)];
  const cells = Array.from({ length: PAGE }, (_, i) => addDays(from, i));
  const open = cells.filter((date) => days.has(date));
  const { onKeyDown, stopAt } = useArrows(open.includes(day) ? day : null);
  const canTurn = { PageUp: page > 0, PageDown: [...days.keys()].some((date) => date >= after) };
  const { grid, end } = useLanding(from);
  const withKeys = (event: KeyboardEvent<HTMLElement>) => {
    if (onKeyDown(event)) return;
    const back = ["PageUp", "ArrowLeft", "ArrowUp"].includes(event.key);
    if (!back && !["PageDown", "ArrowRight", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    if (!canTurn[back ? "PageUp" : "PageDown"]) return;
    end.current = back && event.key !== "PageUp" ? "last" : "first";
    setTurned(page + (back ? -1 : 1));
  };
  const monthOf = (date: string) => (date === from || date.endsWith("-01") ? times.shortMonth(noon(date), "UTC") : null);
  return (
    <div className={className}>
      <div className="mb-2 flex items-center justify-between">
        <Turn back label={t("weeks_before")} disabled={!canTurn.PageUp} onTurn={() => setTurned(page - 1)} />
        <p aria-live="polite" className="font-medium">{times.dayMonth(noon(from), "UTC")} – {times.dayMonth(noon(addDays(after, -1)), "UTC")}</p>
        <Turn label={t("weeks_after")} disabled={!canTurn.PageDown} onTurn={() => setTurned(page + 1)} />
      </div>
      <div aria-hidden className="mb-1 grid grid-cols-7 text-center text-xs text-muted">
        {cells.slice(0, 7).map((date) => <span key={date}>{times.weekday(noon(date), "UTC")}</span>)}
      </div>
      <div ref={grid} role="group" aria-label={t("days")} onKeyDown={withKeys} className="grid auto-rows-[3.125rem] grid-cols-7 gap-1">
        {cells.map((date) => (
          <button key={date} type="button" aria-pressed={date === day} aria-current={date === today ? "date" : undefined} aria-label={name(date)} disabled={!days.has(date)} {...stopAt(date, open)} onClick={() => onDay(date)} className={cn("relative grid place-items-center rounded-xl", look(date === day, isOpen(days, date)))}>
            {monthOf(date) && <span aria-hidden className="absolute top-1 text-[0.625rem] leading-none font-medium">{monthOf(date)}</span>}
            {Number(date.slice(8))}
            {date === today && <span aria-hidden className="absolute bottom-1.5 size-1 rounded-full bg-current" />}
          </button>
        ))}
      </div>
    </div>
  );
}
