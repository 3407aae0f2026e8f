"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Star } from "lucide-react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Card } from "@/ui/states";

/** What clients say. */
export function Reviews({ trainer, count }: { trainer: string; count: number }) {
  const t = useTranslations("trainer");
  const times = useTimes();
  const reviews = useInfiniteQuery({
    queryKey: ["reviews", trainer],
    enabled: count > 0,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/trainers/{id}/reviews", { params: { path: { id: trainer }, query: { limit: 6, cursor: pageParam } } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = reviews.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-label={t("reviews")}>
      <h2 className="mb-4 text-xl font-semibold">{t("reviews")}</h2>
      <ul className="grid gap-3 md:grid-cols-2">
        {items.map((review) => (
          <li key={review.id}>
            <Card className="grid gap-2">
              <p className="flex items-center gap-1 text-warn"><span className="sr-only">{t("stars", { stars: review.rating })}</span>{Array.from({ length: review.rating }, (_, i) => <Star key={i} aria-hidden className="size-4 fill-current" />)}</p>
              {review.body && <p className="whitespace-pre-line">{review.body}</p>}
              <p className="text-sm text-muted">{review.by} · {times.day(review.created_at, viewerZone())}</p>
              {review.answer && <p className="border-l-2 border-accent pl-3 text-sm">{review.answer}</p>}
            </Card>
          </li>
        ))}
      </ul>
      {reviews.hasNextPage && <Button look="plain" className="mt-4" busy={reviews.isFetchingNextPage} onClick={() => void reviews.fetchNextPage()}>{t("more_reviews")}</Button>}
    </section>
  );
}
