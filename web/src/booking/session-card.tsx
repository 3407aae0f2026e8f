"use client";

import { CalendarPlus, MapPin, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { viewerZone } from "@/i18n/locale";
import { useTimes, zoneName } from "@/i18n/time";
import { useServerNow } from "@/live/use-now";
import { useTrainer, type TrainerPage } from "@/trainers/queries";
import { Button, ButtonLink } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Card } from "@/ui/states";
import { entryOf, saveEntry } from "./add-to-calendar";
import type { Booking } from "./queries";
import { ReviewLine } from "./review-line";

const CancelDialog = lazy(() => import("./cancel-dialog"));
const MoveDialog = lazy(() => import("./move-dialog"));

const TONES: Record<string, string> = {
  confirmed: "bg-accent-soft text-accent",
  completed: "bg-accent-soft text-accent",
  held: "bg-warn-soft text-warn",
  pending_approval: "bg-warn-soft text-warn",
  pending_payment: "bg-warn-soft text-warn",
  expiring: "bg-warn-soft text-warn",
  no_show: "bg-bad-soft text-bad",
};

/** One session: when, with whom, where it stands, and what can be done about it. */
export function SessionCard({ booking, ahead }: { booking: Booking; ahead: boolean }) {
  const t = useTranslations("sessions");
  const times = useTimes();
  const trainer = useTrainer(booking.trainer).data;
  const tz = viewerZone();
  // What was confirmed and is over took place, until somebody says otherwise.
  const status = !ahead && booking.status === "confirmed" ? "completed" : booking.status;
  return (
    <Card className="grid gap-3.5 print:border-0 print:p-0">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="text-lg font-semibold tabular-nums">{times.time(booking.start, tz)} – {times.time(booking.end, tz)}</p>
          {booking.tz !== tz && <p className="text-sm text-muted">{times.dayTime(booking.start, booking.tz)} {zoneName(booking.tz)}</p>}
        </div>
        <span data-status={booking.status} className={cn("shrink-0 rounded-full px-3 py-1 text-sm", TONES[status] ?? "bg-sunken text-muted")}>{t(`status_${status}` as "status_confirmed")}</span>
      </div>
      <With booking={booking} trainer={trainer} />
      {booking.cancelled && <Cancelled by={booking.cancelled.by} reason={booking.cancelled.reason} />}
      {ahead ? trainer && <Actions booking={booking} trainer={trainer} /> : trainer && status === "completed" && <ReviewLine booking={booking} trainer={trainer} />}
    </Card>
  );
}

function With({ booking, trainer }: { booking: Booking; trainer: TrainerPage | undefined }) {
  const t = useTranslations("sessions");
  const service = trainer?.services.find((one) => one.id === booking.service);
  return (
    <div className="grid min-h-12 gap-1">
      {trainer && (
        <>
          <p>{service && `${service.name} · `}<a className="underline underline-offset-4" href={`/trainers/${trainer.slug}`}>{trainer.name}</a></p>
          <p className="flex items-center gap-1.5 text-sm text-muted">
            {trainer.studio ? <MapPin aria-hidden className="size-4 shrink-0" /> : <Video aria-hidden className="size-4 shrink-0" />}
            {trainer.studio ? `${trainer.studio.address}, ${trainer.studio.city}` : t("online")}
          </p>
        </>
      )}
      {booking.note && <p className="border-l-2 border-line pl-3 text-sm text-muted">{booking.note}</p>}
    </div>
  );
}

function Cancelled({ by, reason }: { by: string; reason?: string | null }) {
  const t = useTranslations("sessions");
  return <p className="text-sm text-muted">{t(`by_${by}` as "by_client")}{reason && ` “${reason}”`}</p>;
}

function Actions({ booking, trainer }: { booking: Booking; trainer: TrainerPage }) {
  const t = useTranslations("sessions");
  const times = useTimes();
  const now = useServerNow(60_000);
  const [open, setOpen] = useState<"cancel" | "move" | null>(null);
  const service = trainer.services.find((one) => one.id === booking.service);
  const movable = service?.kind.type === "one_to_one";
  const lastMove = Date.parse(booking.start) - trainer.policy.reschedule_notice * 60_000;
  if (booking.status === "held") {
    return (
      <div className="flex flex-wrap items-center gap-3" data-no-print>
        <ButtonLink href={`/trainers/${trainer.slug}?service=${booking.service}&hold=${booking.id}`}>{t("finish")}</ButtonLink>
        {booking.hold_until && <span className="text-sm text-muted">{t("held_until", { time: times.time(booking.hold_until, viewerZone()) })}</span>}
      </div>
    );
  }
  if (booking.status !== "confirmed" || Date.parse(booking.start) <= now) return null;
  return (
    <div className="flex flex-wrap items-center gap-2" data-no-print>
      {movable && now < lastMove && <Button look="plain" onClick={() => setOpen("move")}>{t("move")}</Button>}
      <Button look="plain" onClick={() => setOpen("cancel")}>{t("cancel")}</Button>
      <Button look="quiet" aria-label={t("add")} onClick={() => saveEntry(entryOf(booking, trainer))}><CalendarPlus aria-hidden className="size-5" /></Button>
      <ButtonLink look="quiet" href={`/booked?id=${booking.id}`}>{t("details")}</ButtonLink>
      {movable && now >= lastMove && <p className="w-full text-sm text-muted">{t("too_late_to_move")}</p>}
      <Suspense>
        {open === "cancel" && <CancelDialog booking={booking} onClose={() => setOpen(null)} />}
        {open === "move" && <MoveDialog booking={booking} onClose={() => setOpen(null)} />}
      </Suspense>
    </div>
  );
}
