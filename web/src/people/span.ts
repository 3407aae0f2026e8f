import type { components } from "@/api/schema";
import { addDays, instantOf, localDate, minuteOfDay } from "@/i18n/time";

/** Time off, or what is to be. */
export type Span = { start: string; end: string };
/** A trainer's working time. */
export type Hours = components["schemas"]["Hours"];
type Windows = components["schemas"]["LocalWindow"][];

/** The instant at which a zone's clocks show a time for the last time that day. */
function lastInstantOf(date: string, time: string, tz: string): string {
  const first = Date.parse(instantOf(date, time, tz));
  const shows = (at: string) => localDate(at, tz) === date && minuteOfDay(at, tz) === Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const again = [30, 60, 120].map((minutes) => plain(first + minutes * 60_000)).find(shows);
  return again ?? plain(first);
}

const plain = (at: number) => new Date(at).toISOString().replace(".000Z", "Z");

/** Whole local days, the last included. */
export const wholeDays = (first: string, last: string, tz: string): Span => ({ start: instantOf(first, "00:00", tz), end: instantOf(addDays(last, 1), "00:00", tz) });

/** A part of a local day. */
export const partOfDay = (date: string, from: string, until: string, tz: string): Span => ({ start: instantOf(date, from, tz), end: until === "00:00" ? instantOf(addDays(date, 1), until, tz) : lastInstantOf(date, until, tz) });

/** The first and the last local date of a span. */
export function datesOf({ start, end }: Span, tz: string): { first: string; last: string; whole: boolean } {
  const [first, last] = [localDate(start, tz), localDate(Date.parse(end) - 1, tz)];
  const days = wholeDays(first, last, tz);
  return { first, last, whole: Date.parse(days.start) === Date.parse(start) && Date.parse(days.end) === Date.parse(end) };
}

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

/** The windows of the week's rule on a date. */
export const usual = (hours: Hours, date: string): Windows =>
  hours.weekly.filter(({ weekday }) => weekday === WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]).map(({ start, end }) => ({ start, end }));

/** What is set for a date: as each week, hours of its own, closed; and whether time off takes some of it, or all. */
export type DayMark = { rule: "week" | "own" | "closed"; windows: Windows; off: "none" | "part" | "all" };

/** Reads what is set for a date. It says what the trainer entered; what can be booked is the server's to say. */
export function dayMark(hours: Hours, date: string): DayMark {
  const own = hours.overrides.find((one) => one.date === date);
  const day = wholeDays(date, date, hours.tz);
  const [from, to] = [Date.parse(day.start), Date.parse(day.end)];
  const off = hours.time_off.filter(({ start, end }) => Date.parse(start) < to && Date.parse(end) > from);
  const all = off.some(({ start, end }) => Date.parse(start) <= from && Date.parse(end) >= to);
  return { rule: !own ? "week" : own.windows.length ? "own" : "closed", windows: own?.windows ?? usual(hours, date), off: all ? "all" : off.length ? "part" : "none" };
}

/** One thing that is set ahead. */
export type Ahead = { kind: "off"; from: string; off: Hours["time_off"][number] } | { kind: "date"; from: string; date: Hours["overrides"][number] };

/** What is set from now on, the nearest first. */
export function setAhead(hours: Hours, now: number): Ahead[] {
  const today = localDate(now, hours.tz);
  const off = hours.time_off.filter(({ end }) => Date.parse(end) > now).map((one): Ahead => ({ kind: "off", from: localDate(one.start, hours.tz), off: one }));
  const dates = hours.overrides.filter(({ date }) => date >= today).map((one): Ahead => ({ kind: "date", from: one.date, date: one }));
  return [...off, ...dates].sort((a, b) => a.from.localeCompare(b.from));
}
