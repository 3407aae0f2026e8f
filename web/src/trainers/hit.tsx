"use client";

import { MapPin, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMoney } from "@/i18n/time";
import { Skeleton } from "@/ui/states";
import { Face } from "./face";
import { Favourite } from "./favourite";
import type { Within } from "./next";
import { NextTimes } from "./next-times";
import type { TrainerHit } from "./queries";
import { Stars } from "./stars";
import { useNext } from "./use-next";

const TIMES = 3;

/** A trainer in a list, with the next times that are free, live while it is on the screen. */
export function Hit({ trainer, within = null }: { trainer: TrainerHit; within?: Within | null }) {
  const { ref, now, shown } = useNext(trainer.id, trainer.next, within, TIMES);
  return (
    <article ref={ref} data-trainer={trainer.slug} className="relative grid content-between gap-4 rounded-card border border-line bg-surface p-4 transition-[border-color,box-shadow] hover:border-line-strong hover:shadow-sm sm:p-5 has-[h3_a:focus-visible]:outline-3 has-[h3_a:focus-visible]:outline-accent">
      <div className="grid gap-3">
        <div className="flex gap-3.5">
          <Face name={trainer.name} picture={trainer.avatar} />
          <div className="min-w-0 grow">
            <h3 className="text-lg font-semibold leading-snug">
              <a href={`/trainers/${trainer.slug}`} className="outline-none after:absolute after:inset-0 after:rounded-card">{trainer.name}</a>
            </h3>
            <p className="truncate text-muted">{trainer.headline}</p>
          </div>
          <Favourite trainer={trainer} className="relative z-10 -mr-2 -mt-2" />
        </div>
        <Facts trainer={trainer} />
      </div>
      <NextTimes slug={trainer.slug} shown={shown} now={now} count={TIMES} className="grid-cols-3" />
    </article>
  );
}

function Facts({ trainer }: { trainer: TrainerHit }) {
  const t = useTranslations("trainer");
  const money = useMoney();
  const price = trainer.price_from ? t("from", { amount: money(trainer.price_from) }) : trainer.sells_free ? t("free") : null;
  return (
    <p className="flex flex-wrap items-center gap-x-3.5 gap-y-1 text-sm text-muted">
      <Stars rating={trainer.rating} reviews={trainer.reviews} />
      {trainer.studio && <span className="inline-flex items-center gap-1"><MapPin aria-hidden className="size-4" />{trainer.studio.city}{typeof trainer.km === "number" && ` · ${t("km", { km: trainer.km })}`}</span>}
      {trainer.online && <span className="inline-flex items-center gap-1"><Video aria-hidden className="size-4" />{t("online")}</span>}
      {price && <span>{price}</span>}
      {trainer.specialties.length > 0 && <span className="w-full truncate">{trainer.specialties.join(" · ")}</span>}
    </p>
  );
}

/** Its place before it is known. */
export const HitSkeleton = () => <Skeleton className="h-56" />;
