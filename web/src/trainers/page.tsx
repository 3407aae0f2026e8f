"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Award, Languages, MapPin, Video } from "lucide-react";
import { ProblemError } from "@/api/problem";
import { BookingSection } from "@/booking/section";
import { ButtonLink } from "@/ui/button";
import { Card, Empty, Failed, Skeleton } from "@/ui/states";
import { Face } from "./face";
import { Reviews } from "./reviews";
import { Stars } from "./stars";
import { useTrainer, type TrainerPage as Page } from "./queries";

const nothing = () => () => {};

/** What the server put into the page itself. */
function injected(slug: string | null): Page | undefined {
  const text = typeof document === "undefined" ? null : document.getElementById("trainer")?.textContent;
  const page = text ? (JSON.parse(text) as Page) : undefined;
  return page && page.slug === slug ? page : undefined;
}

/** A trainer's page: who they are, what they sell, when they are free. */
export function TrainerView() {
  const slug = useSyncExternalStore(nothing, () => location.pathname.split("/")[2] ?? null, () => null);
  return slug ? <Known key={slug} slug={slug} /> : <Waiting />;
}

function Known({ slug }: { slug: string }) {
  const t = useTranslations("trainer");
  const [known] = useState(() => injected(slug));
  const { data: trainer, error, refetch } = useTrainer(slug, known);
  useEffect(() => {
    if (trainer) document.title = `${trainer.name} · FitTribe`;
  }, [trainer]);
  if (error instanceof ProblemError && error.kind === "not_found") {
    return <Empty title={t("missing")}><ButtonLink href="/trainers">{t("others")}</ButtonLink></Empty>;
  }
  if (!trainer) return error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting />;
  return (
    <div className="grid gap-10">
      <About trainer={trainer} />
      <BookingSection trainer={trainer} />
      <Gallery trainer={trainer} />
      <Certificates trainer={trainer} />
      <Reviews trainer={trainer.id} count={trainer.reviews} />
    </div>
  );
}

const Waiting = () => (
  <div className="grid gap-10">
    <Skeleton className="h-36" />
    <Skeleton className="h-120" />
  </div>
);

/** Who a trainer is. */
export function About({ trainer }: { trainer: Page }) {
  const t = useTranslations("trainer");
  const languages = new Intl.DisplayNames(undefined, { type: "language" });
  return (
    <section className="flex flex-col gap-5 sm:flex-row">
      <Face name={trainer.name} size="size-20 text-2xl" />
      <div className="grid gap-3">
        <div>
          <h1 className="text-3xl font-semibold">{trainer.name}</h1>
          <p className="text-lg text-muted">{trainer.headline}</p>
        </div>
        <p className="flex flex-wrap items-center gap-x-5 gap-y-1.5 text-muted">
          <Stars rating={trainer.rating} reviews={trainer.reviews} />
          {trainer.studio && <span className="inline-flex items-center gap-1.5"><MapPin aria-hidden className="size-4" />{trainer.studio.address}, {trainer.studio.city}</span>}
          {trainer.online && <span className="inline-flex items-center gap-1.5"><Video aria-hidden className="size-4" />{t("online")}</span>}
          {trainer.languages.length > 0 && <span className="inline-flex items-center gap-1.5"><Languages aria-hidden className="size-4" />{trainer.languages.map((code) => languages.of(code)).join(", ")}</span>}
        </p>
        {trainer.specialties.length > 0 && <ul className="flex flex-wrap gap-2">{trainer.specialties.map((one) => <li key={one} className="rounded-full bg-sunken px-3 py-1 text-sm">{one}</li>)}</ul>}
        {trainer.biography && <p className="max-w-prose whitespace-pre-line">{trainer.biography}</p>}
      </div>
    </section>
  );
}

/** Their pictures. */
export function Gallery({ trainer }: { trainer: Page }) {
  const t = useTranslations("trainer");
  if (trainer.gallery.length === 0) return null;
  return (
    <section aria-label={t("gallery")}>
      <h2 className="mb-4 text-xl font-semibold">{t("gallery")}</h2>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {trainer.gallery.map((picture) => (
          <li key={picture.file}>
            <a href={picture.large} className="block overflow-hidden rounded-card">
              <img src={picture.medium} alt={picture.caption} loading="lazy" width={480} height={360} className="aspect-4/3 w-full object-cover" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What they have shown that they learnt. */
export function Certificates({ trainer }: { trainer: Page }) {
  const t = useTranslations("trainer");
  if (trainer.certificates.length === 0) return null;
  return (
    <section aria-label={t("certificates")}>
      <h2 className="mb-4 text-xl font-semibold">{t("certificates")}</h2>
      <ul className="grid gap-3 sm:grid-cols-2">
        {trainer.certificates.map((one) => (
          <li key={`${one.kind} ${one.title} ${one.issuer}`}>
            <Card className="flex items-center gap-4">
              <Award aria-hidden className="size-6 text-accent" />
              <div><p className="font-medium">{one.title}</p><p className="text-sm text-muted">{one.issuer}{one.expires_on && ` · ${t("until", { date: one.expires_on })}`}</p></div>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
