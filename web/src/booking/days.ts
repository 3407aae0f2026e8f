import { localDate, minuteOfDay } from "@/i18n/time";
import { bookable, type SlotsState } from "@/live/slots";

/** A start on the page: free, held by somebody, or gone a moment ago. */
export type Slot = { start: string; state: "free" | "held" | "gone" };

/** Parts of a day, in their order. */
export const PARTS = ["morning", "afternoon", "evening"] as const;
/** One of them. */
export type Part = (typeof PARTS)[number];

/** The starts of each of the viewer's days, held ones included, rising. */
export function slotsByDay(state: SlotsState, tz: string, now: number): Map<string, Slot[]> {
  const days = new Map<string, Slot[]>();
  const all: Slot[] = [
    ...bookable(state, now).map((start) => ({ start, state: "free" as const })),
    ...Object.keys(state.held).map((start) => ({ start, state: "held" as const })),
  ];
  for (const slot of all.sort((a, b) => a.start.localeCompare(b.start))) {
    const date = localDate(slot.start, tz);
    const day = days.get(date);
    if (day) day.push(slot);
    else days.set(date, [slot]);
  }
  return days;
}

/** A day's starts with those that were seen there and are gone, so that nothing moves under a finger. */
export function withGone(slots: readonly Slot[], seen: ReadonlySet<string>, earliest: number): Slot[] {
  const here = new Set(slots.map((slot) => slot.start));
  const gone = [...seen].filter((start) => !here.has(start) && Date.parse(start) >= earliest);
  return [...slots, ...gone.map((start) => ({ start, state: "gone" as const }))].sort((a, b) => a.start.localeCompare(b.start));
}

/** A day's starts by the part of the viewer's day; parts without any are left out. */
export function byPart(slots: readonly Slot[], tz: string): [Part, Slot[]][] {
  const partOf = (start: string): Part => {
    const hour = minuteOfDay(start, tz) / 60;
    return hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening";
  };
  return PARTS.map((part) => [part, slots.filter((slot) => partOf(slot.start) === part)] as [Part, Slot[]]).filter(([, some]) => some.length > 0);
}

/** Whether something is free on a date. */
export const isOpen = (days: ReadonlyMap<string, Slot[]>, date: string) => days.get(date)?.some((slot) => slot.state === "free") ?? false;
