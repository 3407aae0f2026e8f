"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/api/client";
import { atFields, ProblemError, unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Failed, Note, Skeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useMe, useMineCache } from "../mine";
import { Part } from "../part";
import { useErasure } from "./queries";

type Upcoming = components["schemas"]["Upcoming"];

/** The end of an account: asked for with the password, done after two weeks, called off until then. */
export function Erasure() {
  const t = useTranslations("privacy");
  const me = useMe();
  const erasure = useErasure();
  const [open, setOpen] = useState(false);
  const scheduled = erasure.data?.state === "scheduled" ? erasure.data : null;
  return (
    <Part title={t("erase")} intro={me.role === "trainer" ? t("erase_intro_trainer") : t("erase_intro")}>
      {erasure.isPending && <Skeleton className="h-11" />}
      {erasure.isError && <Failed error={erasure.error} retry={() => void erasure.refetch()} />}
      {scheduled && <Scheduled due={scheduled.due_at ?? null} />}
      {erasure.data && !scheduled && <Button look="danger" className="justify-self-start" onClick={() => setOpen(true)}>{t("erase_ask")}</Button>}
      {open && <EraseDialog onClose={() => setOpen(false)} />}
    </Part>
  );
}

function Scheduled({ due }: { due: string | null }) {
  const t = useTranslations("privacy");
  const times = useTimes();
  const cache = useMineCache();
  const off = useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/v1/me/erasure")),
    onSuccess: () => toast({ title: t("erase_called_off") }),
    onSettled: () => cache.again("erasure"),
  });
  return (
    <Note tone="warn">
      <p className="font-medium">{due && t("erase_due", { date: times.date(due, viewerZone()) })}</p>
      <p>{t("erase_due_hint")}</p>
      {off.isError && <p role="alert" className="mt-2">{off.error.message || t("unreachable")}</p>}
      <Button look="plain" className="mt-3 text-ink" busy={off.isPending} onClick={() => off.mutate()}>{t("erase_call_off")}</Button>
    </Note>
  );
}

function EraseDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("privacy");
  const cache = useMineCache();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [ahead, setAhead] = useState<Upcoming[]>([]);
  const form = useForm({ defaultValues: { password: "" } });
  const submit = form.handleSubmit(async (body) => {
    setRefusal(null);
    setAhead([]);
    try {
      cache.put("erasure", await unwrap(api.POST("/api/v1/me/erasure", { body })));
      onClose();
    } catch (error) {
      if (error instanceof ProblemError && error.problem.upcoming?.length) return setAhead(error.problem.upcoming);
      setRefusal(atFields(error, ["password"], form.setError));
    }
  });
  return (
    <Dialog open onClose={onClose} title={t("erase_title")} intro={t("erase_dialog")}>
      <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
        {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
        {ahead.length > 0 && <InTheWay ahead={ahead} />}
        <Field label={t("password")} type="password" autoComplete="current-password" error={form.formState.errors.password?.message} {...form.register("password")} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" look="danger" busy={form.formState.isSubmitting}>{t("erase_confirm")}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What has to be called off or to take place first. */
function InTheWay({ ahead }: { ahead: Upcoming[] }) {
  const t = useTranslations("privacy");
  const times = useTimes();
  const session = ahead.some((one) => one.kind === "session");
  return (
    <Note tone="warn" role="alert">
      <p className="font-medium">{t("in_the_way")}</p>
      <ul className="my-2 grid gap-1">
        {ahead.map((one) => <li key={one.id}>{times.dayTime(one.start, viewerZone())} · {one.kind === "session" ? t("a_session") : t("a_booking")}</li>)}
      </ul>
      <Link className="inline-block min-h-11 content-center font-medium underline" href={session ? "/calendar" : "/sessions"}>{session ? t("to_calendar") : t("to_sessions")}</Link>
    </Note>
  );
}
