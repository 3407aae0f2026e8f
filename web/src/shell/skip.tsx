"use client";

import { useTranslations } from "next-intl";

/** The first thing that Tab reaches: over the header to the page itself. */
export function Skip() {
  const t = useTranslations("ui");
  return <a href="#main" className="sr-only focus:not-sr-only focus:fixed focus:left-4 focus:top-4 focus:z-60 focus:rounded-xl focus:bg-surface focus:p-3">{t("skip")}</a>;
}
