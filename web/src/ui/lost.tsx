"use client";

import { useTranslations } from "next-intl";
import { ButtonLink } from "./button";

/** A page that is not there. */
export function Lost() {
  const t = useTranslations("ui");
  return (
    <div className="grid justify-items-center gap-4 py-20 text-center">
      <h1 className="text-3xl font-semibold">{t("lost")}</h1>
      <ButtonLink href="/">{t("home")}</ButtonLink>
    </div>
  );
}
