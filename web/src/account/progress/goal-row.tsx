"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleCheck, CircleSlash, Target } from "lucide-react";
import { useTranslations } from "next-intl";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useMineCache } from "../mine";
import { useRecent, type Goal } from "./queries";
import { useDate, useReadings } from "./words";

const icons = { active: Target, achieved: CircleCheck, abandoned: CircleSlash };

function useGoalChanges(goal: Goal) {
  const t = useTranslations("progress");
  const cache = useMineCache();
  const params = { path: { id: goal.id } };
  const again = () => cache.again("goals");
  const change = useMutation({
    mutationFn: (body: components["schemas"]["GoalChange"]) => unwrap(api.PATCH("/api/v1/me/goals/{id}", { params, body })),
    onSuccess: (now) => now.status === "achieved" && toast({ title: t("well_done"), detail: now.title }),
    onSettled: again,
  });
  const remove = useMutation({ mutationFn: () => unwrap(api.DELETE("/api/v1/me/goals/{id}", { params })), onSettled: again });
  return { change, remove, error: change.error ?? remove.error };
}

/** A goal, where one stands, and what can be done with it. */
export function GoalRow({ goal, onEdit }: { goal: Goal; onEdit: () => void }) {
  const t = useTranslations("progress");
  const { change, remove, error } = useGoalChanges(goal);
  const Icon = icons[goal.status as keyof typeof icons] ?? Target;
  const active = goal.status === "active";
  const busy = change.isPending || remove.isPending;
  return (
    <li className="grid grid-cols-1 gap-1 py-3">
      <div className="flex gap-3">
        <Icon aria-hidden className={goal.status === "abandoned" ? "mt-0.5 size-5 shrink-0 text-muted" : "mt-0.5 size-5 shrink-0 text-accent"} />
        <div className="min-w-0 grow">
          <p className="font-medium wrap-anywhere">{goal.title}</p>
          <Standing goal={goal} />
        </div>
      </div>
      {error && <Note tone="bad" role="alert">{error.message || t("unreachable")}</Note>}
      <div role="group" aria-label={goal.title} className="-ml-1 flex flex-wrap">
        {active && <Button look="quiet" disabled={busy} className="text-accent" onClick={() => change.mutate({ status: "achieved" })}>{t("reached")}</Button>}
        {active && <Button look="quiet" disabled={busy} onClick={onEdit}>{t("edit")}</Button>}
        {active && <Button look="quiet" disabled={busy} onClick={() => change.mutate({ status: "abandoned" })}>{t("drop")}</Button>}
        {!active && <Button look="quiet" disabled={busy} onClick={() => change.mutate({ status: "active" })}>{t("again")}</Button>}
        {!active && <Button look="quiet" disabled={busy} onClick={() => remove.mutate()}>{t("delete")}</Button>}
      </div>
    </li>
  );
}

function Standing({ goal }: { goal: Goal }) {
  const t = useTranslations("progress");
  const words = useReadings();
  const date = useDate();
  const times = useTimes();
  const { target } = goal;
  const now = useRecent().data?.items.find((one) => one.kind === target?.kind);
  const parts = [
    target && t("to", { kind: words.kind(target.kind), reading: words.reading(target) }),
    target && now && goal.status === "active" && t("now", { reading: words.reading(now) }),
    goal.target_date && goal.status === "active" && t("by", { date: date(goal.target_date) }),
    goal.ended_at && (goal.status === "achieved" ? t("reached_on", { date: times.date(goal.ended_at, viewerZone()) }) : t("dropped_on", { date: times.date(goal.ended_at, viewerZone()) })),
  ].filter(Boolean);
  return parts.length > 0 && <p className="text-sm text-muted">{parts.join(" · ")}</p>;
}
