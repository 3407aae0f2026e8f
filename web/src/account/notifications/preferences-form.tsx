"use client";

import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import type { UseFormRegister } from "react-hook-form";
import { zoneName } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Check, Field, Select } from "@/ui/field";
import { Note } from "@/ui/states";
import { ChangedElsewhere, useBeside } from "../elsewhere";
import { useMe, useMineCache } from "../mine";
import { useConsents } from "../privacy/queries";
import { useProfile } from "../profile/queries";
import { useVersionedForm, type Versioned } from "../versioned";
import { CHANNELS, DIGESTS, FIELDS, readPreferences, SUBJECTS, toForm, toPreferences, writePreferences, type Chosen, type Preferences } from "./preferences";

/** What goes out by which way, when it is quiet, and how often what can wait is gathered. */
export function PreferencesForm({ saved }: { saved: Versioned<Preferences> }) {
  const t = useTranslations("channels");
  const me = useMe();
  const cache = useMineCache();
  const kept = { saved, read: readPreferences, write: writePreferences, put: (now: Versioned<Preferences>) => cache.put("preferences", now) };
  const { form, submit, refusal, conflicts, take } = useVersionedForm<Chosen, Preferences>(kept, FIELDS, toForm, toPreferences);
  const { errors, isSubmitting, isDirty } = form.formState;
  const beside = useBeside(conflicts, take);
  const quiet = form.watch("quiet");
  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-5">
      <ChangedElsewhere conflicts={conflicts} />
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Channels register={form.register} />
      <NeedsMore subjects={form.watch("subjects")} />
      <div className="grid grid-cols-1 gap-2 border-t border-line pt-4">
        <Check label={t("quiet")} {...form.register("quiet")} />
        <div hidden={!quiet} className="grid grid-cols-2 gap-3 sm:max-w-sm">
          <Field label={t("quiet_start")} type="time" hint={beside("quiet_hours.start")} error={errors.quiet_hours?.start?.message} {...form.register("quiet_hours.start")} />
          <Field label={t("quiet_end")} type="time" hint={beside("quiet_hours.end")} error={errors.quiet_hours?.end?.message} {...form.register("quiet_hours.end")} />
        </div>
        <p className="text-sm text-muted">{t("quiet_hint", { zone: zoneName(me.tz) })}</p>
      </div>
      <Select label={t("digest")} className="sm:max-w-sm" hint={beside("digest") ?? t("digest_hint")} error={errors.digest?.message} {...form.register("digest")}>
        {DIGESTS.map((one) => <option key={one} value={one}>{t(`digest_${one}`)}</option>)}
      </Select>
      <Button type="submit" className="justify-self-start" disabled={!isDirty} busy={isSubmitting}>{t("save")}</Button>
    </form>
  );
}

function Channels({ register }: { register: UseFormRegister<Chosen> }) {
  const t = useTranslations("channels");
  return (
    <table className="w-full table-fixed">
      <caption className="sr-only">{t("title")}</caption>
      <thead>
        <tr className="text-sm text-muted">
          <th scope="col" className="text-left font-normal"><span className="sr-only">{t("subject")}</span></th>
          {CHANNELS.map((channel) => <th key={channel} scope="col" className="w-14 pb-1 text-center font-normal sm:w-24">{t(channel)}</th>)}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {SUBJECTS.map((subject) => (
          <tr key={subject}>
            <th scope="row" className="py-2 pr-2 text-left font-normal">
              <span className="block font-medium">{t(subject)}</span>
              <span className="block text-sm text-muted">{t(`${subject}_hint`)}</span>
            </th>
            {CHANNELS.map((channel) => (
              <td key={channel} className="text-center">
                <label className="inline-grid size-11 place-items-center">
                  <span className="sr-only">{t("by", { subject: t(subject), channel: t(channel) })}</span>
                  <input type="checkbox" className="size-5 accent-accent" {...register(`subjects.${subject}.${channel}`)} />
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was chosen and comes to nothing yet: texts without a number, offers without a consent. */
function NeedsMore({ subjects }: { subjects: Chosen["subjects"] }) {
  const t = useTranslations("channels");
  const profile = useProfile();
  const consents = useConsents();
  const texts = Object.values(subjects).some((channels) => channels.sms) && profile.data && !profile.data.value.phone;
  const agreed = (purpose: string) => consents.data?.present.some((one) => one.purpose === purpose && one.granted);
  const offers = consents.data && ((subjects.marketing?.email && !agreed("marketing_email")) || (subjects.marketing?.sms && !agreed("marketing_sms")));
  const link = "inline-block min-h-11 content-center font-medium underline";
  if (!texts && !offers) return null;
  return (
    <Note tone="warn" role="status">
      {texts && <p>{t("needs_phone")} <Link className={link} href="/account">{t("add_phone")}</Link></p>}
      {offers && <p>{t("needs_consent")} <Link className={link} href="/account/privacy">{t("to_consents")}</Link></p>}
    </Note>
  );
}
