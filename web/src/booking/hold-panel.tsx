"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { api, key } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import { viewerZone } from "@/i18n/locale";
import { useTimes, zoneName } from "@/i18n/time";
import type { TrainerPage } from "@/trainers/queries";
import { usePrice } from "@/trainers/price";
import { Button, ButtonLink } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { CountdownRing } from "@/ui/ring";
import { Note, Skeleton } from "@/ui/states";
import { PolicyWords } from "./policy-words";
import { bookingKey, useBooking, type Booking } from "./queries";

type Panel = { hold: string; trainer: TrainerPage; onLeave: () => void; onLost: (booking: Booking, words: string) => void };

/** A held time: what it is, how long it is kept, and confirming it. */
export default function HoldPanel({ hold, trainer, onLeave, onLost }: Panel) {
  const t = useTranslations("hold");
  const booking = useBooking(hold);
  const title = booking.data?.status === "held" ? t("title") : booking.data?.status === "confirmed" ? t("booked") : t("over");
  return (
    <Dialog open onClose={onLeave} title={title}>
      {booking.isPending && <Skeleton className="h-56" />}
      {booking.isError && <Note tone="bad" role="alert">{booking.error.message || t("unreachable")}</Note>}
      {booking.data?.status === "held" && <Held booking={booking.data} trainer={trainer} onLeave={onLeave} onLost={onLost} />}
      {booking.data?.status === "confirmed" && <ButtonLink href={`/booked?id=${hold}`} className="w-full">{t("see")}</ButtonLink>}
      {booking.data && !["held", "confirmed"].includes(booking.data.status) && (
        <div className="grid gap-3">
          <p className="text-muted">{t("over_words")}</p>
          <Button onClick={onLeave}>{t("pick_again")}</Button>
        </div>
      )}
    </Dialog>
  );
}

function Held({ booking, trainer, onLeave, onLost }: { booking: Booking } & Omit<Panel, "hold">) {
  const t = useTranslations("hold");
  const times = useTimes();
  const price = usePrice();
  const router = useRouter();
  const cache = useQueryClient();
  const [busy, setBusy] = useState<"confirm" | "release" | null>(null);
  const [words, setWords] = useState<string | null>(null);
  const header = useRef(key());
  const service = trainer.services.find((one) => one.id === booking.service);
  const tz = viewerZone();

  async function send(what: "confirm" | "release") {
    setBusy(what);
    setWords(null);
    const params = { path: { id: booking.id }, header: what === "confirm" ? header.current : key() };
    try {
      const done = await unwrap(api.POST(`/api/v1/bookings/{id}/${what}`, { params, body: {} }));
      cache.setQueryData(bookingKey(done.id), done);
      void cache.invalidateQueries({ queryKey: ["bookings"] });
      if (what === "release") return onLeave();
      sessionStorage.removeItem(`fittribe.note.${booking.trainer}`);
      router.push(`/booked?id=${done.id}`);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.kind === "hold_expired" || error.kind === "slot_taken") return onLost(booking, error.message);
      setWords(error.message || t("unreachable"));
    } finally {
      setBusy(null);
    }
  }

  return (
    <div className="grid gap-4">
      <div className="flex items-center gap-4">
        {booking.hold_until && <CountdownRing until={booking.hold_until} wholeMs={trainer.policy.hold * 60_000} label={t("left")} onEnd={() => void cache.invalidateQueries({ queryKey: bookingKey(booking.id) })} />}
        <div>
          <p className="text-lg font-medium">{times.longDay(booking.start, tz)}</p>
          <p className="tabular-nums">{times.time(booking.start, tz)} – {times.time(booking.end, tz)} <span className="text-muted">{zoneName(tz)}</span></p>
          {booking.tz !== tz && <p className="text-sm text-muted">{times.dayTime(booking.start, booking.tz)} {zoneName(booking.tz)}</p>}
        </div>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <dt className="text-muted">{t("with")}</dt><dd>{trainer.name}</dd>
        <dt className="text-muted">{t("what")}</dt><dd>{service?.name}</dd>
        <dt className="text-muted">{t("price")}</dt><dd>{price(booking.price)}</dd>
        {booking.note && <><dt className="text-muted">{t("note")}</dt><dd className="whitespace-pre-wrap">{booking.note}</dd></>}
      </dl>
      <PolicyWords policy={booking.cancellation_policy} price={booking.price} />
      {words && <Note tone="bad" role="alert">{words}</Note>}
      <div className="grid gap-2 sm:grid-cols-[1fr_auto]">
        <Button busy={busy === "confirm"} disabled={busy !== null} onClick={() => void send("confirm")}>{t("confirm")}</Button>
        <Button look="quiet" busy={busy === "release"} disabled={busy !== null} onClick={() => void send("release")}>{t("release")}</Button>
      </div>
    </div>
  );
}
