"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note, Skeleton } from "@/ui/states";
import { CopyButton } from "./copy-button";
import type { Secret } from "./totp-off";
import { useCode } from "./use-code";

const ScanCode = lazy(() => import("./scan-code"));

/** Scan or type the secret, then show that it works with its first code. */
export function TotpSetup({ secret, onCodes, onCancel }: { secret: Secret; onCodes: (codes: string[]) => void; onCancel: () => void }) {
  const t = useTranslations("totp");
  const { form, submit, refusal } = useCode((body) => unwrap(api.POST("/api/v1/me/totp/confirm", { body })), onCodes);
  return (
    <div className="grid grid-cols-1 gap-5 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-6">
      <div className="size-48 justify-self-center rounded-xl bg-white p-3"><Suspense fallback={<Skeleton className="size-42" />}><ScanCode value={secret.uri} label={t("scan_label")} /></Suspense></div>
      <form noValidate onSubmit={submit} className="grid min-w-0 grid-cols-1 content-start gap-4">
        <p>{t("scan")}</p>
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <code data-testid="secret" className="min-w-0 rounded-xl bg-sunken px-3 py-2 font-mono text-sm break-all select-all">{secret.secret.match(/.{1,4}/g)?.join(" ")}</code>
          <CopyButton text={secret.secret} />
        </div>
        <a className="min-h-11 content-center text-accent underline sm:hidden" href={secret.uri}>{t("open_app")}</a>
        {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
        <Field label={t("code")} hint={t("code_hint")} autoComplete="one-time-code" inputMode="numeric" maxLength={8} className="max-w-48 tracking-widest tabular-nums" error={form.formState.errors.code?.message} {...form.register("code")} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" busy={form.formState.isSubmitting}>{t("confirm")}</Button>
          <Button look="quiet" onClick={onCancel}>{t("cancel")}</Button>
        </div>
      </form>
    </div>
  );
}
