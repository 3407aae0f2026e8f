"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { useState } from "react";
import { api } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import type { TrainerPage } from "@/trainers/queries";
import { Button, ButtonLink } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Card, Note, Skeleton } from "@/ui/states";
import { useSteps } from "./queries";
import { forPeople, stepOf, type Step } from "./steps";

/** The way from a new page to one that is found: what is done, what is missing, where it stands. */
export function Checklist({ trainer }: { trainer: TrainerPage }) {
  const open = trainer.status === "draft" || trainer.status === "returned";
  return (
    <>
      <Standing trainer={trainer} />
      {open && <Way trainer={trainer} />}
    </>
  );
}

function Standing({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("onboarding");
  const tone = { approved: "good", submitted: "plain", draft: "plain" } as const;
  return (
    <Note tone={tone[trainer.status as "draft"] ?? "warn"}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="font-medium">{t(`status_${trainer.status}` as "status_draft")}</p>
          {trainer.status_reason && <blockquote className="mt-1 border-l-2 border-current pl-3 wrap-anywhere">{trainer.status_reason}</blockquote>}
          {trainer.status === "approved" && !trainer.accepting && <p>{t("not_accepting")}</p>}
        </div>
        {trainer.status === "approved"
          ? <ButtonLink look="plain" className="text-ink" href={`/trainers/${trainer.slug}`} target="_blank">{t("see")}</ButtonLink>
          : <ButtonLink look="plain" className="text-ink" href="/studio/preview">{t("preview")}</ButtonLink>}
      </div>
    </Note>
  );
}

function Way({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("onboarding");
  const cache = useQueryClient();
  const steps = useSteps(trainer);
  const [words, setWords] = useState<Record<string, string>>({});
  const hand = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/trainers/me/submit")),
    onMutate: () => setWords({}),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["trainer"] }),
    onError: (error) => {
      const wrong = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
      setWords(Object.fromEntries(wrong.map((one) => [stepOf(one.pointer) ?? "", forPeople(one.detail)])));
    },
  });
  if (!steps) return <Skeleton className="h-96" />;
  const done = steps.filter((step) => step.done).length;
  const ready = steps.every((step) => step.done || !step.needed);
  return (
    <Card className="grid gap-4">
      <div className="grid gap-2">
        <h2 className="text-lg font-semibold">{t("title")}</h2>
        <div role="progressbar" aria-label={t("title")} aria-valuemin={0} aria-valuemax={steps.length} aria-valuenow={done} aria-valuetext={t("done", { done, all: steps.length })} className="h-2 overflow-hidden rounded-full bg-sunken">
          <div className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${(100 * done) / steps.length}%` }} />
        </div>
        <p className="text-sm text-muted">{t("done", { done, all: steps.length })}</p>
      </div>
      <ul className="grid gap-x-6 sm:grid-cols-2">{steps.map((step) => <StepRow key={step.name} step={step} words={step.done ? undefined : words[step.name]} />)}</ul>
      {hand.isError && <Note tone="bad" role="alert">{[forPeople(hand.error.message) || t("unreachable"), words[""]].filter(Boolean).join(" ")}</Note>}
      <div className="grid gap-2 border-t border-line pt-4 sm:flex sm:items-center sm:justify-between">
        <p className="text-muted">{t(ready ? "ready" : "not_ready")}</p>
        <Button look={ready ? "primary" : "plain"} className="shrink-0" busy={hand.isPending} onClick={() => hand.mutate()}>{t("hand_in")}</Button>
      </div>
    </Card>
  );
}

function StepRow({ step, words }: { step: Step; words?: string }) {
  const t = useTranslations("onboarding");
  return (
    <li className="border-b border-line">
      <Link href={step.href} onClick={() => toField(step.href)} className="flex min-h-11 items-center gap-3 py-2 hover:text-accent">
        {step.done ? <Check aria-hidden className="size-5 shrink-0 text-accent" /> : <CircleDashed aria-hidden className="size-5 shrink-0 text-muted" />}
        <span className={cn("grow", step.done && "text-muted")}>{t(step.name)}</span>
        <span className={step.done ? "sr-only" : "text-sm text-muted"}>{t(step.done ? "is_done" : step.needed ? "needed" : "recommended")}</span>
      </Link>
      {words && <p role="alert" className="pb-2 pl-8 text-sm text-bad">{words}</p>}
    </li>
  );
}

/** Goes to a field of this page with the keyboard too. */
function toField(href: string) {
  const id = href.split("#")[1];
  if (id) document.getElementById(id)?.querySelector<HTMLElement>("input,textarea,select,button")?.focus({ preventScroll: true });
}
