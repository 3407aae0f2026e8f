"use client";

import { Languages, MapPin, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { Face } from "./face";
import { Favourite } from "./favourite";
import type { TrainerPage } from "./queries";
import { Share } from "./share";
import { Stars } from "./stars";
import { useLanguageName } from "./use-language-name";

/** Who a trainer is. */
export function About({ trainer }: { trainer: TrainerPage }) {
  return (
    <section aria-label={trainer.name} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-4 sm:gap-x-6">
      <Face name={trainer.name} picture={trainer.avatar} size="size-18 text-xl sm:size-24 sm:text-3xl" />
      <div className="flex min-w-0 items-start justify-between gap-2 self-center">
        <div className="min-w-0">
          <h1 className="text-2xl font-semibold sm:text-4xl">{trainer.name}</h1>
          <p className="text-muted sm:text-lg">{trainer.headline}</p>
        </div>
        <div className="flex max-sm:-mr-3">
          <Favourite trainer={trainer} />
          <Share name={trainer.name} />
        </div>
      </div>
      <div className="col-span-full grid gap-4 sm:col-start-2 sm:col-end-3">
        <Facts trainer={trainer} />
        {trainer.specialties.length > 0 && (
          <ul className="flex flex-wrap gap-2">
            {trainer.specialties.map((one) => <li key={one}><a href={`/trainers?specialty=${encodeURIComponent(one)}`} className="flex min-h-11 items-center rounded-full bg-sunken px-4 text-sm first-letter:uppercase hover:bg-accent-soft hover:text-accent">{one}</a></li>)}
          </ul>
        )}
        {trainer.biography && <p className="max-w-prose whitespace-pre-line">{trainer.biography}</p>}
      </div>
    </section>
  );
}

function Facts({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("trainer");
  const language = useLanguageName();
  const fact = "inline-flex items-center gap-1.5";
  return (
    <p className="flex flex-wrap items-center gap-x-5 gap-y-1.5 text-muted">
      {trainer.reviews > 0 ? <a href="#reviews" className="underline-offset-4 hover:underline"><Stars rating={trainer.rating} reviews={trainer.reviews} /></a> : <Stars reviews={0} />}
      {trainer.studio && <span className={fact}><MapPin aria-hidden className="size-4 shrink-0" />{trainer.studio.address}, {trainer.studio.city}</span>}
      {trainer.online && <span className={fact}><Video aria-hidden className="size-4 shrink-0" />{t("online")}</span>}
      {trainer.languages.length > 0 && <span className={fact}><Languages aria-hidden className="size-4 shrink-0" />{trainer.languages.map(language).join(", ")}</span>}
    </p>
  );
}
