"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api, key } from "@/api/client";
import { insist } from "@/api/insist";
import { ProblemError, unwrap } from "@/api/problem";
import { viewerZone } from "@/i18n/locale";
import { useTimes, zoneName } from "@/i18n/time";
import type { TrainerPage } from "@/trainers/queries";
import { usePrice } from "@/trainers/price";
import { Button } from "@/ui/button";
import { CountdownRing } from "@/ui/ring";
import { Note } from "@/ui/states";
import { PolicyWords } from "./policy-words";
import { bookingKey, type Booking } from "./queries";
import { useChanged } from "./tabs";
import { noteArrived, useRelease } from "./use-hold";

type Props = { booking: Booking; trainer: TrainerPage; onLeave: () => void; onLost: (booking: Booking, kind: string, words: string) => void };

/** What is being done, and what came of it. The same confirmation again is the same request, however often it is sent. */
function useDecision({ booking, onLeave, onLost }: Props) {
  const t = useTranslations("hold");
  const router = useRouter();
  const cache = useQueryClient();
  const letGo = useRelease();
  const changed = useChanged();
  const [busy, setBusy] = useState<"confirm" | "release" | null>(null);
  const [waiting, setWaiting] = useState(false);
  const [words, setWords] = useState<string | null>(null);
  const [header] = useState(key);

  async function confirm() {
    const send = () => unwrap(api.POST("/api/v1/bookings/{id}/confirm", { params: { path: { id: booking.id }, header }, body: {} }));
    const done = await insist(send, () => setWaiting(true));
    cache.setQueryData(bookingKey(done.id), done);
    changed();
    noteArrived(booking.trainer);
    router.push(`/booked?id=${done.id}`);
  }

  async function decide(what: "confirm" | "release") {
    setBusy(what);
    setWords(null);
    try {
      if (what === "confirm") return await confirm();
      await letGo(booking);
      onLeave();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.kind === "hold_expired" || error.kind === "slot_taken") return onLost(booking, error.kind, error.message);
      // Decided in another tab, or long ago: what stands is shown.
      if (error.kind === "wrong_state") void cache.invalidateQueries({ queryKey: bookingKey(booking.id) });
      setWords(error.message || t("unreachable"));
    } finally {
      setBusy(null);
      setWaiting(false);
    }
  }
  return { busy, waiting, words, decide };
}

/** A hold that runs: its time, its terms, and yes or no. */
export function Held(props: Props) {
  const { booking, trainer } = props;
  const t = useTranslations("hold");
  const times = useTimes();
  const price = usePrice();
  const cache = useQueryClient();
  const { busy, waiting, words, decide } = useDecision(props);
  const service = trainer.services.find((one) => one.id === booking.service);
  const tz = viewerZone();
  return (
    <div className="grid gap-5">
      <div className="flex items-center gap-4">
        {booking.hold_until && <CountdownRing until={booking.hold_until} wholeMs={trainer.policy.hold * 60_000} label={t("left")} onEnd={() => void cache.invalidateQueries({ queryKey: bookingKey(booking.id) })} />}
        <div>
          <p className="text-lg font-semibold">{times.longDay(booking.start, tz)}</p>
          <p className="tabular-nums">{times.time(booking.start, tz)} – {times.time(booking.end, tz)} <span className="text-muted">{zoneName(tz)}</span></p>
          {booking.tz !== tz && <p className="text-sm text-muted">{times.dayTime(booking.start, booking.tz)} {zoneName(booking.tz)}</p>}
        </div>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 border-y border-line py-4">
        <dt className="text-muted">{t("with")}</dt><dd>{trainer.name}</dd>
        <dt className="text-muted">{t("what")}</dt><dd>{service?.name}</dd>
        <dt className="text-muted">{t("where")}</dt><dd>{trainer.studio ? `${trainer.studio.address}, ${trainer.studio.city}` : t("online")}</dd>
        <dt className="text-muted">{t("price")}</dt><dd>{price(booking.price)}</dd>
        {booking.note && <><dt className="text-muted">{t("note")}</dt><dd className="whitespace-pre-wrap">{booking.note}</dd></>}
      </dl>
      <PolicyWords booking={booking} />
      {waiting && <Note role="status">{t("waiting")}</Note>}
      {words && <Note tone="bad" role="alert">{words}</Note>}
      <div className="grid gap-2 sm:grid-cols-[1fr_auto]">
        <Button className="min-h-12" busy={busy === "confirm"} disabled={busy !== null} onClick={() => void decide("confirm")}>{t("confirm")}</Button>
        <Button look="quiet" busy={busy === "release"} disabled={busy !== null} onClick={() => void decide("release")}>{t("release")}</Button>
      </div>
    </div>
  );
}
