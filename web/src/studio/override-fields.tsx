"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Controller, type UseFormReturn } from "react-hook-form";
import type { TrainerPage } from "@/trainers/queries";
import { MinutesField, unitOf, type Unit } from "./minutes-field";
import type { Overrides, ServiceValues } from "./service-values";

const UNITS: Record<Exclude<keyof Overrides, "horizon_days">, readonly Unit[]> = {
  notice: ["minutes", "hours", "days"],
  step: ["minutes"],
  buffer_before: ["minutes"],
  buffer_after: ["minutes"],
};
const SPANS = Object.keys(UNITS) as (keyof typeof UNITS)[];

/** Where this service departs from the policy; what is left empty stays the policy's. */
export function OverrideFields({ form, policy }: { form: UseFormReturn<ServiceValues>; policy: TrainerPage["policy"] }) {
  const t = useTranslations("policy_form");
  const wrong = form.formState.errors.overrides;
  const open = Object.values(form.formState.defaultValues?.overrides ?? {}).some((value) => value != null) || wrong !== undefined;
  const general = (minutes: number, units: readonly Unit[]) => {
    const unit = unitOf(minutes, units);
    return t(`as_${unit}`, { count: minutes / { minutes: 1, hours: 60, days: 1440 }[unit] });
  };
  return (
    <details open={open || undefined} className="group rounded-xl border border-line px-4">
      <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between gap-2 font-medium [&::-webkit-details-marker]:hidden">
        {t("own_rules")}
        <ChevronDown aria-hidden className="size-5 transition-transform group-open:rotate-180" />
      </summary>
      <div className="grid gap-4 pt-1 pb-4">
        <p className="text-sm text-muted">{t("own_rules_hint")}</p>
        {SPANS.map((name) => (
          <Controller key={name} control={form.control} name={`overrides.${name}`} render={({ field }) => (
            <MinutesField label={t(name)} hint={t("else", { value: general(policy[name], UNITS[name]) })} error={wrong?.[name]?.message} value={field.value} units={UNITS[name]} onChange={field.onChange} />
          )} />
        ))}
        <Controller control={form.control} name="overrides.horizon_days" render={({ field }) => (
          <MinutesField label={t("horizon_days")} hint={t("else", { value: t("as_days", { count: policy.horizon_days }) })} error={wrong?.horizon_days?.message} value={field.value === null ? null : field.value * 1440} units={["days"]} onChange={(minutes) => field.onChange(minutes === null ? null : minutes / 1440)} />
        )} />
      </div>
    </details>
  );
}
