"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type * as z from "zod/mini";
import { api } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import { begin, type Account } from "@/api/session";
import { viewerZone } from "@/i18n/locale";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { signUp } from "./schemas";
import { useWrong } from "./use-wrong";

/** Makes an account and signs in to it. */
export function SignUpForm({ onDone, role = "client", choosesRole = true }: { onDone: (account: Account) => void; role?: "client" | "trainer"; choosesRole?: boolean }) {
  const t = useTranslations("auth");
  const wrong = useWrong();
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<z.infer<typeof signUp>>({ resolver: zodResolver(signUp), defaultValues: { name: "", email: "", password: "", role } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setRefusal(null);
    try {
      const signedIn = await unwrap(api.POST("/api/v1/auth/sign-up", { body: { ...values, cookie: true, tz: viewerZone() } }));
      begin(signedIn);
      onDone(signedIn.account);
    } catch (error) {
      setRefusal(atFields(error, ["name", "email", "password", "role"], form.setError));
    }
  });

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      {choosesRole && (
        <fieldset className="grid grid-cols-2 gap-2">
          <legend className="mb-1.5 text-sm font-medium">{t("role")}</legend>
          {(["client", "trainer"] as const).map((one) => (
            <label key={one} className="flex min-h-11 items-center gap-2 rounded-xl border border-line-strong px-3 has-checked:border-accent has-checked:bg-accent-soft">
              <input type="radio" value={one} className="accent-accent" {...form.register("role")} />
              {t(`role_${one}`)}
            </label>
          ))}
        </fieldset>
      )}
      <Field label={t("name")} autoComplete="name" error={wrong(errors.name)} {...form.register("name")} />
      <Field label={t("email")} type="email" autoComplete="email" inputMode="email" error={wrong(errors.email)} {...form.register("email")} />
      <Field label={t("password")} type="password" autoComplete="new-password" hint={t("password_hint")} error={wrong(errors.password)} {...form.register("password")} />
      <Button type="submit" busy={isSubmitting}>{t("sign_up")}</Button>
    </form>
  );
}
