"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, ProblemError, unwrap } from "@/api/problem";
import { renew } from "@/api/session";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";

/** Shows again who one is. */
export function StepUpForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("auth");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [needsCode, setNeedsCode] = useState(false);
  const form = useForm<{ password: string; code?: string }>();
  const submit = form.handleSubmit(async ({ password, code }) => {
    setRefusal(null);
    try {
      const shown = await unwrap(api.POST("/api/v1/me/step-up", { body: { password, ...(code ? { code } : {}) } }));
      renew(shown.access_token, shown.expires_in);
      onDone();
    } catch (error) {
      if (error instanceof ProblemError && error.kind === "code_required") return setNeedsCode(true);
      setRefusal(atFields(error, ["password", "code"], form.setError));
    }
  });
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Field label={t("password")} type="password" autoComplete="current-password" error={form.formState.errors.password?.message} {...form.register("password")} />
      {needsCode && <Field label={t("code")} hint={t("code_hint")} autoFocus autoComplete="one-time-code" {...form.register("code")} />}
      <Button type="submit" busy={form.formState.isSubmitting}>{t("go_on")}</Button>
    </form>
  );
}
