"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { MessageSquareQuote } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { TrainerPage } from "@/trainers/queries";
import { Button } from "@/ui/button";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { Choice } from "./choice";
import { Frame } from "./frame";
import { OwnReview } from "./own-review";
import { RatingSummary } from "./rating-summary";

/** What clients say about a trainer, for the trainer. */
export function OwnReviews() {
  const t = useTranslations("review_answers");
  return <Frame title={t("title")}>{(trainer) => <Board trainer={trainer} />}</Frame>;
}

function useOwnReviews(trainer: string) {
  return useInfiniteQuery({
    queryKey: ["reviews", trainer, "own"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/trainers/{id}/reviews", { params: { path: { id: trainer }, query: { limit: 100, cursor: pageParam } } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

function Board({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("review_answers");
  const reviews = useOwnReviews(trainer.id);
  const [which, setWhich] = useState<"all" | "open">("all");
  if (reviews.isError) return <Failed error={reviews.error} retry={() => void reviews.refetch()} />;
  if (reviews.isPending) return <div className="grid gap-3"><Skeleton className="h-44" /><Skeleton className="h-40" /><Skeleton className="h-40" /></div>;
  const all = reviews.data.pages.flatMap((page) => page.items);
  if (all.length === 0) return <Empty icon={<MessageSquareQuote className="size-9" />} title={t("none")}>{t("none_hint")}</Empty>;
  const open = all.filter((one) => !one.answer);
  const shown = which === "all" ? all : open;
  return (
    <div className="grid gap-4">
      <RatingSummary reviews={all} rating={trainer.rating ?? null} more={reviews.hasNextPage} />
      <div className="sm:max-w-sm"><Choice label={t("which")} chosen={which} onChoose={setWhich} options={[["all", t("all")], ["open", t("unanswered", { count: open.length })]]} /></div>
      {shown.length === 0 && <Empty title={t("all_answered")} />}
      <ul className="grid gap-3">
        {shown.map((review) => <li key={review.id} data-review={review.id}><OwnReview review={review} /></li>)}
      </ul>
      {reviews.hasNextPage && <Button look="plain" className="justify-self-start" busy={reviews.isFetchingNextPage} onClick={() => void reviews.fetchNextPage()}>{t("more")}</Button>}
    </div>
  );
}
