"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { viewerZone } from "@/i18n/locale";
import { addDays, localDate, monday, useTimes, zoneName } from "@/i18n/time";
import { serverNow } from "@/live/clock";
import { bookable, type SlotsState } from "@/live/slots";
import { cn } from "@/ui/cn";
import { Skeleton } from "@/ui/states";

type Slot = { start: string; held: boolean };

/** The starts of each of the viewer's days, held ones included. */
function useDays(state: SlotsState | undefined, tz: string): Map<string, Slot[]> {
  const [minute, setMinute] = useState(() => Math.floor(serverNow() / 60_000));
  useEffect(() => {
    const timer = setInterval(() => setMinute(Math.floor(serverNow() / 60_000)), 5_000);
    return () => clearInterval(timer);
  }, []);
  return useMemo(() => {
    const days = new Map<string, Slot[]>();
    if (!state) return days;
    const free = bookable(state, minute * 60_000);
    const all = [...free.map((start) => ({ start, held: false })), ...Object.keys(state.held).map((start) => ({ start, held: true }))];
    for (const slot of all.sort((a, b) => a.start.localeCompare(b.start))) {
      const date = localDate(slot.start, tz);
      days.set(date, [...(days.get(date) ?? []), slot]);
    }
    return days;
  }, [state, tz, minute]);
}

/** Says to those who do not see it that a shown time was just taken. */
function useAnnouncement(state: SlotsState | undefined, day: string | null, tz: string, own: readonly (string | null | undefined)[]): string {
  const t = useTranslations("picker");
  const times = useTimes();
  const [words, setWords] = useState("");
  const before = useRef<readonly string[]>([]);
  useEffect(() => {
    const shown = state?.free.filter((start) => localDate(start, tz) === day) ?? [];
    const gone = before.current.filter((start) => localDate(start, tz) === day && !shown.includes(start));
    const held = gone.find((start) => state?.held[start]) ?? gone[0];
    const byMe = gone.some((start) => own.includes(start));
    if (held && !byMe && shown.length > 0) setWords(t("taken", { time: times.time(held, tz) }));
    before.current = shown;
    // Only a new state is news.
  }, [state]);
  return words;
}

function withArrows(event: KeyboardEvent<HTMLElement>) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[at + by]?.focus();
  event.preventDefault();
}

/** Times to pick from, live: a strip of the week on a phone, the month on a laptop. */
export function SlotPicker({ state, pending, mine, narrow, onPick }: { state: SlotsState | undefined; narrow?: boolean; pending?: string | null; mine?: string | null; onPick: (start: string) => void }) {
  const t = useTranslations("picker");
  const times = useTimes();
  const tz = viewerZone();
  const days = useDays(state, tz);
  const first = useMemo(() => [...days].find(([, slots]) => slots.some((slot) => !slot.held))?.[0] ?? null, [days]);
  const [chosen, setChosen] = useState<string | null>(null);
  const day = chosen ?? first;
  const announcement = useAnnouncement(state, day, tz, [pending, mine]);
  if (!state) return <Skeleton className="h-96" />;
  if (!day) return <p className="rounded-xl bg-sunken px-4 py-8 text-center text-muted">{t("none")}</p>;
  const slots = days.get(day) ?? [];
  return (
    <div className={cn("grid gap-5", !narrow && "md:grid-cols-[minmax(0,22rem)_1fr] md:gap-8")}>
      <div>
        <Week days={days} day={day} onDay={setChosen} always={narrow} />
        {!narrow && <Month days={days} day={day} onDay={setChosen} />}
      </div>
      <div className="min-w-0">
        <h3 className="text-lg font-medium">{times.longDay(`${day}T12:00:00Z`, "UTC")}</h3>
        <p className="mb-3 text-sm text-muted">
          {tz === state.tz ? t("zone", { zone: zoneName(tz) }) : t("zones", { yours: zoneName(tz), theirs: zoneName(state.tz) })}
        </p>
        <div role="group" aria-label={t("times")} onKeyDown={withArrows} className="grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-2">
          {slots.map(({ start, held }) => (
            <SlotButton key={start} start={start} held={held} pending={pending === start} mine={mine === start} tz={tz} theirs={state.tz} onPick={onPick} />
          ))}
        </div>
        {slots.length === 0 && <p className="text-muted">{t("day_none")}</p>}
        <p aria-live="polite" className="sr-only">{announcement}</p>
      </div>
    </div>
  );
}

