"use client";

import { Languages, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { LOCALES, useLocaleChoice, type Locale } from "@/i18n/locale";

const square = "relative grid size-11 place-items-center rounded-xl hover:bg-sunken";

/** Turns light to dark and back, and remembers it. */
export function turnTheme() {
  const dark = document.documentElement.dataset.theme !== "dark";
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  localStorage.setItem("fittribe.theme", dark ? "dark" : "light");
}

/** Light or dark; until somebody chooses, as the device has it. */
export function ThemeSwitch() {
  const t = useTranslations("ui");
  return (
    <button type="button" className={square} aria-label={t("theme")} onClick={turnTheme}>
      <Sun aria-hidden className="hidden size-5 dark:block" />
      <Moon aria-hidden className="size-5 dark:hidden" />
    </button>
  );
}

/** The language. */
export function LanguageSwitch() {
  const t = useTranslations("ui");
  const { locale, choose } = useLocaleChoice();
  return (
    <span className={square}>
      <Languages aria-hidden className="size-5" />
      <select aria-label={t("language")} value={locale} onChange={(event) => choose(event.target.value as Locale)} className="absolute inset-0 cursor-pointer opacity-0 focus-visible:opacity-100">
        {Object.entries(LOCALES).map(([code, name]) => <option key={code} value={code}>{name}</option>)}
      </select>
    </span>
  );
}
