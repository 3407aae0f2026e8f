"use client";

import { useTranslations } from "next-intl";
import type { UseFormReturn } from "react-hook-form";
import { useWrong } from "@/auth/use-wrong";
import { viewerZone } from "@/i18n/locale";
import { addDays, localDate } from "@/i18n/time";
import { Check, Field } from "@/ui/field";
import { Card } from "@/ui/states";
import { REQUIRABLE, type Requirable, type SettingsForm } from "./settings-shape";

/** Days that trainers need to get a certificate and have it looked at. */
const FAIR_DAYS = 14;

/** Which certificates every trainer must have, and from when on. */
export function Required({ form }: { form: UseFormReturn<SettingsForm> }) {
  const t = useTranslations("settings");
  return (
    <Card>
      <fieldset className="grid grid-cols-1 gap-3">
        <legend className="mb-1 text-lg font-semibold">{t("required")}</legend>
        <p className="max-w-prose text-muted">{t("required_intro")}</p>
        <div className="divide-y divide-line">{REQUIRABLE.map((kind) => <Kind key={kind} kind={kind} form={form} />)}</div>
      </fieldset>
    </Card>
  );
}

function Kind({ kind, form }: { kind: Requirable; form: UseFormReturn<SettingsForm> }) {
  const t = useTranslations("settings");
  const wrong = useWrong();
  const name = t(`kinds.${kind}`);
  const { on, since } = form.watch(`required.${kind}`);
  const { errors, dirtyFields } = form.formState;
  const soon = on && since && since < addDays(localDate(Date.now(), viewerZone()), FAIR_DAYS) && dirtyFields.required?.[kind];
  const needed = (value: string) => !form.getValues(`required.${kind}.on`) || Boolean(value) || "required";
  return (
    <div className="grid items-start gap-x-6 py-2 sm:grid-cols-[1fr_16rem]">
      <Check label={name} {...form.register(`required.${kind}.on`)} />
      {on && (
        <div className="pb-2">
          <Field label={t("since", { kind: name })} hint={soon ? <span className="text-warn">{t("soon")}</span> : undefined} type="date" error={wrong(errors.required?.[kind]?.since)} {...form.register(`required.${kind}.since`, { validate: needed })} />
        </div>
      )}
    </div>
  );
}
