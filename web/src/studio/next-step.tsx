"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { usePathname } from "next/navigation";
import type { TrainerPage } from "@/trainers/queries";
import { useSteps } from "./queries";

/** What comes next on the way to being found, wherever in the studio one is. */
export function NextStep({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("onboarding");
  const path = usePathname();
  const steps = useSteps(trainer);
  if (path === "/studio" || (trainer.status !== "draft" && trainer.status !== "returned") || !steps) return null;
  const next = steps.find((step) => !step.done && step.href !== path) ?? null;
  return (
    <p className="flex flex-wrap items-center justify-between gap-x-4 rounded-xl bg-sunken px-4 py-1.5 text-[0.95rem]">
      <span>{t("done", { done: steps.filter((step) => step.done).length, all: steps.length })}</span>
      <Link href={next?.href ?? "/studio"} className="inline-flex min-h-11 items-center gap-2 font-medium text-accent">
        {next ? t("next", { step: t(next.name) }) : t("to_hand_in")}
        <ArrowRight aria-hidden className="size-4" />
      </Link>
    </p>
  );
}