function SlotButton({ start, held, pending, mine, tz, theirs, onPick }: Slot & { pending: boolean; mine: boolean; tz: string; theirs: string; onPick: (start: string) => void }) {
  const t = useTranslations("picker");
  const times = useTimes();
  const closed = held && !mine;
  return (
    <button
      type="button"
      data-slot={start}
      data-held={held || undefined}
      aria-disabled={closed || undefined}
      aria-busy={pending || undefined}
      onClick={() => !closed && onPick(start)}
      className={cn(
        "flex min-h-12 flex-col items-center justify-center rounded-xl border px-2 py-1.5 tabular-nums leading-tight",
        pending || mine ? "border-accent bg-accent text-accent-ink" : closed ? "border-line bg-sunken text-muted" : "border-line-strong bg-surface hover:border-accent hover:bg-accent-soft",
      )}
    >
      <span className={cn("font-medium", closed && "line-through")}>{times.time(start, tz)}</span>
      {closed && <span className="text-xs">{t("held")}</span>}
      {(pending || mine) && <span className="text-xs">{pending ? t("holding") : t("yours")}</span>}
      {!closed && !pending && !mine && theirs !== tz && <span className="text-xs text-muted"><span className="sr-only">{t("theirs")} </span>{times.time(start, theirs)}</span>}
    </button>
  );
}

type DaysProps = { days: Map<string, Slot[]>; day: string; onDay: (day: string) => void };

const isOpen = (days: Map<string, Slot[]>, date: string) => days.get(date)?.some((slot) => !slot.held) ?? false;
const arrow = "grid size-11 place-items-center rounded-xl hover:bg-sunken disabled:opacity-40";

function Week({ days, day, onDay, always }: DaysProps & { always?: boolean }) {
  const t = useTranslations("picker");
  const times = useTimes();
  const from = monday(day);
  const turn = (by: number) => {
    const next = Array.from({ length: 7 }, (_, i) => addDays(from, by * 7 + i));
    onDay(next.find((date) => isOpen(days, date)) ?? next[0]!);
  };
  return (
    <div className={cn(!always && "md:hidden")}>
      <div className="mb-1 flex items-center justify-between">
        <button type="button" className={arrow} aria-label={t("week_before")} disabled={![...days.keys()].some((date) => date < from)} onClick={() => turn(-1)}><ChevronLeft aria-hidden className="size-5" /></button>
        <p className="font-medium">{times.month(`${day}T12:00:00Z`, "UTC")}</p>
        <button type="button" className={arrow} aria-label={t("week_after")} disabled={![...days.keys()].some((date) => date >= addDays(from, 7))} onClick={() => turn(1)}><ChevronRight aria-hidden className="size-5" /></button>
      </div>
      <div role="group" aria-label={t("days")} onKeyDown={withArrows} className="grid grid-cols-7 gap-1">
        {Array.from({ length: 7 }, (_, i) => addDays(from, i)).map((date) => (
          <button key={date} type="button" aria-pressed={date === day} aria-label={times.longDay(`${date}T12:00:00Z`, "UTC")} disabled={!days.has(date)} onClick={() => onDay(date)} className={cn("grid min-h-14 content-center justify-items-center rounded-xl text-sm", date === day ? "bg-accent text-accent-ink" : isOpen(days, date) ? "bg-accent-soft text-accent" : "text-muted")}>
            <span className="text-xs">{times.weekday(`${date}T12:00:00Z`, "UTC")}</span>
            <span className="text-base font-semibold">{Number(date.slice(8))}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

function Month({ days, day, onDay }: DaysProps) {
  const t = useTranslations("picker");
  const times = useTimes();
  const [shown, setShown] = useState<string | null>(null);
  const month = shown ?? day.slice(0, 7);
  const last = addDays(`${month}-28`, 4).slice(0, 7);
  const before = addDays(`${month}-01`, -1).slice(0, 7);
  const from = monday(`${month}-01`);
  const cells = Array.from({ length: 42 }, (_, i) => addDays(from, i));
  return (
    <div className="hidden md:block">
      <div className="mb-2 flex items-center justify-between">
        <button type="button" className={arrow} aria-label={t("month_before")} disabled={![...days.keys()].some((date) => date < `${month}-01`)} onClick={() => setShown(before)}><ChevronLeft aria-hidden className="size-5" /></button>
        <p aria-live="polite" className="font-medium">{times.month(`${month}-15T12:00:00Z`, "UTC")}</p>
        <button type="button" className={arrow} aria-label={t("month_after")} disabled={![...days.keys()].some((date) => date >= `${last}-01`)} onClick={() => setShown(last)}><ChevronRight aria-hidden className="size-5" /></button>
      </div>
      <div aria-hidden className="mb-1 grid grid-cols-7 text-center text-xs text-muted">
        {cells.slice(0, 7).map((date) => <span key={date}>{times.weekday(`${date}T12:00:00Z`, "UTC")}</span>)}
      </div>
      <div role="group" aria-label={t("days")} onKeyDown={withArrows} className="grid grid-cols-7 gap-1">
        {cells.map((date) => (
          <button key={date} type="button" aria-pressed={date === day} aria-label={times.longDay(`${date}T12:00:00Z`, "UTC")} disabled={!days.has(date)} onClick={() => onDay(date)} className={cn("grid aspect-square min-h-11 place-items-center rounded-xl", !date.startsWith(month) && "invisible", date === day ? "bg-accent font-semibold text-accent-ink" : isOpen(days, date) ? "bg-accent-soft font-medium text-accent hover:outline-2 hover:outline-accent" : "text-muted")}>
            {Number(date.slice(8))}
          </button>
        ))}
      </div>
    </div>
  );
}
