"use client";

import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { useServerNow } from "@/live/use-now";
import type { TrainerPage } from "@/trainers/queries";
import { Button } from "@/ui/button";
import type { Booking } from "./queries";
import { editableUntil, useOwnReviews } from "./reviews";

const ReviewDialog = lazy(() => import("./review-dialog"));

/** After a session: what one said of it, or saying it. */
export function ReviewLine({ booking, trainer }: { booking: Booking; trainer: TrainerPage }) {
  const t = useTranslations("review");
  const now = useServerNow(60_000);
  const [open, setOpen] = useState(false);
  const review = useOwnReviews().data?.find((one) => one.booking === booking.id);
  const fixed = review && Date.parse(editableUntil(review)) <= now;
  return (
    <div className="flex flex-wrap items-center gap-3" data-no-print>
      {review && <Given stars={review.rating} />}
      {!fixed && <Button look="plain" onClick={() => setOpen(true)}>{t(review ? "edit" : "write")}</Button>}
      {!review && <a href={`/trainers/${trainer.slug}?service=${booking.service}`} className="flex min-h-11 items-center rounded-xl px-4 font-medium text-accent hover:bg-sunken">{t("book_again")}</a>}
      {open && <Suspense><ReviewDialog booking={booking.id} review={review} trainer={trainer.name} onClose={() => setOpen(false)} /></Suspense>}
    </div>
  );
}

/** Stars that were given. */
export function Given({ stars }: { stars: number }) {
  const t = useTranslations("review");
  return (
    <span className="inline-flex items-center gap-0.5 text-warn">
      <span className="sr-only">{t("stars", { stars })}</span>
      {[1, 2, 3, 4, 5].map((i) => <Star key={i} aria-hidden className={i <= stars ? "size-4 fill-current" : "size-4 text-line-strong"} />)}
    </span>
  );
}
