"use client";

import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Button, ButtonLink } from "@/ui/button";
import { Area } from "@/ui/field";
import { Failed, Note, Skeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useMine, useMineCache } from "../mine";
import { Part } from "../part";
import { useConsent, useConsents } from "../privacy/queries";

type Notes = components["schemas"]["HealthNotes"];

/** Notes on one's health, once one has agreed that they are kept. */
export function HealthNotes() {
  const t = useTranslations("progress");
  const consents = useConsents();
  const agreed = consents.data?.present.some((one) => one.purpose === "health_data" && one.granted);
  return (
    <Part title={t("health")} intro={t("health_intro")}>
      {consents.isError ? <Failed error={consents.error} retry={() => void consents.refetch()} />
        : !consents.data ? <Skeleton className="h-40" />
        : agreed ? <Written /> : <Agree />}
    </Part>
  );
}

function Agree() {
  const t = useTranslations("progress");
  const consent = useConsent();
  return (
    <div className="grid gap-4 rounded-xl bg-sunken p-4">
      <p className="flex gap-3"><ShieldCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />{t("health_consent")}</p>
      {consent.isError && <Note tone="bad" role="alert">{consent.error.message || t("unreachable")}</Note>}
      <Button className="justify-self-start" busy={consent.isPending} onClick={() => consent.mutate({ purpose: "health_data", granted: true })}>{t("health_agree")}</Button>
    </div>
  );
}

function Written() {
  const notes = useMine("health-notes", () => unwrap(api.GET("/api/v1/me/health-notes")));
  if (notes.isError) return <Failed error={notes.error} retry={() => void notes.refetch()} />;
  if (!notes.data) return <Skeleton className="h-48" />;
  return <NotesForm saved={notes.data} />;
}

function NotesForm({ saved }: { saved: Notes }) {
  const t = useTranslations("progress");
  const times = useTimes();
  const cache = useMineCache();
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ values: { notes: saved.notes }, resetOptions: { keepDirtyValues: true } });
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = form.handleSubmit(async (body) => {
    setRefusal(null);
    try {
      const now = await unwrap(api.PUT("/api/v1/me/health-notes", { body }));
      cache.put("health-notes", now);
      form.reset({ notes: now.notes });
      toast({ title: t("saved") });
    } catch (error) {
      setRefusal(atFields(error, ["notes"], form.setError));
    }
  });
  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Area label={t("health_notes")} rows={5} hint={saved.updated_at ? t("written", { time: times.dayTime(saved.updated_at, viewerZone()) }) : t("health_hint")} error={errors.notes?.message} {...form.register("notes")} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={!isDirty} busy={isSubmitting}>{t("save")}</Button>
        <ButtonLink look="quiet" href="/account/privacy">{t("health_withdraw")}</ButtonLink>
      </div>
    </form>
  );
}
