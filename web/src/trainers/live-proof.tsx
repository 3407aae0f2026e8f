"use client";

import { useTranslations } from "next-intl";
import { useLine } from "@/live/provider";
import { ButtonLink } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Skeleton } from "@/ui/states";
import { Face } from "./face";
import { NextTimes } from "./next-times";
import type { TrainerHit } from "./queries";
import { Stars } from "./stars";
import { useNext } from "./use-next";

const TIMES = 6;

/** A real trainer's next free times, moving as they are taken. */
export function LiveProof({ trainer }: { trainer: TrainerHit }) {
  const t = useTranslations("landing");
  const line = useLine();
  const { ref, now, shown } = useNext(trainer.id, trainer.next, null, TIMES);
  return (
    <section ref={ref} aria-label={t("proof", { name: trainer.name })} className="grid min-h-91 content-start gap-5 rounded-3xl border border-line bg-surface p-5 shadow-[0_24px_60px_-30px_rgb(0_0_0/0.35)] sm:p-6">
      <div className="flex items-center gap-4">
        <Face name={trainer.name} picture={trainer.avatar} />
        <div className="min-w-0">
          <p className="truncate text-lg font-semibold">{trainer.name}</p>
          <p className="truncate text-muted">{[trainer.headline, trainer.studio?.city].filter(Boolean).join(" · ")}</p>
          <p className="text-sm"><Stars rating={trainer.rating} reviews={trainer.reviews} /></p>
        </div>
      </div>
      <div className="grid gap-2.5">
        <p className="flex items-center gap-2 text-sm text-muted">
          <span aria-hidden className={cn("size-2 rounded-full", line === "live" ? "animate-pulse bg-accent" : "bg-line-strong")} />
          {t("now_free")}
        </p>
        <NextTimes slug={trainer.slug} shown={shown} now={now} count={TIMES} className="min-h-32 grid-cols-3" />
      </div>
      <ButtonLink look="plain" href={`/trainers/${trainer.slug}`} className="w-full">{t("see_all", { name: trainer.name })}</ButtonLink>
    </section>
  );
}

/** Its place before it is known. */
export const LiveProofSkeleton = () => <Skeleton className="min-h-91 rounded-3xl" />;
