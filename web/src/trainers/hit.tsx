"use client";

import { MapPin, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { viewerZone } from "@/i18n/locale";
import { useMoney, useTimes } from "@/i18n/time";
import { Skeleton } from "@/ui/states";
import { Face } from "./face";
import { Stars } from "./stars";
import type { TrainerHit } from "./queries";

/** A trainer in a list, with the next times that are free. */
export function Hit({ trainer }: { trainer: TrainerHit }) {
  const t = useTranslations("trainer");
  const times = useTimes();
  const money = useMoney();
  const price = trainer.price_from ? t("from", { amount: money(trainer.price_from) }) : trainer.sells_free ? t("free") : null;
  return (
    <article className="relative grid content-start gap-4 rounded-card border border-line bg-surface p-5 transition-shadow hover:shadow-lg has-[a:focus-visible]:outline-3 has-[a:focus-visible]:outline-accent">
      <div className="flex gap-4">
        <Face name={trainer.name} />
        <div className="min-w-0 grow">
          <h3 className="text-lg font-semibold leading-snug">
            <a href={`/trainers/${trainer.slug}`} className="outline-none after:absolute after:inset-0 after:rounded-card">{trainer.name}</a>
          </h3>
          <p className="text-muted">{trainer.headline}</p>
        </div>
      </div>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        <Stars rating={trainer.rating} reviews={trainer.reviews} />
        {trainer.studio && <span className="inline-flex items-center gap-1"><MapPin aria-hidden className="size-4" />{trainer.studio.city}</span>}
        {trainer.online && <span className="inline-flex items-center gap-1"><Video aria-hidden className="size-4" />{t("online")}</span>}
        {price && <span>{price}</span>}
      </p>
      <p className="flex min-h-8 flex-wrap items-center gap-2 text-sm">
        {trainer.next.length === 0 && <span className="text-muted">{trainer.specialties.join(" · ")}</span>}
        {trainer.next.map((start) => <time key={start} dateTime={start} className="rounded-lg bg-accent-soft px-2.5 py-1 font-medium tabular-nums text-accent">{times.dayTime(start, viewerZone())}</time>)}
      </p>
    </article>
  );
}

/** Its place before it is known. */
export const HitSkeleton = () => <Skeleton className="h-49" />;
