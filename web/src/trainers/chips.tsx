"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMoney, useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { minorUnits, type FilterName, type Filters } from "./filters";
import { useLanguageName } from "./use-language-name";

/** What is asked for, in words, each by the filter that it takes away. */
function useWords(filters: Filters): [FilterName, string][] {
  const t = useTranslations("find");
  const times = useTimes();
  const money = useMoney();
  const language = useLanguageName();
  const { q, specialty, city, near, km, rating, price, online, week, day, part } = filters;
  const currency = filters.currency || "EUR";
  const place = km ? (near ? t("near_km", { km }) : t("city_km", { city, km })) : near ? t("near") : city;
  const words: [FilterName, string | false][] = [
    ["q", q && t("words", { words: q })],
    ["week", week && t("week")],
    ["day", day && times.day(`${day}T12:00:00Z`, "UTC")],
    ["part", part && t(part as "morning")],
    ["specialty", specialty],
    [near ? "near" : "city", place],
    ["language", filters.language && language(filters.language)],
    ["rating", rating && t("at_least", { least: rating })],
    ["price", price && t("at_most", { amount: money({ minor: minorUnits(price, currency), currency }) })],
    ["online", online && t("online")],
  ];
  return words.filter((one): one is [FilterName, string] => Boolean(one[1]));
}

/** The filters that hold, each to be taken away by itself. */
export function Chips({ filters, set, clear }: { filters: Filters; set: (name: FilterName, value: string) => void; clear: () => void }) {
  const t = useTranslations("find");
  const words = useWords(filters);
  if (words.length === 0) return null;
  return (
    <ul aria-label={t("filters")} className="flex flex-wrap items-center gap-2">
      {words.map(([name, said]) => (
        <li key={name}>
          <button type="button" data-chip={name} aria-label={t("without", { words: said })} onClick={() => set(name, "")} className="flex min-h-11 items-center gap-1.5 rounded-full border border-line-strong bg-surface py-1 pl-4 pr-3 text-sm hover:bg-sunken">
            {said}<X aria-hidden className="size-4 text-muted" />
          </button>
        </li>
      ))}
      {words.length > 1 && <li><Button look="quiet" className="text-accent" onClick={clear}>{t("clear")}</Button></li>}
    </ul>
  );
}
