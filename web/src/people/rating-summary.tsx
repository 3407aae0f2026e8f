"use client";

import { Star } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/ui/states";
import { distribution, mean } from "./rating";

/** What reviews come to, and how they spread over the stars. */
export function RatingSummary({ reviews, rating, more }: { reviews: readonly { rating: number }[]; rating: number | null; more: boolean }) {
  const t = useTranslations("review_answers");
  const format = useFormatter();
  // While all are here the page says what they come to; else the server does.
  const shown = more ? rating : mean(reviews);
  return (
    <Card className="grid items-center gap-x-10 gap-y-5 sm:grid-cols-[auto_1fr]">
      <div className="text-center">
        <p className="flex items-center justify-center gap-2 text-5xl font-semibold tabular-nums"><span className="sr-only">{t("rated")}</span>{shown !== null && format.number(shown, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}<Star aria-hidden className="size-8 fill-warn text-warn" /></p>
        <p className="mt-1 text-sm text-muted">{more ? t("of_latest", { count: reviews.length }) : t("of", { count: reviews.length })}</p>
      </div>
      <ul className="grid gap-1.5">
        {distribution(reviews).map(({ stars, count, percent }) => (
          <li key={stars} className="grid grid-cols-[1.75rem_1fr_2rem] items-center gap-3 text-sm tabular-nums">
            <span className="sr-only">{t("spread", { stars, count })}</span>
            <span aria-hidden className="flex items-center gap-1 text-muted">{stars}<Star className="size-3.5 fill-current" /></span>
            <span aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken"><span className="block h-full rounded-full bg-warn transition-[width] duration-500" style={{ width: `${percent}%` }} /></span>
            <span aria-hidden className="text-right text-muted">{count}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
