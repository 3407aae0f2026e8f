"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { api, quietly } from "@/api/client";
import { unwrap } from "@/api/problem";
import { PolicyTiers } from "@/booking/policy-tiers";
import { usePrice } from "@/trainers/price";
import { useTrainer, type Service, type TrainerPage } from "@/trainers/queries";
import { Failed, Skeleton } from "@/ui/states";
import { Claim } from "./claim";

/** Everything of a trainer's page, to be judged by. */
export function Dossier({ id }: { id: string }) {
  const { data: trainer, error, refetch } = useTrainer(id);
  if (!trainer) return error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton className="h-72" />;
  return (
    <div className="appear grid gap-5 border-t border-line pt-4">
      <Page trainer={trainer} />
      <Services trainer={trainer} />
      <Pictures trainer={trainer} />
      <Learnt trainer={trainer} />
    </div>
  );
}

function Part({ title, lacks, children }: { title: string; lacks?: string | false; children?: ReactNode }) {
  return (
    <section className="grid min-w-0 content-start gap-1.5">
      <h3 className="text-sm font-medium text-muted">{title}</h3>
      {lacks ? <p className="text-warn">{lacks}</p> : children}
    </section>
  );
}

function Page({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("moderation");
  const languages = new Intl.DisplayNames(undefined, { type: "language" });
  const { studio } = trainer;
  const places = [studio && [studio.address, studio.city, studio.country].filter(Boolean).join(", "), trainer.online && t("online")].filter(Boolean);
  return (
    <>
      <Part title={t("biography")} lacks={!trainer.biography && t("no_biography")}><p className="max-w-prose whitespace-pre-line break-words">{trainer.biography}</p></Part>
      <div className="grid gap-5 sm:grid-cols-2">
        <Part title={t("place")} lacks={places.length === 0 && t("no_place")}>{places.map((place) => <p key={String(place)}>{place}</p>)}</Part>
        <Part title={t("tz")}><p>{trainer.tz}</p></Part>
        <Part title={t("specialties")} lacks={trainer.specialties.length === 0 && t("no_specialties")}><p>{trainer.specialties.join(", ")}</p></Part>
        <Part title={t("languages")} lacks={trainer.languages.length === 0 && t("no_languages")}><p>{trainer.languages.map((code) => languages.of(code)).join(", ")}</p></Part>
      </div>
    </>
  );
}

function Services({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("moderation");
  const paid = trainer.services.find(({ price }) => price.pay !== "free");
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Part title={t("services")} lacks={trainer.services.length === 0 && t("no_services")}>
        <ul className="grid gap-2">{trainer.services.map((service) => <Sold key={service.id} service={service} />)}</ul>
      </Part>
      <Part title={t("rules")}>
        <p>{t("notice", { hours: trainer.policy.notice / 60 })}</p>
        <p>{t("horizon", { days: trainer.policy.horizon_days })}</p>
        {paid && <PolicyTiers policy={trainer.policy.cancellation} />}
      </Part>
    </div>
  );
}

function Sold({ service }: { service: Service }) {
  const t = useTranslations("moderation");
  const price = usePrice();
  return (
    <li>
      <p className="font-medium">{service.name}</p>
      <p className="text-sm text-muted">{[t("minutes", { minutes: service.duration }), price(service.price), service.kind.type === "class" && t("seats", { seats: service.kind.capacity })].filter(Boolean).join(" · ")}</p>
      {service.description && <p className="text-sm whitespace-pre-line">{service.description}</p>}
    </li>
  );
}

function Pictures({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("moderation");
  if (trainer.gallery.length === 0) return null;
  return (
    <Part title={t("gallery")}>
      <ul className="grid grid-cols-3 gap-2 sm:grid-cols-5">
        {trainer.gallery.map((picture) => (
          <li key={picture.file}><a href={picture.large} target="_blank" rel="noreferrer"><img src={picture.medium} alt={picture.caption} loading="lazy" width={240} height={180} className="aspect-4/3 w-full rounded-xl object-cover" /></a></li>
        ))}
      </ul>
    </Part>
  );
}

function Learnt({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("moderation");
  const waiting = useQuery({
    queryKey: ["admin", "certificates", "waiting-all"],
    queryFn: () => unwrap(api.GET("/api/v1/admin/certificates", { fetch: quietly, params: { query: { status: "submitted", limit: 100 } } })),
  });
  const own = waiting.data?.items.filter((one) => one.trainer === trainer.id) ?? [];
  return (
    <Part title={t("certificates")} lacks={waiting.isSuccess && trainer.certificates.length + own.length === 0 && t("no_certificates_of")}>
      <ul className="grid gap-3">
        {trainer.certificates.map((one) => <li key={`${one.kind} ${one.title} ${one.issuer}`}><Claim claim={one} status="confirmed" /></li>)}
        {own.map((one) => <li key={one.id}><Claim claim={one} status="submitted" file={one.file} number={one.number} /></li>)}
      </ul>
    </Part>
  );
}
