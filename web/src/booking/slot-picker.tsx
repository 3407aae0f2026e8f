"use client";

import { Globe } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { viewerZone } from "@/i18n/locale";
import { localDate, useTimes, zoneName } from "@/i18n/time";
import type { SlotsState } from "@/live/slots";
import { useServerNow } from "@/live/use-now";
import { useArrows } from "@/ui/arrows";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Skeleton } from "@/ui/states";
import { Week, Weeks } from "./day-pickers";
import { byPart, isOpen, slotsByDay, withGone, type Slot } from "./days";
import { SlotButton } from "./slot-button";

type Picking = {
  state: SlotsState | undefined;
  /** As in a dialog: always one week, never five. */
  narrow?: boolean;
  pending?: string | null;
  mine?: string | null;
  /** The start that somebody came for. */
  wanted?: string | null;
  onPick: (start: string) => void;
  /** Set for whom it concerns: a tap asks why a time is or is not free. */
  onWhy?: (start: string, button: HTMLElement) => void;
};

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

/** A day's starts, with those that went while one looked. */
function useSeen(day: string | null, slots: readonly Slot[], earliest: number): Slot[] {
  const seen = useRef<{ day: string | null; starts: Set<string> }>({ day: null, starts: new Set() });
  if (seen.current.day !== day) seen.current = { day, starts: new Set() };
  for (const slot of slots) seen.current.starts.add(slot.start);
  return withGone(slots, seen.current.starts, earliest);
}

/** The day that is shown: the one that was tapped, the one somebody came for, the first that has something free. */
function useDay(days: ReadonlyMap<string, Slot[]>, wanted: string | null) {
  const [chosen, setChosen] = useState<string | null>(null);
  const first = [...days.keys()].find((date) => isOpen(days, date)) ?? null;
  const day = chosen ?? (wanted && days.has(wanted) ? wanted : first);
  // Once something is shown it stays, whatever happens to it.
  if (chosen === null && day !== null) setChosen(day);
  return [day, setChosen] as const;
}

/** Times to pick from, live: a strip of the week on a phone, five weeks on a laptop. */
export function SlotPicker(picking: Picking) {
  const { state, narrow, pending, mine, wanted } = picking;
  const t = useTranslations("picker");
  const tz = viewerZone();
  const now = useServerNow(60_000);
  const days = useMemo(() => (state ? slotsByDay(state, tz, now) : new Map<string, Slot[]>()), [state, tz, now]);
  const [day, setDay] = useDay(days, wanted ? localDate(wanted, tz) : null);
  const slots = useSeen(day, (day && days.get(day)) || [], now + (state?.noticeS ?? 0) * 1000);
  const announcement = useAnnouncement(state, day, tz, [pending, mine]);
  if (!state) return <Skeleton className={cn("h-105", !narrow && "md:h-101")} />;
  if (!day) return <p className="rounded-xl bg-sunken px-4 py-10 text-center text-muted">{t("none")}</p>;
  const shared = { days, day, today: localDate(now, tz), onDay: setDay };
  return (
    <div className={cn("grid gap-5", !narrow && "md:grid-cols-[minmax(0,20.5rem)_minmax(0,1fr)] md:gap-8")}>
      <div>
        <Week {...shared} className={cn(!narrow && "md:hidden")} />
        {!narrow && <Weeks {...shared} className="hidden md:block" />}
      </div>
      <div className="min-w-0">
        <DayTimes {...picking} state={state} day={day} slots={slots} tz={tz} next={[...days.keys()].find((date) => date > day && isOpen(days, date)) ?? null} onDay={setDay} />
        <p aria-live="polite" className="sr-only">{announcement}</p>
      </div>
    </div>
  );
}

type DayProps = Picking & { state: SlotsState; day: string; slots: Slot[]; tz: string; next: string | null; onDay: (day: string) => void };

function DayTimes({ state, day, slots, tz, next, onDay, pending, mine, wanted, onPick, onWhy }: DayProps) {
  const t = useTranslations("picker");
  const times = useTimes();
  const starts = slots.map((slot) => slot.start);
  const { onKeyDown, stopAt } = useArrows(mine ?? wanted ?? slots.find((slot) => slot.state === "free")?.start);
  return (
    <>
      <h3 className="text-lg font-semibold">{times.longDay(`${day}T12:00:00Z`, "UTC")}</h3>
      <p className="mb-4 flex items-center gap-1.5 text-sm text-muted">
        <Globe aria-hidden className="size-4 shrink-0" />
        {tz === state.tz ? t("zone", { zone: zoneName(tz) }) : t("zones", { yours: zoneName(tz), theirs: zoneName(state.tz) })}
      </p>
      <div role="group" aria-label={t("times")} onKeyDown={onKeyDown} className="grid gap-4">
        {byPart(slots, tz).map(([part, some]) => (
          <div key={part} role="group" aria-label={t(part)}>
            <p aria-hidden className="mb-1.5 text-sm text-muted">{t(part)}</p>
            <div className="grid grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-2">
              {some.map((slot) => (
                <SlotButton
                  key={slot.start}
                  slot={slot}
                  tz={tz}
                  theirs={state.tz}
                  pending={pending === slot.start}
                  mine={mine === slot.start}
                  wanted={wanted === slot.start}
                  asks={Boolean(onWhy)}
                  stop={stopAt(slot.start, starts)}
                  onPick={(start, button) => (onWhy ? onWhy(start, button) : onPick(start))}
                />
              ))}
            </div>
          </div>
        ))}
      </div>
      {!slots.some((slot) => slot.state === "free") && (
        <p className="mt-4 flex flex-wrap items-center gap-3 text-muted">
          {t("day_none")}
          {next && <Button look="plain" className="text-ink" onClick={() => onDay(next)}>{t("next_day", { day: times.day(`${next}T12:00:00Z`, "UTC") })}</Button>}
        </p>
      )}
    </>
  );
}
