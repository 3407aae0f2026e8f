import type { components } from "@/api/schema";

/** A window of each week. */
export type Window = components["schemas"]["WeeklyWindow"];
/** The days, from Monday on. */
export const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

const DAY = 1440;
const WEEK = 7 * DAY;

function minutes(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return hour * 60 + minute;
}

/** From when to when in minutes of the week; an end that is not after the start lies on the next day. */
function span(window: Window): [number, number] {
  const from = DAYS.indexOf(window.weekday as (typeof DAYS)[number]) * DAY + minutes(window.start);
  const long = minutes(window.end) - minutes(window.start);
  return [from, from + (long > 0 ? long : long + DAY)];
}

/** Which windows lie over another one, by their places. The week goes round. */
export function overlapping(windows: Window[]): Set<number> {
  const spans = windows.map(span);
  const meet = ([a, b]: [number, number], [c, d]: [number, number]) => [-WEEK, 0, WEEK].some((shift) => a < d + shift && c + shift < b);
  const found = spans.flatMap((one, i) => (spans.some((other, j) => i !== j && meet(one, other)) ? [i] : []));
  return new Set(found);
}

/** The week with one day's windows on other days too, in place of theirs. */
export function copied(windows: Window[], from: string, to: readonly string[]): Window[] {
  const day = windows.filter((one) => one.weekday === from);
  return [...windows.filter((one) => one.weekday === from || !to.includes(one.weekday)), ...to.filter((weekday) => weekday !== from).flatMap((weekday) => day.map((one) => ({ ...one, weekday })))];
}

/** The windows of a day, the first first. */
export const ordered = (windows: Window[]) => [...windows].sort((a, b) => span(a)[0] - span(b)[0]);
