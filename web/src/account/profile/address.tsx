"use client";

import { useMutation } from "@tanstack/react-query";
import { MailWarning } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { Button } from "@/ui/button";
import { Note } from "@/ui/states";
import { useMe } from "../mine";

/** What is wrong with one's address, and the letter that mends it: never shown to be one's own, or mail comes back. */
export function Address() {
  const t = useTranslations("account");
  const me = useMe();
  const send = useMutation({ mutationFn: () => unwrap(api.POST("/api/v1/me/verification")) });
  if (me.verified && !me.email_bounced_at) return null;
  return (
    <Note tone="warn">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex min-w-0 items-start gap-3" role={send.isSuccess ? "status" : undefined}>
          <MailWarning aria-hidden className="mt-0.5 size-5 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{send.isSuccess ? t("letter_sent", { email: me.email }) : me.email_bounced_at ? t("bounced", { email: me.email }) : t("unverified", { email: me.email })}</span>
        </p>
        {!send.isSuccess && <Button look="plain" className="text-ink" busy={send.isPending} onClick={() => send.mutate()}>{t("send_letter")}</Button>}
      </div>
      {send.isError && <p role="alert" className="mt-2">{send.error.message || t("unreachable")}</p>}
    </Note>
  );
}
