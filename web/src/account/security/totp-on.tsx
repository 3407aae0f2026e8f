"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import type { Totp } from "./authenticator";
import { useCode } from "./use-code";
import { atCode } from "./wrong-code";

/** With an authenticator: new recovery codes, or without it again. */
export function TotpOn({ totp, onCodes, onOff }: { totp: Totp; onCodes: (codes: string[]) => void; onOff: () => void }) {
  const t = useTranslations("totp");
  const [open, setOpen] = useState<"codes" | "off" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {totp.recovery_codes_left < 3 && <Note tone="warn">{t("few_left")}</Note>}
      <div className="flex flex-wrap gap-2">
        <Button look="plain" onClick={() => setOpen("codes")}>{t("new_codes")}</Button>
        <Button look="danger" onClick={() => setOpen("off")}>{t("remove")}</Button>
      </div>
      {open === "codes" && <NewCodes onClose={close} onCodes={(codes) => { close(); onCodes(codes); }} />}
      {open === "off" && <TurnOff onClose={close} onOff={() => { close(); onOff(); }} />}
    </>
  );
}

function NewCodes({ onClose, onCodes }: { onClose: () => void; onCodes: (codes: string[]) => void }) {
  const t = useTranslations("totp");
  const { form, submit, refusal } = useCode((body) => unwrap(api.POST("/api/v1/me/totp/recovery-codes", { body })), onCodes);
  return (
    <Dialog open onClose={onClose} title={t("new_codes")} intro={t("new_codes_intro")}>
      <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
        {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
        <Field label={t("code")} hint={t("code_hint")} autoComplete="one-time-code" inputMode="numeric" error={form.formState.errors.code?.message} {...form.register("code")} />
        <Button type="submit" busy={form.formState.isSubmitting}>{t("new_codes")}</Button>
      </form>
    </Dialog>
  );
}

function TurnOff({ onClose, onOff }: { onClose: () => void; onOff: () => void }) {
  const t = useTranslations("totp");
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ defaultValues: { password: "", code: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (body) => {
    setRefusal(null);
    try {
      await unwrap(api.POST("/api/v1/me/totp/remove", { body }));
      toast({ title: t("removed") });
      onOff();
    } catch (error) {
      setRefusal(atCode(error, ["password", "code"], form.setError));
    }
  });
  return (
    <Dialog open onClose={onClose} title={t("remove_title")} intro={t("remove_intro")}>
      <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
        {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
        <Field label={t("password")} type="password" autoComplete="current-password" error={errors.password?.message} {...form.register("password")} />
        <Field label={t("code")} hint={t("code_or_recovery")} autoComplete="one-time-code" error={errors.code?.message} {...form.register("code")} />
        <Button type="submit" look="danger" busy={isSubmitting}>{t("remove")}</Button>
      </form>
    </Dialog>
  );
}
