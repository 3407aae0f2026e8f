"use client";

import { Plus, Target } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { Part } from "../part";
import { GoalDialog } from "./goal-dialog";
import { GoalRow } from "./goal-row";
import { useGoals, type Goal } from "./queries";

/** What somebody wants to reach, what they reached, and what they let go of. */
export function Goals() {
  const t = useTranslations("progress");
  const goals = useGoals();
  const [open, setOpen] = useState<Goal | "new" | null>(null);
  const active = goals.data?.items.filter((goal) => goal.status === "active") ?? [];
  const ended = goals.data?.items.filter((goal) => goal.status !== "active") ?? [];
  return (
    <Part title={t("goals")} intro={t("goals_intro")}>
      {goals.isPending && <Skeleton className="h-24" />}
      {goals.isError && <Failed error={goals.error} retry={() => void goals.refetch()} />}
      {goals.data && active.length === 0 && (
        <Empty icon={<Target className="size-9" />} title={ended.length > 0 ? t("no_goals_now") : t("no_goals")}>
          <p className="mb-4">{t("no_goals_hint")}</p>
          <Button onClick={() => setOpen("new")}>{t("set_goal")}</Button>
        </Empty>
      )}
      {active.length > 0 && (
        <>
          <ul className="divide-y divide-line">{active.map((goal) => <GoalRow key={goal.id} goal={goal} onEdit={() => setOpen(goal)} />)}</ul>
          <Button look="plain" className="justify-self-start" onClick={() => setOpen("new")}><Plus aria-hidden className="size-4.5" />{t("set_goal")}</Button>
        </>
      )}
      {ended.length > 0 && (
        <details className="border-t border-line pt-2">
          <summary className="min-h-11 cursor-pointer content-center text-muted">{t("ended", { count: ended.length })}</summary>
          <ul className="divide-y divide-line">{ended.map((goal) => <GoalRow key={goal.id} goal={goal} onEdit={() => setOpen(goal)} />)}</ul>
        </details>
      )}
      {open && <GoalDialog goal={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </Part>
  );
}
