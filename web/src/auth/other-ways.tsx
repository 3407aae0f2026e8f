"use client";

import { Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import type { Firebase } from "@/api/schemas";
import type { Account } from "@/api/session";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { keepAddress } from "./link";
import { useVouched, type Wrong } from "./use-vouched";

/** What went wrong on the way through Firebase. */
export function Trouble({ wrong }: { wrong: Wrong }) {
  const t = useTranslations("firebase");
  if (!wrong) return null;
  const words = "trouble" in wrong ? t(`wrong.${wrong.trouble}`) : "kind" in wrong ? t("link_required") : wrong.words || t("unreachable");
  return <Note tone="bad" role="alert">{words}</Note>;
}

/** What is missing yet: what the account is for, or the authenticator's code. */
export function Missing({ vouched }: { vouched: ReturnType<typeof useVouched> }) {
  const t = useTranslations("firebase");
  const auth = useTranslations("auth");
  const [code, setCode] = useState("");
  if (vouched.ask === "role") {
    return (
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-medium">{t("role")}</legend>
        <Button busy={vouched.busy} onClick={() => void vouched.answer({ role: "client" })}>{auth("role")} {auth("role_client")}</Button>
        <Button look="plain" busy={vouched.busy} onClick={() => void vouched.answer({ role: "trainer" })}>{auth("role")} {auth("role_trainer")}</Button>
      </fieldset>
    );
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void vouched.answer({ code });
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <Field label={t("code")} hint={t("code_hint")} autoFocus autoComplete="one-time-code" value={code} onChange={(event) => setCode(event.target.value)} />
      <Button type="submit" busy={vouched.busy}>{t("go_on")}</Button>
    </form>
  );
}

function LinkForm({ vouched }: { vouched: ReturnType<typeof useVouched> }) {
  const t = useTranslations("firebase");
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    keepAddress(email.trim());
    setSent(await vouched.sendLink(email.trim(), `${location.origin}/sign-in`));
  };
  if (sent) return <Note tone="good" role="status">{t("sent", { email })}</Note>;
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      <Field label={t("email")} type="email" autoComplete="email" inputMode="email" autoFocus value={email} onChange={(event) => setEmail(event.target.value)} />
      <Button type="submit" look="plain" busy={vouched.busy}>{t("send")}</Button>
    </form>
  );
}

/** Signing in with whom Firebase vouches for: Google, or a link in a letter. */
export default function OtherWays({ firebase, onDone }: { firebase: Firebase; onDone: (account: Account) => void }) {
  const t = useTranslations("firebase");
  const vouched = useVouched(firebase, onDone);
  const [byLink, setByLink] = useState(false);
  return (
    <div className="mt-5 grid gap-3">
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">{t("or")}</p>
      <Trouble wrong={vouched.wrong} />
      {vouched.ask ? <Missing vouched={vouched} /> : (
        <>
          <Button look="plain" busy={vouched.busy && !byLink} onClick={() => void vouched.google()}><GoogleMark />{t("google")}</Button>
          {byLink ? <LinkForm vouched={vouched} /> : <Button look="plain" onClick={() => setByLink(true)}><Mail aria-hidden className="size-5" />{t("link")}</Button>}
        </>
      )}
    </div>
  );
}

const GoogleMark = () => (
  <svg aria-hidden viewBox="0 0 18 18" className="size-5">
    <path fill="#4285F4" d="M17.64 9.2c0-.64-.06-1.25-.16-1.84H9v3.48h4.84a4.14 4.14 0 0 1-1.8 2.72v2.26h2.92c1.7-1.57 2.68-3.88 2.68-6.62Z" />
    <path fill="#34A853" d="M9 18c2.43 0 4.47-.8 5.96-2.18l-2.92-2.26c-.8.54-1.84.86-3.04.86-2.34 0-4.32-1.58-5.03-3.7H.96v2.33A9 9 0 0 0 9 18Z" />
    <path fill="#FBBC05" d="M3.97 10.72a5.4 5.4 0 0 1 0-3.44V4.95H.96a9 9 0 0 0 0 8.1l3.01-2.33Z" />
    <path fill="#EA4335" d="M9 3.58c1.32 0 2.5.45 3.44 1.35l2.58-2.58A9 9 0 0 0 .96 4.95l3.01 2.33C4.68 5.16 6.66 3.58 9 3.58Z" />
  </svg>
);
