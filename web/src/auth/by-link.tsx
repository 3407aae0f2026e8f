"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type SubmitEvent } from "react";
import type { Firebase } from "@/api/schemas";
import type { Account } from "@/api/session";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { forgetAddress, keptAddress } from "./link";
import { Missing, Trouble } from "./other-ways";
import { useVouched } from "./use-vouched";

/** Signs in who came with a letter's link; asks where it was sent when another device asked for it. */
export default function ByLink({ firebase, address, onDone }: { firebase: Firebase; address: string; onDone: (account: Account) => void }) {
  const t = useTranslations("firebase");
  const vouched = useVouched(firebase, onDone);
  const [email, setEmail] = useState(keptAddress);
  const begun = useRef(false);
  const sign = () => {
    forgetAddress();
    return vouched.link(email, address);
  };
  useEffect(() => {
    if (begun.current || !email) return;
    begun.current = true;
    void sign();
  });
  if (vouched.ask) return <Missing vouched={vouched} />;
  if (vouched.wrong) return <Trouble wrong={vouched.wrong} />;
  if (vouched.busy || begun.current) return <Note role="status">{t("working")}</Note>;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    begun.current = true;
    void sign();
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <Field label={t("other_email")} type="email" autoComplete="email" inputMode="email" name="email" onBlur={(event) => event.target.value && setEmail(event.target.value)} />
      <Button type="submit">{t("go_on")}</Button>
    </form>
  );
}
