"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import { changeAccount, type Account } from "@/api/session";
import { viewerZone } from "@/i18n/locale";
import { zoneName } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";

/** The name that others read, and the zone that times are told in. */
export function NameForm({ account }: { account: Account }) {
  const t = useTranslations("profile");
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ defaultValues: { name: account.name, tz: account.tz } });
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = form.handleSubmit(async (body) => {
    setRefusal(null);
    try {
      const changed = await unwrap(api.PATCH("/api/v1/me", { body }));
      changeAccount(changed);
      form.reset({ name: changed.name, tz: changed.tz });
      toast({ title: t("saved") });
    } catch (error) {
      setRefusal(atFields(error, ["name", "tz"], form.setError));
    }
  });
  const device = viewerZone();
  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Field label={t("name")} autoComplete="name" maxLength={120} error={errors.name?.message} {...form.register("name")} />
      <Field label={t("tz")} list="zones" autoComplete="off" error={errors.tz?.message} hint={account.tz === device ? t("tz_same") : (
        <span className="flex flex-wrap items-center gap-x-2">
          {t("tz_hint", { zone: zoneName(device) })}
          <button type="button" className="min-h-11 font-medium text-accent underline" onClick={() => form.setValue("tz", device, { shouldDirty: true })}>{t("tz_take")}</button>
        </span>
      )} {...form.register("tz")} />
      <datalist id="zones">{Intl.supportedValuesOf("timeZone").map((zone) => <option key={zone} value={zone} />)}</datalist>
      <Button type="submit" className="justify-self-start" disabled={!isDirty} busy={isSubmitting}>{t("save")}</Button>
    </form>
  );
}
