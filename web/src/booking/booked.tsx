"use client";

import { CalendarX, CircleCheck, Clock3, MapPin, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { viewerZone } from "@/i18n/locale";
import { useTimes, zoneName } from "@/i18n/time";
import { usePrice } from "@/trainers/price";
import { useTrainer, type TrainerPage } from "@/trainers/queries";
import { ButtonLink } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Card, Empty, Failed, Skeleton } from "@/ui/states";
import { AddToCalendar } from "./add-to-calendar";
import { PolicyWords } from "./policy-words";
import { useBooking, type Booking } from "./queries";
import { useOtherTabs } from "./tabs";

/** After a booking: that it stands, and what happens next. */
export function Booked() {
  const t = useTranslations("booked");
  const session = useSession();
  useOtherTabs();
  const id = useSearchParams().get("id");
  const booking = useBooking(id);
  const trainer = useTrainer(booking.data?.trainer);
  if (session.state === "out") return <SignedOut />;
  if (!id) return <Empty title={t("none")}><ButtonLink href="/sessions">{t("sessions")}</ButtonLink></Empty>;
  if (booking.isError && !booking.data) return <Failed error={booking.error} retry={() => void booking.refetch()} />;
  if (!booking.data || !trainer.data) return <Skeleton className="mx-auto h-140 max-w-xl" />;
  const ahead = booking.data.status === "confirmed" || booking.data.status === "pending_approval";
  return (
    <div className="mx-auto grid max-w-xl gap-6">
      <Standing booking={booking.data} />
      <Card className="grid gap-5 sm:p-6">
        <Details booking={booking.data} trainer={trainer.data} />
        {ahead && <AddToCalendar booking={booking.data} trainer={trainer.data} />}
      </Card>
      {ahead && <WhatNext booking={booking.data} trainer={trainer.data} />}
      <div className="grid gap-2 sm:grid-cols-2" data-no-print>
        <ButtonLink href="/sessions">{t("sessions")}</ButtonLink>
        <ButtonLink look="plain" href={`/trainers/${trainer.data.slug}`}>{t("page", { name: trainer.data.name })}</ButtonLink>
      </div>
    </div>
  );
}

/** Where it stands, large. */
function Standing({ booking: { status } }: { booking: Booking }) {
  const t = useTranslations("booked");
  const stands = status === "confirmed" || status === "completed";
  const waits = status.startsWith("pending") || status === "held" || status === "expiring";
  const Icon = stands ? CircleCheck : waits ? Clock3 : CalendarX;
  return (
    <div className="flex items-center gap-3.5">
      <Icon aria-hidden className={cn("rise size-10 shrink-0", stands ? "text-accent" : waits ? "text-warn" : "text-muted")} />
      <h1 className="text-3xl font-semibold">{status === "confirmed" ? t("title") : t(`status_${status}` as "status_cancelled")}</h1>
    </div>
  );
}

function Details({ booking, trainer }: { booking: Booking; trainer: TrainerPage }) {
  const t = useTranslations("booked");
  const times = useTimes();
  const price = usePrice();
  const tz = viewerZone();
  const { start, end } = booking;
  const service = trainer.services.find((one) => one.id === booking.service);
  return (
    <div className="grid gap-3">
      <div>
        <p className="text-xl font-semibold">{times.longDay(start, tz)}</p>
        <p className="text-lg tabular-nums">{times.time(start, tz)} – {times.time(end, tz)} <span className="text-base text-muted">{zoneName(tz)}</span></p>
        {booking.tz !== tz && <p className="text-sm text-muted">{times.dayTime(start, booking.tz)} {zoneName(booking.tz)}</p>}
      </div>
      <p>{service && `${service.name} · `}<a className="underline underline-offset-4" href={`/trainers/${trainer.slug}`}>{trainer.name}</a> · {price(booking.price)}</p>
      <p className="flex items-start gap-1.5 text-muted">
        {trainer.studio ? <MapPin aria-hidden className="mt-0.5 size-5 shrink-0" /> : <Video aria-hidden className="mt-0.5 size-5 shrink-0" />}
        {trainer.studio ? `${trainer.studio.address}, ${trainer.studio.city}` : t("online")}
      </p>
    </div>
  );
}

function WhatNext({ booking, trainer }: { booking: Booking; trainer: TrainerPage }) {
  const t = useTranslations("booked");
  const times = useTimes();
  const lastMove = new Date(Date.parse(booking.start) - trainer.policy.reschedule_notice * 60_000).toISOString();
  const steps = [
    t(booking.status === "confirmed" ? "told" : "asked", { name: trainer.name }),
    t("letter"),
    t("move", { time: times.dayTime(lastMove, viewerZone()) }),
    t("contact", { name: trainer.name }),
  ];
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-semibold">{t("next")}</h2>
      <ol className="grid gap-2.5">
        {steps.map((words, i) => (
          <li key={words} className="flex gap-3 text-muted"><span aria-hidden className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft text-sm font-medium text-accent">{i + 1}</span>{words}</li>
        ))}
      </ol>
      <PolicyWords booking={booking} />
    </section>
  );
}
