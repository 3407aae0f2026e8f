"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";

/** The local date of an instant in a zone, as 2026-12-01. */
export function localDate(instant: string | number, tz: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: tz, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(instant));
}

/** The date some days after one. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The Monday of a date's week. */
export function monday(date: string): string {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** Minutes since local midnight of an instant in a zone. */
export function minuteOfDay(instant: string, tz: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: tz, hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
  const [hour = 0, minute = 0] = parts.split(":").map(Number);
  return hour * 60 + minute;
}

/** What the clocks of a zone show at an instant, as 2026-12-01T09:00:00. */
export function wallTime(instant: string | number, tz: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: tz, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const { year = "", month, day, hour, minute, second } = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${year.padStart(4, "0")}-${month}-${day}T${hour}:${minute}:${second}`;
}

/**
 * The instant at which the clocks of a zone show a time, read as the server reads hours: of two the earlier one; a time
 * that a change of clocks leaves out is the first instant after the change.
 */
export function instantOf(wall: string, tz: string): string {
  const wanted = Date.parse(`${wall}Z`);
  const shown = (at: number) => Date.parse(`${wallTime(at, tz)}Z`);
  const offsets = [wanted - 86_400_000, wanted + 86_400_000].map((at) => shown(at) - at);
  const found = offsets.map((offset) => wanted - offset).filter((at) => shown(at) === wanted);
  if (found.length > 0) return new Date(Math.min(...found)).toISOString();
  let [before, after] = [wanted - Math.max(...offsets), wanted - Math.min(...offsets)];
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (shown(middle) < wanted) before = middle;
    else after = middle;
  }
  return new Date(after).toISOString();
}

/** A zone's name for people: the last part of its identity. */
export const zoneName = (tz: string) => (tz.split("/").pop() ?? tz).replaceAll("_", " ");

/** Times and dates in the viewer's language. */
export function useTimes() {
  const locale = useLocale();
  return useMemo(() => {
    const format = (options: Intl.DateTimeFormatOptions) => (instant: string | number, tz: string) =>
      new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { ...options, timeZone: tz }).format(new Date(instant));
    return {
      time: format({ hour: "2-digit", minute: "2-digit" }),
      day: format({ weekday: "short", day: "numeric", month: "short" }),
      longDay: format({ weekday: "long", day: "numeric", month: "long" }),
      weekday: format({ weekday: "short" }),
      longWeekday: format({ weekday: "long" }),
      dayMonth: format({ day: "numeric", month: "long" }),
      dayOfMonth: format({ day: "numeric" }),
      month: format({ month: "long", year: "numeric" }),
      dayTime: format({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
    };
  }, [locale]);
}

/** Money in the viewer's language. */
export function useMoney() {
  const locale = useLocale();
  return (money: { minor: number; currency: string }) => {
    const format = new Intl.NumberFormat(locale, { style: "currency", currency: money.currency });
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    const whole = money.minor % 10 ** digits === 0;
    return new Intl.NumberFormat(locale, { style: "currency", currency: money.currency, minimumFractionDigits: whole ? 0 : digits }).format(money.minor / 10 ** digits);
  };
}
