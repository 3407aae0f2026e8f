"use client";

import { useLocale, useTranslations } from "next-intl";
import { isKind } from "./kinds";

/** Kinds and readings in the viewer's words. */
export function useReadings() {
  const t = useTranslations("progress");
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const unit = (name: string) => (name === "count" ? t("unit_count") : name);
  return {
    kind: (name: string) => (isKind(name) ? t(`kind_${name}`) : name),
    unit,
    reading: ({ value, unit: name }: { value: string | number; unit: string }) => `${number.format(Number(value))} ${unit(name)}`,
  };
}

/** A calendar date in the viewer's words. */
export function useDate() {
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return (date: string) => format.format(new Date(`${date}T00:00:00Z`));
}
