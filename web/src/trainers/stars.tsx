"use client";

import { Star } from "lucide-react";
import { useTranslations } from "next-intl";

/** What reviews come to. */
export function Stars({ rating, reviews }: { rating?: number | null; reviews: number }) {
  const t = useTranslations("trainer");
  if (!rating) return <span className="text-muted">{t("new")}</span>;
  return (
    <span className="inline-flex items-center gap-1 font-medium">
      <Star aria-hidden className="size-4 fill-warn text-warn" />
      <span className="sr-only">{t("rated")}</span>
      {rating.toFixed(1)} <span className="font-normal text-muted">({reviews})</span>
    </span>
  );
}
