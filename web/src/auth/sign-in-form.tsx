"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type * as z from "zod/mini";
import { api } from "@/api/client";
import { atFields, ProblemError, unwrap } from "@/api/problem";
import { begin, current, type Account } from "@/api/session";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { signIn } from "./schemas";
import { useWrong } from "./use-wrong";

/** Whose page it is that ran out; after it was ended from elsewhere that is not said. */
function whoLapsed(): string {
  const session = current();
  return session.state === "in" && session.lapse === "expired" ? session.account.email : "";
}

/** Signs in; asks for a code when the account has an authenticator. */
export function SignInForm({ onDone }: { onDone: (account: Account) => void }) {
  const t = useTranslations("auth");
  const wrong = useWrong();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [needsCode, setNeedsCode] = useState(false);
  const form = useForm<z.infer<typeof signIn>>({ resolver: zodResolver(signIn), defaultValues: { email: whoLapsed(), password: "" } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ email, password, code }) => {
    setRefusal(null);
    try {
      const body = { email, password, cookie: true, ...(needsCode && code ? { code } : {}) };
      const signedIn = await unwrap(api.POST("/api/v1/auth/sign-in", { body }));
      begin(signedIn);
      onDone(signedIn.account);
    } catch (error) {
      if (error instanceof ProblemError && error.kind === "code_required") {
        setNeedsCode(true);
        return;
      }
      setRefusal(atFields(error, ["email", "password", "code"], form.setError) ?? null);
    }
  });

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {refusal && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Field label={t("email")} type="email" autoComplete="email" inputMode="email" error={wrong(errors.email)} {...form.register("email")} />
      <Field label={t("password")} type="password" autoComplete="current-password" error={wrong(errors.password)} {...form.register("password")} />
      {needsCode && <Field label={t("code")} hint={t("code_hint")} autoFocus autoComplete="one-time-code" error={wrong(errors.code)} {...form.register("code")} />}
      <Button type="submit" busy={isSubmitting}>{t("sign_in")}</Button>
      <Link href="/forgot" className="min-h-11 content-center text-center text-accent underline">{t("forgot")}</Link>
    </form>
  );
}
