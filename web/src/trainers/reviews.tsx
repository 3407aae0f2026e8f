"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Flag, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { api, signedIn } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Card, Failed, Skeleton } from "@/ui/states";
import type { TrainerPage } from "./queries";

const ReportDialog = lazy(() => import("./report-dialog"));

type Review = components["schemas"]["Review"];

/** What clients say, and what it comes to. */
export function Reviews({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("trainer");
  const reviews = useInfiniteQuery({
    queryKey: ["reviews", trainer.id],
    enabled: trainer.reviews > 0,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/trainers/{id}/reviews", { params: { path: { id: trainer.id }, query: { limit: 6, cursor: pageParam } } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (trainer.reviews === 0) return null;
  const items = reviews.data?.pages.flatMap((page) => page.items);
  return (
    <section id="reviews" aria-labelledby="reviews-title" className="scroll-mt-20">
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 id="reviews-title" className="text-xl font-semibold">{t("reviews")}</h2>
        {trainer.rating && (
          <p className="flex items-center gap-2"><span className="text-2xl font-semibold tabular-nums">{trainer.rating.toFixed(1)}</span><Given stars={trainer.rating} label={t("stars", { stars: trainer.rating.toFixed(1) })} /><span className="text-muted">{t("review_count", { count: trainer.reviews })}</span></p>
        )}
      </div>
      {reviews.isError && !items && <Failed error={reviews.error} retry={() => void reviews.refetch()} />}
      <ul className="grid gap-3 md:grid-cols-2">
        {reviews.isPending && <Skeleton className="h-36" />}
        {items?.map((review) => <li key={review.id}><Said review={review} trainer={trainer.name} /></li>)}
      </ul>
      {reviews.hasNextPage && <Button look="plain" className="mt-4" busy={reviews.isFetchingNextPage} onClick={() => void reviews.fetchNextPage()}>{t("more_reviews")}</Button>}
    </section>
  );
}

/** Stars, filled as far as the rating goes. */
function Given({ stars, label }: { stars: number; label: string }) {
  return (
    <span className="flex items-center gap-0.5">
      <span className="sr-only">{label}</span>
      {[1, 2, 3, 4, 5].map((i) => <Star key={i} aria-hidden className={cn("size-4", i <= Math.round(stars) ? "fill-warn text-warn" : "text-line-strong")} />)}
    </span>
  );
}

function Said({ review, trainer }: { review: Review; trainer: string }) {
  const t = useTranslations("trainer");
  const times = useTimes();
  const [reporting, setReporting] = useState(false);
  const report = async () => {
    if (await signedIn()) setReporting(true);
  };
  return (
    <Card className="grid h-full content-start gap-2.5">
      <div className="flex items-center justify-between gap-2">
        <Given stars={review.rating} label={t("stars", { stars: review.rating })} />
        <button type="button" aria-label={t("report", { name: review.by })} onClick={() => void report()} className="-mr-3 -mt-3 grid size-11 place-items-center rounded-xl text-muted hover:bg-sunken"><Flag aria-hidden className="size-4" /></button>
      </div>
      {review.body && <p className="whitespace-pre-line">{review.body}</p>}
      <p className="text-sm text-muted">{review.by} · {times.date(review.created_at, viewerZone())}{review.edited_at && ` · ${t("edited")}`}</p>
      {review.answer && <p className="whitespace-pre-line border-l-2 border-accent pl-3 text-sm"><span className="block text-muted">{t("answered", { name: trainer })}</span>{review.answer}</p>}
      {reporting && <Suspense><ReportDialog review={review.id} onClose={() => setReporting(false)} /></Suspense>}
    </Card>
  );
}
