"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { ProblemError } from "@/api/problem";
import { BookingSection } from "@/booking/section";
import { ButtonLink } from "@/ui/button";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { About } from "./about";
import { Certificates } from "./certificates";
import { Gallery } from "./gallery";
import { Packages } from "./packages";
import { useTrainer, type TrainerPage as Page } from "./queries";
import { Reviews } from "./reviews";

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
    <div className="grid grid-cols-1 gap-12">
      <About trainer={trainer} />
      <BookingSection trainer={trainer} />
      <Packages trainer={trainer} />
      <Certificates trainer={trainer} />
      <Gallery trainer={trainer} />
      <Reviews trainer={trainer} />
    </div>
  );
}

const Waiting = () => (
  <div className="grid gap-12">
    <Skeleton className="h-44" />
    <Skeleton className="h-140" />
  </div>
);
