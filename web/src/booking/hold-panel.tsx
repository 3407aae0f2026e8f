"use client";

import { useTranslations } from "next-intl";
import type { TrainerPage } from "@/trainers/queries";
import { Button, ButtonLink } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Note, Skeleton } from "@/ui/states";
import { Held } from "./held";
import { useBooking, type Booking } from "./queries";

type Panel = {
  hold: string;
  trainer: TrainerPage;
  onLeave: () => void;
  /** The hold ended, or the time went to somebody else. */
  onLost: (booking: Booking, kind: string, words: string) => void;
  onAgain: (booking: Booking) => void;
};

const TITLES = { held: "title", confirmed: "booked", pending_approval: "asked", cancelled: "cancelled" } as const;

/** A held time: what it is, how long it is kept, and confirming it. */
export default function HoldPanel({ hold, trainer, onLeave, onLost, onAgain }: Panel) {
  const t = useTranslations("hold");
  const booking = useBooking(hold);
  const status = booking.data?.status;
  const title = booking.isPending ? "title" : (TITLES[status as "held"] ?? "over");
  return (
    <Dialog open onClose={onLeave} title={t(title)}>
      {booking.isPending && <Skeleton className="h-72" />}
      {booking.isError && !booking.data && <Note tone="bad" role="alert">{booking.error.message || t("unreachable")}</Note>}
      {booking.data && status === "held" && <Held booking={booking.data} trainer={trainer} onLeave={onLeave} onLost={onLost} />}
      {booking.data && (status === "confirmed" || status === "pending_approval") && (
        <div className="grid gap-4">
          <p className="text-muted">{t("booked_words")}</p>
          <ButtonLink href={`/booked?id=${hold}`} className="w-full">{t("see")}</ButtonLink>
        </div>
      )}
      {booking.data && !["held", "confirmed", "pending_approval"].includes(status ?? "") && (
        <div className="grid gap-4" role="alert">
          <p className="text-muted">{t("over_words")}</p>
          <div className="grid gap-2 sm:grid-cols-2">
            <Button onClick={() => onAgain(booking.data)}>{t("again")}</Button>
            <Button look="plain" onClick={onLeave}>{t("pick_again")}</Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
