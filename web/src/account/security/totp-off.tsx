"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { TotpSetup } from "./totp-setup";

/** What an app is given. */
export type Secret = components["schemas"]["TotpSecret"];

/** Without an authenticator: the password first, then the setting up. */
export function TotpOff({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const t = useTranslations("totp");
  const [secret, setSecret] = useState<Secret | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ defaultValues: { password: "" } });
  const submit = form.handleSubmit(async (body) => {
    setRefusal(null);
    try {
      setSecret(await unwrap(api.POST("/api/v1/me/totp", { body })));
      form.reset();
    } catch (error) {
      setRefusal(atFields(error, ["password"], form.setError));
    }
  });
  if (secret) return <TotpSetup secret={secret} onCodes={onCodes} onCancel={() => setSecret(null)} />;
  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Field label={t("password")} type="password" autoComplete="current-password" className="sm:max-w-sm" error={form.formState.errors.password?.message} {...form.register("password")} />
      <Button type="submit" look="plain" className="justify-self-start" busy={form.formState.isSubmitting}>{t("begin")}</Button>
    </form>
  );
}
