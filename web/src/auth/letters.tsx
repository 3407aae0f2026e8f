"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, ProblemError, unwrap } from "@/api/problem";
import { changeAccount, current } from "@/api/session";
import { Button, ButtonLink } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { Frame } from "./frame";

/** The secret behind a link's #, which leaves the address bar at once; a link may also be pasted into an open page. */
function useSecret(): string | null {
  const [secret, setSecret] = useState<string | null>(null);
  useEffect(() => {
    const take = () => {
      const given = location.hash.slice(1);
      setSecret((known) => given || known || "");
      if (given) history.replaceState(null, "", location.pathname);
    };
    take();
    addEventListener("hashchange", take);
    return () => removeEventListener("hashchange", take);
  }, []);
  return secret;
}

/** Confirms an address with a letter's link. */
export function VerifyPage() {
  const t = useTranslations("letters");
  const secret = useSecret();
  const [state, setState] = useState<"ready" | "busy" | "done" | "wrong" | "away">("ready");
  const confirm = async () => {
    setState("busy");
    const answer = await api.POST("/api/v1/auth/verify", { body: { token: secret ?? "" } }).catch(() => null);
    const session = current();
    if (answer?.response.ok && session.state === "in") changeAccount({ ...session.account, verified: true });
    setState(answer ? (answer.response.ok ? "done" : "wrong") : "away");
  };
  return (
    <Frame title={t("verify")} words={t("verify_words")} card="grid gap-4">
      {secret === "" && <Note tone="warn">{t("incomplete")}</Note>}
      {state === "done" && <><Note tone="good" role="status">{t("verified")}</Note><ButtonLink href="/">{t("home")}</ButtonLink></>}
      {state === "wrong" && <Note tone="bad" role="alert">{t("not_good")}</Note>}
      {state === "away" && <Note tone="bad" role="alert">{t("unreachable")}</Note>}
      {secret && state !== "done" && state !== "wrong" && <Button busy={state === "busy"} onClick={() => void confirm()}>{t("confirm")}</Button>}
    </Frame>
  );
}

/** Asks for a letter that sets a new password. */
export function ForgotPage() {
  const t = useTranslations("letters");
  const [sent, setSent] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ defaultValues: { email: "" } });
  const submit = form.handleSubmit(async (body) => {
    setRefusal(null);
    try {
      await unwrap(api.POST("/api/v1/auth/forgot", { body }));
      setSent(true);
    } catch (error) {
      setRefusal(atFields(error, ["email"], form.setError));
    }
  });
  return (
    <Frame title={t("forgot")} words={t("forgot_words")} card="grid gap-4">
      {sent ? <><Note tone="good" role="status">{t("sent")}</Note><Button look="quiet" onClick={() => setSent(false)}>{t("again")}</Button></> : (
        <form noValidate onSubmit={submit} className="grid gap-4">
          {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
          <Field label={t("email")} type="email" autoComplete="email" error={form.formState.errors.email?.message} {...form.register("email")} />
          <Button type="submit" busy={form.formState.isSubmitting}>{t("send")}</Button>
        </form>
      )}
    </Frame>
  );
}

/** Sets a new password with a letter's link. */
export function ResetPage() {
  const t = useTranslations("letters");
  const secret = useSecret();
  const [done, setDone] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ defaultValues: { password: "" } });
  const submit = form.handleSubmit(async ({ password }) => {
    setRefusal(null);
    try {
      await unwrap(api.POST("/api/v1/auth/reset", { body: { token: secret ?? "", password } }));
      setDone(true);
    } catch (error) {
      const spent = error instanceof ProblemError && error.problem.errors?.some((one) => one.pointer === "/token");
      setRefusal(spent ? t("not_good") : atFields(error, ["password"], form.setError));
    }
  });
  return (
    <Frame title={t("reset")} words={t("reset_words")} card="grid gap-4">
      {secret === "" && <Note tone="warn">{t("incomplete")}</Note>}
      {done && <><Note tone="good" role="status">{t("reset_done")}</Note><ButtonLink href="/sign-in">{t("sign_in")}</ButtonLink></>}
      {secret && !done && (
        <form noValidate onSubmit={submit} className="grid gap-4">
          {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
          <Field label={t("password")} type="password" autoComplete="new-password" error={form.formState.errors.password?.message} {...form.register("password")} />
          <Button type="submit" busy={form.formState.isSubmitting}>{t("set")}</Button>
        </form>
      )}
    </Frame>
  );
}
