"use client";

import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import type { components } from "@/api/schema";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Button, ButtonLink } from "@/ui/button";
import { Area } from "@/ui/field";
import { Failed, Note, Skeleton } from "@/ui/states";
import { ChangedElsewhere, useBeside } from "../elsewhere";
import { useMine, useMineCache } from "../mine";
import { Part } from "../part";
import { useConsent, useConsents } from "../privacy/queries";
import { useVersionedForm, versioned, type Versioned } from "../versioned";

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

const read = () => versioned(api.GET("/api/v1/me/health-notes"));
const write = ({ notes }: Notes, etag: string) => versioned(api.PUT("/api/v1/me/health-notes", { params: { header: { "If-Match": etag } }, body: { notes } }));

function Written() {
  const notes = useMine("health-notes", read);
  if (notes.isError) return <Failed error={notes.error} retry={() => void notes.refetch()} />;
  if (!notes.data) return <Skeleton className="h-48" />;
  return <NotesForm saved={notes.data} />;
}

type Typed = { notes: string };

function NotesForm({ saved }: { saved: Versioned<Notes> }) {
  const t = useTranslations("progress");
  const times = useTimes();
  const cache = useMineCache();
  const kept = { saved, read, write, put: (now: Versioned<Notes>) => cache.put("health-notes", now) };
  const { form, submit, refusal, conflicts, take } = useVersionedForm<Typed, Notes>(kept, ["notes"], ({ notes }) => ({ notes }), (typed, before) => ({ ...before, ...typed }));
  const { errors, isSubmitting, isDirty } = form.formState;
  const beside = useBeside(conflicts, take);
  const written = saved.value.updated_at;
  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
      <ChangedElsewhere conflicts={conflicts} />
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Area label={t("health_notes")} rows={5} hint={beside("notes") ?? (written ? t("written", { time: times.dayTime(written, viewerZone()) }) : t("health_hint"))} error={errors.notes?.message} {...form.register("notes")} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={!isDirty} busy={isSubmitting}>{t("save")}</Button>
        <ButtonLink look="quiet" href="/account/privacy">{t("health_withdraw")}</ButtonLink>
      </div>
    </form>
  );
}
