"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, ProblemError, unwrap } from "@/api/problem";
import { viewerZone } from "@/i18n/locale";
import { Button } from "@/ui/button";
import { Area, Check } from "@/ui/field";
import { Card, Note, Skeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { Head } from "./head";
import { Overtaken } from "./overtaken";
import { everySeconds, useHow, type How } from "./reading";
import { Refused } from "./refused";
import { Required } from "./required";
import { formOf, inputOf, type Settings, type SettingsForm } from "./settings-shape";

const KEY = ["admin", "settings"];

/** The settings at a version. */
type Seen = { settings: Settings; etag: string };

async function read(how: How): Promise<Seen> {
  const answer = await api.GET("/api/v1/admin/settings", how).catch(() => {
    throw ProblemError.unreachable();
  });
  return { settings: await unwrap(Promise.resolve(answer)), etag: answer.response.headers.get("etag") ?? "" };
}

async function write(body: ReturnType<typeof inputOf>, etag: string): Promise<Seen> {
  const answer = await api.PUT("/api/v1/admin/settings", { params: { header: { "If-Match": etag } }, body }).catch(() => {
    throw ProblemError.unreachable();
  });
  return { settings: await unwrap(Promise.resolve(answer)), etag: answer.response.headers.get("etag") ?? "" };
}

/** What is set for all of FitTribe. */
export function SettingsView() {
  const t = useTranslations("settings");
  const how = useHow(KEY);
  const found = useQuery({ queryKey: KEY, queryFn: () => read(how()), ...everySeconds(30) });
  return (
    <>
      <Head title={t("title")} intro={t("intro")} />
      {found.data ? <Form latest={found.data} again={() => found.refetch()} /> : found.isError ? <Refused error={found.error} retry={() => void found.refetch()} /> : <Waiting />}
    </>
  );
}

const Waiting = () => (
  <>
    <Skeleton className="h-64" />
    <Skeleton className="h-24" />
    <Skeleton className="h-80" />
  </>
);

/** The form on the version that it was begun on. When another administrator was faster, their part comes in and what is typed stays. */
function useSettings(latest: Seen) {
  const tz = viewerZone();
  const [seen, setSeen] = useState(latest);
  const [before, setBefore] = useState<Settings | null>(null);
  const form = useForm<SettingsForm>({ defaultValues: formOf(latest.settings, tz) });
  const { isDirty } = form.formState;
  // Read here, so that the form keeps count of which fields were typed in.
  void form.formState.dirtyFields;
  useEffect(() => {
    if (latest.etag === seen.etag) return;
    if (isDirty) setBefore((known) => known ?? seen.settings);
    form.reset(formOf(latest.settings, tz), { keepDirtyValues: true });
    setSeen(latest);
    // Once a version that was read, not at each key.
  }, [latest.etag]);
  const take = (next: Seen) => {
    setSeen(next);
    setBefore(null);
    form.reset(formOf(next.settings, tz));
  };
  return { form, seen, before, take, tz };
}

function Form({ latest, again }: { latest: Seen; again: () => Promise<unknown> }) {
  const t = useTranslations("settings");
  const cache = useQueryClient();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { form, seen, before, take, tz } = useSettings(latest);
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = form.handleSubmit(async (typed) => {
    setRefusal(null);
    try {
      const now = await write(inputOf(typed, seen.settings, tz), seen.etag);
      take(now);
      cache.setQueryData(KEY, now);
      void cache.invalidateQueries({ queryKey: ["notice"] });
      void cache.invalidateQueries({ queryKey: ["admin", "audit"], refetchType: "none" });
      toast({ title: t("saved") });
    } catch (error) {
      if (error instanceof ProblemError && error.kind === "stale") return void (await again());
      setRefusal(atFields(error, ["announcement"], form.setError) ?? null);
    }
  });
  const announcement = form.watch("announcement");
  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-5">
      {before && <Overtaken before={before} after={seen.settings} onTake={() => take(seen)} />}
      <Card className="grid grid-cols-1 gap-4">
        <h2 className="text-lg font-semibold">{t("announcement")}</h2>
        <Area label={t("announcement_label")} hint={t("announcement_hint", { left: 500 - announcement.length })} maxLength={500} rows={3} error={errors.announcement?.message} {...form.register("announcement")} />
        {announcement.trim() && <div className="grid gap-1.5"><p className="text-sm text-muted">{t("preview")}</p><Note tone="warn">{announcement.trim()}</Note></div>}
      </Card>
      <Card className="grid grid-cols-1 gap-1">
        <h2 className="text-lg font-semibold">{t("sign_up")}</h2>
        <Check label={t("sign_up_open")} {...form.register("sign_up_open")} />
        {!form.watch("sign_up_open") && <p className="text-sm text-warn">{t("sign_up_shut")}</p>}
      </Card>
      <Required form={form} />
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={!isDirty} busy={isSubmitting}>{t("save")}</Button>
        {isDirty && <Button look="quiet" disabled={isSubmitting} onClick={() => take(seen)}>{t("undo")}</Button>}
      </div>
    </form>
  );
}
