"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { end } from "@/api/session";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Failed, Note, Skeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useMine, useMineCache } from "../mine";
import { Part } from "../part";
import { deviceName } from "./device-name";

type SignIn = components["schemas"]["SignInEntry"];

/** Forgets the sign-in here, with everything that was kept for it. */
function useLeave() {
  const cache = useQueryClient();
  const router = useRouter();
  return () => {
    end();
    cache.clear();
    router.push("/");
  };
}

/** Where one is signed in, and how to leave: here, there, everywhere else, everywhere. */
export function Devices() {
  const t = useTranslations("account");
  const cache = useMineCache();
  const leave = useLeave();
  const devices = useMine("devices", () => unwrap(api.GET("/api/v1/me/sign-ins")));
  const [asking, setAsking] = useState(false);
  const again = () => cache.again("devices");
  const others = useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/v1/me/sign-ins", { params: { query: { keep_this: true } } })),
    onSuccess: () => toast({ title: t("others_out") }),
    onSettled: again,
  });
  const here = useMutation({ mutationFn: () => unwrap(api.POST("/api/v1/auth/sign-out", { body: {} })), onSuccess: leave });
  const items = devices.data?.items ?? [];
  const error = others.error ?? here.error;
  return (
    <Part title={t("devices")} intro={t("devices_intro")}>
      {devices.isPending && <Skeleton className="h-20" />}
      {devices.isError && <Failed error={devices.error} retry={() => void devices.refetch()} />}
      <ul className="divide-y divide-line">{items.map((one) => <Device key={one.id} device={one} onEnded={again} />)}</ul>
      {error && <Note tone="bad" role="alert">{error.message || t("unreachable")}</Note>}
      <div className="flex flex-wrap gap-2">
        <Button look="plain" busy={here.isPending} onClick={() => here.mutate()}>{t("sign_out")}</Button>
        {items.length > 1 && <Button look="plain" busy={others.isPending} onClick={() => others.mutate()}>{t("end_others")}</Button>}
        <Button look="danger" onClick={() => setAsking(true)}>{t("end_all")}</Button>
      </div>
      {asking && <Everywhere onClose={() => setAsking(false)} onDone={leave} />}
    </Part>
  );
}

function Device({ device, onEnded }: { device: SignIn; onEnded: () => void }) {
  const t = useTranslations("account");
  const times = useTimes();
  const { name, phone } = deviceName(device.device);
  const Icon = phone ? Smartphone : Monitor;
  const finish = useMutation({ mutationFn: () => unwrap(api.DELETE("/api/v1/me/sign-ins/{id}", { params: { path: { id: device.id } } })), onSettled: onEnded });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-3">
      <Icon aria-hidden className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 grow basis-40">
        <p className="flex flex-wrap items-center gap-x-2"><span className="min-w-0 wrap-anywhere">{name || t("unknown_device")}</span>{device.this && <span className="rounded-full bg-accent-soft px-2.5 py-0.5 text-sm font-medium text-accent">{t("this")}</span>}</p>
        <p className="text-sm text-muted">{t("used", { time: times.dayTime(device.last_used_at, viewerZone()) })}</p>
      </div>
      {!device.this && <Button look="quiet" aria-label={t("end_one", { device: name || t("unknown_device") })} busy={finish.isPending} onClick={() => finish.mutate()}>{t("end")}</Button>}
    </li>
  );
}

function Everywhere({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const t = useTranslations("account");
  const all = useMutation({ mutationFn: () => unwrap(api.DELETE("/api/v1/me/sign-ins")), onSuccess: onDone });
  return (
    <Dialog open onClose={onClose} title={t("end_all")} intro={t("end_all_intro")}>
      <div className="grid gap-4">
        {all.isError && <Note tone="bad" role="alert">{all.error.message || t("unreachable")}</Note>}
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={onClose}>{t("cancel")}</Button>
          <Button look="danger" busy={all.isPending} onClick={() => all.mutate()}>{t("end_all")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
