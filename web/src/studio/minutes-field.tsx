"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field, Select } from "@/ui/field";

const UNITS = { minutes: 1, hours: 60, days: 1440 } as const;
/** A unit that a span is told in. */
export type Unit = keyof typeof UNITS;

/** The largest unit that tells a span in whole numbers. */
export function unitOf(minutes: number | null, units: readonly Unit[]): Unit {
  const fits = (unit: Unit) => minutes !== null && minutes > 0 && minutes % UNITS[unit] === 0;
  return [...units].reverse().find(fits) ?? units[0] ?? "minutes";
}

type Props = { label: string; hint?: string; error?: string; value: number | null; placeholder?: string; units: readonly Unit[]; onChange: (minutes: number | null) => void };

/** A span as people say it, kept in minutes; empty is null. */
export function MinutesField({ label, hint, error, value, placeholder, units, onChange }: Props) {
  const t = useTranslations("policy_form");
  const [unit, setUnit] = useState(() => unitOf(value, units));
  const [text, setText] = useState(() => (value === null ? "" : String(value / UNITS[unit])));
  const told = (next: string, by: Unit) => {
    setText(next);
    setUnit(by);
    onChange(next.trim() === "" ? null : Math.round(Number(next.replace(",", ".")) * UNITS[by]));
  };
  const choice = (
    <Select hideLabel label={t("unit_of", { label })} value={unit} disabled={units.length === 1} onChange={(event) => told(text, event.target.value as Unit)}>
      {units.map((one) => <option key={one} value={one}>{t(one)}</option>)}
    </Select>
  );
  return <Field label={label} hint={hint} error={error} value={text} placeholder={placeholder} inputMode="decimal" autoComplete="off" after={choice} onChange={(event) => told(event.target.value, unit)} />;
}
