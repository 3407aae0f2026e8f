"use client";

import { useTranslations } from "next-intl";
import { LOCALES, useLocaleChoice, type Locale } from "@/i18n/locale";
import { Button } from "@/ui/button";
import { Area, Field, Select } from "@/ui/field";
import { Note } from "@/ui/states";
import { ChangedElsewhere, useBeside } from "../elsewhere";
import { useMineCache } from "../mine";
import { useVersionedForm, type Versioned } from "../versioned";
import { FIELDS, toForm, toProfile, type About } from "./about";
import { readProfile, writeProfile, type Profile } from "./queries";

/** What one tells about oneself; clients also tell their trainers who they are and whom to call. */
export function AboutForm({ saved, client }: { saved: Versioned<Profile>; client: boolean }) {
  const t = useTranslations("profile");
  const cache = useMineCache();
  const { choose } = useLocaleChoice();
  const write = async (body: Profile, etag: string) => {
    const now = await writeProfile(body, etag);
    const language = now.value.locale?.slice(0, 2);
    if (language && language in LOCALES) choose(language as Locale);
    return now;
  };
  const kept = { saved, read: readProfile, write, put: (now: Versioned<Profile>) => cache.put("profile", now) };
  const { form, submit, refusal, conflicts, take } = useVersionedForm<About, Profile>(kept, FIELDS, toForm, toProfile);
  const { errors, isSubmitting, isDirty } = form.formState;
  const beside = useBeside(conflicts, take);
  const emergency = errors.emergency_contact;
  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
      <ChangedElsewhere conflicts={conflicts} />
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label={t("phone")} type="tel" autoComplete="tel" placeholder="+49 170 1234567" hint={beside("phone") ?? t("phone_hint")} error={errors.phone?.message} {...form.register("phone")} />
        <Language saved={saved.value.locale} hint={beside("locale") ?? t("locale_hint")} error={errors.locale?.message} {...form.register("locale")} />
      </div>
      {client && (
        <>
          <Field label={t("birth_date")} type="date" autoComplete="bday" className="sm:max-w-60" hint={beside("birth_date") ?? t("birth_date_hint")} error={errors.birth_date?.message} {...form.register("birth_date")} />
          <Area label={t("about")} maxLength={2000} hint={beside("about") ?? t("about_hint")} error={errors.about?.message} {...form.register("about")} />
          <fieldset className="grid grid-cols-1 gap-4 border-t border-line pt-5 sm:grid-cols-2">
            <legend className="sr-only">{t("emergency")}</legend>
            <div className="sm:col-span-2">
              <p aria-hidden className="font-medium">{t("emergency")}</p>
              <p className="text-sm text-muted">{t("emergency_hint")}</p>
            </div>
            <Field label={t("emergency_name")} maxLength={120} autoComplete="off" hint={beside("emergency_contact.name")} error={emergency?.name?.message} {...form.register("emergency_contact.name")} />
            <Field label={t("emergency_relation")} maxLength={60} autoComplete="off" placeholder={t("relation_example")} hint={beside("emergency_contact.relation")} error={emergency?.relation?.message} {...form.register("emergency_contact.relation")} />
            <Field label={t("emergency_phone")} type="tel" autoComplete="off" hint={beside("emergency_contact.phone")} error={emergency?.phone?.message} {...form.register("emergency_contact.phone")} />
          </fieldset>
        </>
      )}
      <Button type="submit" className="justify-self-start" disabled={!isDirty} busy={isSubmitting}>{t("save")}</Button>
    </form>
  );
}

/** The language of letters and pages: one of ours, or whatever was told before. */
function Language({ saved, ...rest }: { saved: string | null } & Omit<Parameters<typeof Select>[0], "label" | "children">) {
  const t = useTranslations("profile");
  const other = saved && !(saved in LOCALES) ? saved : null;
  return (
    <Select label={t("locale")} {...rest}>
      <option value="">{t("locale_device")}</option>
      {Object.entries(LOCALES).map(([code, name]) => <option key={code} value={code}>{name}</option>)}
      {other && <option value={other}>{new Intl.DisplayNames([other], { type: "language" }).of(other)}</option>}
    </Select>
  );
}
