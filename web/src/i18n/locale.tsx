"use client";

import { NextIntlClientProvider, type AbstractIntlMessages } from "next-intl";
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import taken from "../../.words/en.json";

/** Sentences as scripts/messages.mjs takes them apart. */
const english = taken as unknown as AbstractIntlMessages;

/** The languages there are. */
export const LOCALES = { en: "English", de: "Deutsch" } as const;
/** One of them. */
export type Locale = keyof typeof LOCALES;

const STORED = "fittribe.locale";
const Choice = createContext<{ locale: Locale; choose: (locale: Locale) => void }>({ locale: "en", choose: () => {} });

/** The present language, and how to choose another. */
export const useLocaleChoice = () => use(Choice);

/** The viewer's own zone. */
export const viewerZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

const known = (text: string | null): Locale | null => (text && text in LOCALES ? (text as Locale) : null);

/** Words in the viewer's language. English comes with the page, others when they are wanted. */
export function Words({ children }: { children: ReactNode }) {
  const [words, setWords] = useState<{ locale: Locale; messages: AbstractIntlMessages }>({ locale: "en", messages: english });
  const load = useCallback(async (locale: Locale) => {
    const messages = locale === "de" ? ((await import("../../.words/de.json")).default as unknown as AbstractIntlMessages) : english;
    document.documentElement.lang = locale;
    setWords({ locale, messages });
  }, []);
  useEffect(() => {
    const wanted = known(localStorage.getItem(STORED)) ?? known(navigator.language.slice(0, 2));
    if (wanted && wanted !== "en") void load(wanted);
  }, [load]);
  const choice = useMemo(
    () => ({
      locale: words.locale,
      choose: (locale: Locale) => {
        localStorage.setItem(STORED, locale);
        void load(locale);
      },
    }),
    [words.locale, load],
  );
  return (
    <Choice value={choice}>
      <NextIntlClientProvider locale={words.locale} messages={words.messages} timeZone="UTC">{children}</NextIntlClientProvider>
    </Choice>
  );
}
