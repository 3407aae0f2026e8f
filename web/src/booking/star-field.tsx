"use client";

import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { cn } from "@/ui/cn";

/** One to five stars, as the radio buttons that they are. */
export function StarField({ value, error, onValue }: { value: number; error?: string; onValue: (stars: number) => void }) {
  const t = useTranslations("review");
  const name = useId();
  return (
    <fieldset aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="mb-1 text-sm font-medium">{t("rating")}</legend>
      <div className="flex items-center">
        {[1, 2, 3, 4, 5].map((stars) => (
          <label key={stars} className="grid size-12 place-items-center rounded-xl hover:bg-sunken has-focus-visible:outline-3 has-focus-visible:outline-accent">
            <input type="radio" name={name} value={stars} checked={value === stars} onChange={() => onValue(stars)} aria-label={t("stars", { stars })} className="sr-only" />
            <Star aria-hidden className={cn("size-7", stars <= value ? "fill-warn text-warn" : "text-line-strong")} />
          </label>
        ))}
        {value > 0 && <span aria-hidden className="ml-3 text-muted">{t(`word_${value}` as "word_1")}</span>}
      </div>
      {error && <p id={`${name}-error`} role="alert" className="text-sm text-bad">{error}</p>}
    </fieldset>
  );
}
