"use client";

import { useLocale } from "next-intl";
import { decimals } from "./money";

/** What is made once for each key: a formatter takes long to make, and a calendar has thousands of instants. */
function once<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const made = known.get(key) ?? make(key);
    known.set(key, made);
    return made;
  };
}

/** A formatter for each zone. */
const zoned = (locale: string, options: Intl.DateTimeFormatOptions) => once((tz) => new Intl.DateTimeFormat(locale, { ...options, timeZone: tz }));

const dates = zoned("en-CA", { year: "numeric", month: "2-digit", day: "2-digit" });

/** The local date of an instant in a zone, as 2026-12-01. */
export const localDate = (instant: string | number, tz: string): string => dates(tz).format(new Date(instant));

/** The date some days after one. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The Monday of a date's week. */
export function monday(date: string): string {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

const minutes = zoned("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** Minutes since local midnight of an instant in a zone. */
export function minuteOfDay(instant: string, tz: string): number {
  const [hour = 0, minute = 0] = minutes(tz).format(new Date(instant)).split(":").map(Number);
  return hour * 60 + minute;
}

const clocks = zoned("en-GB", { hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** What the clocks of a zone show at an instant, as 2026-12-01T09:00:00. */
export function wallTime(instant: string | number, tz: string): string {
  const { year = "", month, day, hour, minute, second } = Object.fromEntries(clocks(tz).formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${year.padStart(4, "0")}-${month}-${day}T${hour}:${minute}:${second}`;
}

/** How far a zone's wall clock is ahead of UTC at an instant, in milliseconds. */
const ahead = (at: number, tz: string) => Date.parse(`${wallTime(at, tz)}Z`) - Math.floor(at / 1000) * 1000;

/** The instant at which a zone's clocks show a time: the earlier where they show it twice, the first that there is where they leave it out. */
export function instantOf(date: string, time: string, tz: string): string {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const [before, after] = [ahead(wall - 86_400_000, tz), ahead(wall + 86_400_000, tz)];
  const shown = [wall - before, wall - after].sort((a, b) => a - b).find((at) => at + ahead(at, tz) === wall);
  return new Date(shown ?? change(wall - after, wall - before, tz)).toISOString().replace(".000Z", "Z");
}

/** The same for what `wallTime` gives: to the minute. */
export const instantOfWall = (wall: string, tz: string) => instantOf(wall.slice(0, 10), wall.slice(11, 16), tz);

/** The first instant between two at which a zone's clocks are no longer as they were at the first. */
function change(from: number, to: number, tz: string): number {
  const old = ahead(from, tz);
  let [still, changed] = [from, to];
  while (changed - still > 1000) {
    const middle = Math.floor((still + changed) / 2000) * 1000;
    if (ahead(middle, tz) === old) still = middle;
    else changed = middle;
  }
  return changed;
}

/** A zone's name for people: the last part of its identity. */
export const zoneName = (tz: string) => (tz.split("/").pop() ?? tz).replaceAll("_", " ");

/** Times and dates in a language. */
const timesOf = once((locale) => {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formats = zoned(locale === "en" ? "en-GB" : locale, options);
    return (instant: string | number, tz: string) => formats(tz).format(new Date(instant));
  };
  const day = format({ weekday: "short", day: "numeric", month: "short" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const near = (instant: string | number, tz: string, now: number) => {
    const date = localDate(instant, tz);
    const ahead = [0, 1].find((days) => date === addDays(localDate(now, tz), days));
    if (ahead === undefined) return day(instant, tz);
    const word = relative.format(ahead, "day");
    return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
  };
  return {
    /** Today, tomorrow, or the day. */
    near,
    time: format({ hour: "2-digit", minute: "2-digit" }),
    day,
    longDay: format({ weekday: "long", day: "numeric", month: "long" }),
    weekday: format({ weekday: "short" }),
    wholeWeekday: format({ weekday: "long" }),
    dayOfMonth: format({ day: "numeric" }),
    month: format({ month: "long", year: "numeric" }),
    dayMonth: format({ day: "numeric", month: "short" }),
    date: format({ day: "numeric", month: "long", year: "numeric" }),
    shortMonth: format({ month: "short" }),
    dayTime: format({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
  };
});

/** Times and dates in the viewer's language. */
export const useTimes = () => timesOf(useLocale());

const amounts = (digits: (currency: string) => number) =>
  once((locale) => once((currency) => new Intl.NumberFormat(locale, { style: "currency", currency, minimumFractionDigits: digits(currency), maximumFractionDigits: digits(currency) })));
const exact = amounts(decimals);
const whole = amounts(() => 0);

/** Money in the viewer's language. */
export function useMoney() {
  const locale = useLocale();
  return ({ minor, currency }: { minor: number; currency: string }) => {
    const one = 10 ** decimals(currency);
    return (minor % one === 0 ? whole : exact)(locale)(currency).format(minor / one);
  };
}
