"use client";

import { Compass } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "./button";

/** A page that is not there. */
export function Lost() {
  const t = useTranslations("ui");
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-4 py-16 text-center">
      <Compass aria-hidden className="size-12 text-accent" strokeWidth={1.5} />
      <h1 className="text-3xl font-semibold">{t("lost")}</h1>
      <p className="text-muted">{t("lost_words")}</p>
      <div className="flex flex-wrap justify-center gap-3">
        <ButtonLink href="/trainers">{t("find")}</ButtonLink>
        <ButtonLink look="plain" href="/">{t("home")}</ButtonLink>
      </div>
    </div>
  );
}
