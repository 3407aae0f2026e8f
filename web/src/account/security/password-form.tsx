"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useMe, useMineCache } from "../mine";
import { Part } from "../part";

/** Another password; every other device has to sign in again. */
export function PasswordForm() {
  const t = useTranslations("account");
  const me = useMe();
  const cache = useMineCache();
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ defaultValues: { current: "", new: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (body) => {
    setRefusal(null);
    try {
      await unwrap(api.PUT("/api/v1/me/password", { body }));
      form.reset();
      toast({ title: t("password_changed"), detail: t("others_out") });
      void cache.again("devices");
    } catch (error) {
      setRefusal(atFields(error, ["current", "new"], form.setError));
    }
  });
  return (
    <Part title={t("password")} intro={t("password_intro")}>
      <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
        {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
        <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
        <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
          <Field label={t("password_current")} type="password" autoComplete="current-password" error={errors.current?.message} {...form.register("current")} />
          <Field label={t("password_new")} type="password" autoComplete="new-password" hint={t("password_hint")} error={errors.new?.message} {...form.register("new")} />
        </div>
        <Button type="submit" look="plain" className="justify-self-start" busy={isSubmitting}>{t("password_change")}</Button>
      </form>
    </Part>
  );
}
