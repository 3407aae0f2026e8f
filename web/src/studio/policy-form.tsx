"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Controller, useForm, type UseFormReturn } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Card, Failed, Note, Skeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { MinutesField, type Unit } from "./minutes-field";
import { usePolicy } from "./queries";
import { RefundTiers } from "./refund-tiers";
import { repoint } from "./fields";
import { Unsaved } from "./unsaved";

/** What a trainer asks of those who book. */
export type Policy = components["schemas"]["Policy"];
type Span = "notice" | "step" | "buffer_before" | "buffer_after" | "hold" | "reschedule_notice";
const FIELDS = ["notice", "step", "buffer_before", "buffer_after", "hold", "reschedule_notice", "horizon_days", "max_sessions_per_day", "max_holds_per_client", "cancellation"] as const;

/** The rules of booking, as sentences. */
export function PolicyPage() {
  const policy = usePolicy();
  if (policy.isError) return <Failed error={policy.error} retry={() => void policy.refetch()} />;
  if (policy.isPending) return <Skeleton className="h-160" />;
  return <PolicyForm policy={policy.data} />;
}

function PolicyForm({ policy }: { policy: Policy }) {
  const t = useTranslations("policy_form");
  const cache = useQueryClient();
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Policy>({ defaultValues: policy });
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    setRefusal(null);
    try {
      const cancellation = [...values.cancellation].sort((a, b) => b.hours_before - a.hours_before);
      const saved = await unwrap(api.PUT("/api/v1/trainers/me/policy", { body: { ...values, cancellation } }));
      form.reset(saved);
      cache.setQueryData(["policy", "me"], saved);
      void cache.invalidateQueries({ queryKey: ["trainer"] });
      toast({ title: t("saved") });
    } catch (error) {
      setRefusal(atFields(repoint(error, (pointer) => pointer.replace(/^(\/cancellation)\/.*/, "$1")), FIELDS, form.setError));
    }
  });
  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
      <Unsaved when={isDirty} />
      <p className="text-muted">{t("intro")}</p>
      <Part title={t("when")}>
        <SpanField form={form} name="notice" units={["minutes", "hours", "days"]} />
        <Count form={form} name="horizon_days" />
        <SpanField form={form} name="step" units={["minutes"]} />
        <Count form={form} name="max_sessions_per_day" />
      </Part>
      <Part title={t("between")}>
        <SpanField form={form} name="buffer_before" units={["minutes"]} />
        <SpanField form={form} name="buffer_after" units={["minutes"]} />
      </Part>
      <Part title={t("holding")}>
        <SpanField form={form} name="hold" units={["minutes"]} />
        <Count form={form} name="max_holds_per_client" />
        <SpanField form={form} name="reschedule_notice" units={["minutes", "hours", "days"]} />
      </Part>
      <Card className="grid gap-4">
        <h2 className="text-lg font-semibold">{t("cancelling")}</h2>
        <Controller control={form.control} name="cancellation" render={({ field }) => <RefundTiers tiers={field.value} onChange={field.onChange} error={errors.cancellation?.message} />} />
      </Card>
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Button type="submit" busy={isSubmitting} className="sm:justify-self-start">{t("save")}</Button>
    </form>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Card className="grid gap-4">
    <h2 className="text-lg font-semibold">{title}</h2>
    <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2">{children}</div>
  </Card>
);

function SpanField({ form, name, units }: { form: UseFormReturn<Policy>; name: Span; units: readonly Unit[] }) {
  const t = useTranslations("policy_form");
  return (
    <Controller control={form.control} name={name} render={({ field }) => (
      <MinutesField key={form.formState.defaultValues?.[name]} label={t(name)} hint={t(`${name}_hint`)} error={form.formState.errors[name]?.message} value={field.value} units={units} onChange={field.onChange} />
    )} />
  );
}

function Count({ form, name }: { form: UseFormReturn<Policy>; name: "horizon_days" | "max_sessions_per_day" | "max_holds_per_client" }) {
  const t = useTranslations("policy_form");
  const number = (text: unknown) => (text === "" || text === null || text === undefined ? null : Number(text));
  return <Field label={t(name)} hint={t(`${name}_hint`)} placeholder={name === "max_sessions_per_day" ? t("any") : undefined} type="number" min={1} inputMode="numeric" error={form.formState.errors[name]?.message} {...form.register(name, { setValueAs: number })} />;
}
