"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { Controller, useForm, type UseFormReturn } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, ProblemError, unwrap } from "@/api/problem";
import type { TrainerPage } from "@/trainers/queries";
import { Button } from "@/ui/button";
import { Area, Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import { Chips, type Choice } from "./chips";
import { LANGUAGES } from "./codes";
import { repoint } from "./fields";
import { pageBody, pageValues, specialty, type PageValues } from "./page-values";
import { PlaceFields } from "./place-fields";
import { ownKey, useFacets } from "./queries";
import { LEAST_BIOGRAPHY } from "./steps";
import { Unsaved } from "./unsaved";
import { ZoneField } from "./zone-field";

const MOST_LETTERS = 4000;
const FIELDS = ["headline", "biography", "tz", "specialties", "languages", "studio", "studio.address", "studio.city", "studio.country", "studio.lat", "studio.lon"] as const;
/** A word about one of several is a word about them. */
const whole = (pointer: string) => pointer.replace(/^\/(specialties|languages)\/.*/, "/$1");

/** The page's own form: what it saw, what was saved, and what came from elsewhere in between. */
function usePageForm(trainer: TrainerPage) {
  const t = useTranslations("studio");
  const cache = useQueryClient();
  const form = useForm<PageValues>({ defaultValues: pageValues(trainer) });
  const [seen, setSeen] = useState(trainer.version);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { isDirty } = form.formState;
  const elsewhere = trainer.version !== seen;
  const take = () => {
    form.reset(pageValues(trainer));
    setSeen(trainer.version);
    setRefusal(null);
  };
  useEffect(() => {
    if (elsewhere && !isDirty) take();
  });
  const send = async (values: PageValues) => {
    setRefusal(null);
    try {
      const saved = await unwrap(api.PUT("/api/v1/trainers/me", { params: { header: { "If-Match": `"${elsewhere ? trainer.version : seen}"` } }, body: pageBody(values) }));
      const page = { ...trainer, ...saved };
      setSeen(saved.version);
      form.reset(pageValues(page));
      cache.setQueryData(ownKey, page);
      void cache.invalidateQueries({ queryKey: ["trainer"] });
      void cache.invalidateQueries({ queryKey: ["hours"] });
      toast({ title: t("saved") });
    } catch (error) {
      if (error instanceof ProblemError && error.kind === "stale") return void cache.invalidateQueries({ queryKey: ownKey });
      setRefusal(atFields(repoint(error, whole), FIELDS, form.setError));
    }
  };
  const submit = form.handleSubmit(send);
  return { form, refusal, elsewhere: elsewhere && isDirty, take, submit };
}

/** What clients read of a trainer. */
export function PageForm({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("studio");
  const { form, refusal, elsewhere, take, submit } = usePageForm(trainer);
  const { errors, isSubmitting, isDirty } = form.formState;
  const letters = [...form.watch("biography").trim()].length;
  const tz = form.watch("tz");
  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-5">
      <Unsaved when={isDirty} />
      <Field label={t("headline")} hint={t("headline_hint")} maxLength={160} error={errors.headline?.message} {...form.register("headline")} />
      <div id="biography" className="scroll-mt-24">
        <Area label={t("biography")} rows={7} maxLength={MOST_LETTERS} error={errors.biography?.message} hint={letters < LEAST_BIOGRAPHY ? t("more_letters", { letters: LEAST_BIOGRAPHY - letters }) : t("letters", { letters, most: MOST_LETTERS })} {...form.register("biography")} />
      </div>
      <Words form={form} />
      <PlaceFields form={form} />
      <ZoneField hint={tz === trainer.tz ? t("tz_hint") : t("tz_moves")} error={errors.tz?.message} {...form.register("tz")} />
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      {elsewhere && (
        <Note tone="warn" role="alert">
          <p>{t("elsewhere")}</p>
          <Button look="plain" className="mt-2 text-ink" onClick={take}>{t("take_theirs")}</Button>
        </Note>
      )}
      <Button type="submit" busy={isSubmitting} className="sm:justify-self-start">{elsewhere ? t("save_mine") : t("save")}</Button>
    </form>
  );
}

function Words({ form }: { form: UseFormReturn<PageValues> }) {
  const t = useTranslations("studio");
  const taught = useFacets().data?.specialties ?? [];
  const spoken = useLanguages();
  const wrong = (field: "specialties" | "languages") => form.formState.errors[field]?.message;
  return (
    <>
      <div id="specialties" className="scroll-mt-24">
        <Controller control={form.control} name="specialties" render={({ field }) => (
          <Chips label={t("specialties")} hint={t("specialties_hint")} error={wrong("specialties")} values={field.value} onChange={field.onChange} most={10} free={specialty} choices={taught.map(({ value }) => ({ value, label: value }))} />
        )} />
      </div>
      <div id="languages" className="scroll-mt-24">
        <Controller control={form.control} name="languages" render={({ field }) => (
          <Chips label={t("languages")} hint={t("languages_hint")} error={wrong("languages")} values={field.value} onChange={field.onChange} most={10} choices={spoken} />
        )} />
      </div>
    </>
  );
}

/** All languages by name, those that other trainers speak first. */
function useLanguages(): Choice[] {
  const locale = useLocale();
  const facets = useFacets().data?.languages;
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "language" });
    const frequent = (facets ?? []).map(({ value }) => value);
    const own = (code: string) => new Intl.DisplayNames(code, { type: "language" }).of(code);
    return [...new Set([...frequent, ...LANGUAGES])].map((value) => ({ value, label: names.of(value) ?? value, also: frequent.includes(value) ? own(value) : undefined }));
  }, [locale, facets]);
}
