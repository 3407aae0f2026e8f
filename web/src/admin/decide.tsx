"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { ProblemError } from "@/api/problem";
import { Button } from "@/ui/button";
import { Area } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";

/** What an administrator does. What takes something away looks like it once it is chosen. */
export type Verb = "approve" | "return" | "suspend" | "restore" | "confirm" | "reject" | "hide" | "keep" | "retry" | "cancel";
/** One thing that can be decided. */
export type Choice<T> = { verb: Verb; look?: "primary" | "plain" | "danger"; send: (body: { reason: string }) => Promise<T> };

/** Decides with a reason, which stays in the log. What is typed stays through a refusal and through showing who one is. */
export function Decide<T>({ choices, about, onDone }: { choices: Choice<T>[]; about: string; onDone: (answer: T) => void }) {
  const t = useTranslations("admin");
  const [chosen, choose] = useState<Verb | null>(null);
  const [reason, setReason] = useState("");
  const buttons = useRef<HTMLDivElement>(null);
  const choice = choices.find(({ verb }) => verb === chosen);
  const close = () => {
    choose(null);
    requestAnimationFrame(() => buttons.current?.querySelector<HTMLElement>(`[data-verb=${chosen}], button`)?.focus({ preventScroll: true }));
  };
  const done = (answer: T, verb: Verb) => {
    toast({ title: t(`done_${verb}`, { about }) });
    close();
    setReason("");
    onDone(answer);
  };
  if (choice) return <Because key={choice.verb} choice={choice} about={about} reason={reason} onReason={setReason} onClose={close} onDone={(answer) => done(answer, choice.verb)} />;
  return (
    <div ref={buttons} className="flex flex-wrap gap-2">
      {choices.map(({ verb, look }) => (
        <Button key={verb} data-verb={verb} look={look === "primary" ? look : "plain"} onClick={() => choose(verb)}>
          {t(verb)}<span className="sr-only"> {about}</span>
        </Button>
      ))}
    </div>
  );
}

type Asked<T> = { choice: Choice<T>; about: string; reason: string; onReason: (reason: string) => void; onClose: () => void; onDone: (answer: T) => void };

function Because<T>({ choice: { verb, look, send }, about, reason, onReason, onClose, onDone }: Asked<T>) {
  const t = useTranslations("admin");
  const form = useRef<HTMLFormElement>(null);
  const decide = useMutation({ mutationFn: () => send({ reason }), onSuccess: onDone });
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const at = decide.error instanceof ProblemError ? decide.error.problem.errors?.find(({ pointer }) => pointer === "/reason")?.detail : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && reason.trim()) decide.mutate();
  };
  return (
    <form ref={form} noValidate aria-label={`${t(verb)} ${about}`} onSubmit={submit} onKeyDown={onKeyDown} className="appear grid min-w-0 basis-full gap-3 rounded-xl bg-sunken p-4">
      {decide.isError && !at && <Note tone="bad" role="alert">{decide.error.message || t("unreachable")}</Note>}
      <Area label={t("reason")} hint={t(`hint_${verb}`)} rows={2} maxLength={500} value={reason} error={at} onChange={(event) => onReason(event.target.value)} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look={look === "danger" ? "danger" : "primary"} disabled={!reason.trim()} busy={decide.isPending}>{t(verb)}</Button>
        <Button look="quiet" disabled={decide.isPending} onClick={onClose}>{t("not_now")}</Button>
      </div>
    </form>
  );
}
