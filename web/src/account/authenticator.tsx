"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note, Skeleton } from "@/ui/states";

/** The second factor: on by a secret and its first code, off by the password and a code. */
export function Authenticator() {
  const t = useTranslations("totp");
  const cache = useQueryClient();
  const totp = useQuery({ queryKey: ["totp"], queryFn: () => unwrap(api.GET("/api/v1/me/totp")) });
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const done = () => {
    setPassword("");
    setCode("");
    void cache.invalidateQueries({ queryKey: ["totp"] });
  };
  const begin = useMutation({ mutationFn: () => unwrap(api.POST("/api/v1/me/totp", { body: { password } })) });
  const confirm = useMutation({ mutationFn: () => unwrap(api.POST("/api/v1/me/totp/confirm", { body: { code } })), onSuccess: done });
  const remove = useMutation({ mutationFn: () => unwrap(api.POST("/api/v1/me/totp/remove", { body: { password, code } })), onSuccess: done });
  const error = begin.error ?? confirm.error ?? remove.error;
  const on = totp.data?.enabled;
  return (
    <section className="grid grid-cols-1 gap-4">
      <div>
        <h2 className="text-lg font-semibold">{t("title")}</h2>
        <p className="text-muted">{on ? t("on", { left: totp.data?.recovery_codes_left ?? 0 }) : t("off")}</p>
      </div>
      {totp.isPending && <Skeleton className="h-16" />}
      {error && <Note tone="bad" role="alert">{error.message || t("unreachable")}</Note>}
      {confirm.data && (
        <Note tone="good">
          <p className="font-medium">{t("codes")}</p>
          <ul className="mt-2 grid grid-cols-2 gap-1 font-mono">{confirm.data.recovery_codes.map((one) => <li key={one}>{one}</li>)}</ul>
        </Note>
      )}
      {begin.data && !confirm.data && (
        <div className="grid gap-3">
          <p>{t("secret")}</p>
          <p className="rounded-xl bg-sunken p-3 font-mono break-all select-all">{begin.data.secret}</p>
          <a className="min-h-11 content-center text-accent underline" href={begin.data.uri}>{t("open_app")}</a>
        </div>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        {(on || !begin.data) && !confirm.data && <Field label={t("password")} type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />}
        {(on || begin.data) && !confirm.data && <Field label={t("code")} autoComplete="one-time-code" inputMode="numeric" value={code} onChange={(event) => setCode(event.target.value)} />}
      </div>
      {!confirm.data && (
        <div>
          {on ? <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>{t("remove")}</Button>
            : begin.data ? <Button busy={confirm.isPending} onClick={() => confirm.mutate()}>{t("confirm")}</Button>
            : <Button look="plain" busy={begin.isPending} onClick={() => begin.mutate()}>{t("begin")}</Button>}
        </div>
      )}
    </section>
  );
}
