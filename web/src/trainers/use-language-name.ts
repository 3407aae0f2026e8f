"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";

/** What a language is called in the viewer's own. */
export function useLanguageName() {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "language" });
    return (code: string) => names.of(code) ?? code;
  }, [locale]);
}
