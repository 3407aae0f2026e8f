"use client";

import { MessageSquareHeart } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { Review } from "@/api/schemas";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { useServerNow } from "@/live/use-now";
import { useTrainer } from "@/trainers/queries";
import { Button } from "@/ui/button";
import { Card, Empty, Failed, Skeleton } from "@/ui/states";
import { editableUntil, useOwnReviews } from "./reviews";
import { Given } from "./review-line";

const ReviewDialog = lazy(() => import("./review-dialog"));

/** Everything that one has said, and what was answered. */
export function OwnReviews() {
  const t = useTranslations("review");
  const reviews = useOwnReviews();
  if (reviews.isError && !reviews.data) return <Failed error={reviews.error} retry={() => void reviews.refetch()} />;
  if (!reviews.data) return <div className="grid gap-3">{[1, 2].map((i) => <Skeleton key={i} className="h-36" />)}</div>;
  if (reviews.data.length === 0) return <Empty icon={<MessageSquareHeart className="size-9" />} title={t("none")}>{t("none_hint")}</Empty>;
  return <ul className="grid gap-3">{reviews.data.map((review) => <li key={review.id}><Mine review={review} /></li>)}</ul>;
}

function Mine({ review }: { review: Review }) {
  const t = useTranslations("review");
  const times = useTimes();
  const now = useServerNow(60_000);
  const trainer = useTrainer(review.trainer).data;
  const [open, setOpen] = useState(false);
  const until = editableUntil(review);
  return (
    <Card className="grid gap-2.5">
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-2">
        <p className="font-medium">{trainer && <a className="underline underline-offset-4" href={`/trainers/${trainer.slug}`}>{trainer.name}</a>}</p>
        <Given stars={review.rating} />
      </div>
      {review.body && <p className="whitespace-pre-line">{review.body}</p>}
      {review.answer && <p className="border-l-2 border-accent pl-3 text-sm"><span className="block text-muted">{t("answer")}</span>{review.answer}</p>}
      <div className="flex flex-wrap items-center gap-3 text-sm text-muted">
        {times.day(review.created_at, viewerZone())}
        {Date.parse(until) > now && trainer && <><Button look="quiet" className="text-accent" onClick={() => setOpen(true)}>{t("edit")}</Button><span>{t("editable", { time: times.day(until, viewerZone()) })}</span></>}
      </div>
      {open && trainer && <Suspense><ReviewDialog review={review} trainer={trainer.name} onClose={() => setOpen(false)} /></Suspense>}
    </Card>
  );
}
