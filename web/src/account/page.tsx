"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, unwrap } from "@/api/problem";
import { changeAccount, end, type Account } from "@/api/session";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { chime, setSound, soundOn } from "@/shell/alerts";
import { Button } from "@/ui/button";
import { Check, Field } from "@/ui/field";
import { Card, Note, Skeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { Authenticator } from "./authenticator";

/** One's own account: name, zone, sound, authenticator, devices. */
export function AccountPage() {
  const t = useTranslations("account");
  const session = useSession();
  if (session.state === "out") return <SignedOut />;
  if (session.state !== "in") return <Skeleton className="mx-auto h-96 max-w-2xl" />;
  return (
    <div className="mx-auto grid max-w-2xl grid-cols-1 gap-6">
      <h1 className="text-3xl font-semibold">{t("title")}</h1>
      {!session.account.verified && <Unverified />}
      <Card><Person account={session.account} /></Card>
      <Card className="grid gap-2">
        <h2 className="text-lg font-semibold">{t("alerts")}</h2>
        <Check label={t("sound")} defaultChecked={soundOn()} onChange={(event) => { setSound(event.target.checked); if (event.target.checked) chime(); }} />
      </Card>
      <Card><Authenticator /></Card>
      <Card><Devices /></Card>
    </div>
  );
}

function Unverified() {
  const t = useTranslations("account");
  const send = useMutation({ mutationFn: () => unwrap(api.POST("/api/v1/me/verification")) });
  return (
    <Note tone="warn">
      <div className="flex flex-wrap items-center justify-between gap-3">
        {send.isSuccess ? t("letter_sent") : t("unverified")}
        {!send.isSuccess && <Button look="plain" className="text-ink" busy={send.isPending} onClick={() => send.mutate()}>{t("send_letter")}</Button>}
      </div>
    </Note>
  );
}

function Person({ account }: { account: Account }) {
  const t = useTranslations("account");
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ defaultValues: { name: account.name, tz: account.tz } });
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = form.handleSubmit(async (body) => {
    setRefusal(null);
    try {
      const changed = await unwrap(api.PATCH("/api/v1/me", { body }));
      changeAccount(changed);
      form.reset({ name: changed.name, tz: changed.tz });
      toast({ title: t("saved") });
    } catch (error) {
      setRefusal(atFields(error, ["name", "tz"], form.setError));
    }
  });
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <p className="text-muted">{account.email}</p>
      {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
      <Field label={t("name")} autoComplete="name" error={errors.name?.message} {...form.register("name")} />
      <Field label={t("tz")} hint={t("tz_hint", { zone: viewerZone() })} list="zones" error={errors.tz?.message} {...form.register("tz")} />
      <datalist id="zones">{Intl.supportedValuesOf("timeZone").map((zone) => <option key={zone} value={zone} />)}</datalist>
      <Button type="submit" className="justify-self-start" disabled={!isDirty} busy={isSubmitting}>{t("save")}</Button>
    </form>
  );
}

function Devices() {
  const t = useTranslations("account");
  const times = useTimes();
  const router = useRouter();
  const cache = useQueryClient();
  const devices = useQuery({ queryKey: ["devices"], queryFn: () => unwrap(api.GET("/api/v1/me/sign-ins")) });
  const endOne = useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE("/api/v1/me/sign-ins/{id}", { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: ["devices"] }),
  });
  const endOthers = useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/v1/me/sign-ins", { params: { query: { keep_this: true } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: ["devices"] }),
  });
  const signOut = async () => {
    await api.POST("/api/v1/auth/sign-out", { body: {} }).catch(() => null);
    end();
    cache.clear();
    router.push("/");
  };
  return (
    <section className="grid grid-cols-1 gap-3">
      <h2 className="text-lg font-semibold">{t("devices")}</h2>
      {devices.isPending && <Skeleton className="h-24" />}
      <ul className="divide-y divide-line">
        {devices.data?.items.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <div className="max-w-full min-w-0">
              <p className="truncate">{one.device || t("unknown_device")}{one.this && ` · ${t("this")}`}</p>
              <p className="text-sm text-muted">{t("used", { time: times.dayTime(one.last_used_at, viewerZone()) })}</p>
            </div>
            {!one.this && <Button look="quiet" busy={endOne.isPending && endOne.variables === one.id} onClick={() => endOne.mutate(one.id)}>{t("end")}</Button>}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button look="plain" onClick={() => void signOut()}>{t("sign_out")}</Button>
        {(devices.data?.items.length ?? 0) > 1 && <Button look="danger" busy={endOthers.isPending} onClick={() => endOthers.mutate()}>{t("end_others")}</Button>}
      </div>
    </section>
  );
}
