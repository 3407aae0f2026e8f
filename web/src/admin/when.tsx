"use client";

import { useLocale } from "next-intl";

/** An instant where the viewer is, with its year. */
export function When({ at }: { at: string | number }) {
  const locale = useLocale();
  const shown = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { dateStyle: "medium", timeStyle: "short" });
  const moment = new Date(at);
  return <time dateTime={moment.toISOString()} className="whitespace-nowrap tabular-nums">{shown.format(moment)}</time>;
}

/** A calendar day such as 2026-12-01. */
export function Day({ date }: { date: string }) {
  const locale = useLocale();
  const shown = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { dateStyle: "medium", timeZone: "UTC" });
  return <time dateTime={date} className="whitespace-nowrap">{shown.format(new Date(`${date}T00:00:00Z`))}</time>;
}
