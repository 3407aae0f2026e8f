"use client";

import { RotateCw, Wrench } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "./button";

/** Whether a part of the app could not be fetched: the connection went, or another version is served by now. */
const isMissingPart = (error: Error) => error.name === "ChunkLoadError" || /chunk|module script|dynamically imported/i.test(error.message);

/** A page that broke, and the ways on. */
export function Broken({ error, retry }: { error: Error; retry: () => void }) {
  const t = useTranslations("ui");
  const part = isMissingPart(error);
  return (
    <div role="alert" className="mx-auto grid max-w-md justify-items-center gap-4 py-16 text-center">
      {part ? <RotateCw aria-hidden className="size-12 text-accent" strokeWidth={1.5} /> : <Wrench aria-hidden className="size-12 text-accent" strokeWidth={1.5} />}
      <h1 className="text-3xl font-semibold">{part ? t("part_missing") : t("broken")}</h1>
      <p className="text-muted">{part ? t("part_missing_words") : t("broken_words")}</p>
      <div className="flex flex-wrap justify-center gap-3">
        <Button onClick={() => (part ? location.reload() : retry())}>{part ? t("reload") : t("retry")}</Button>
        <ButtonLink look="plain" href="/">{t("home")}</ButtonLink>
      </div>
    </div>
  );
}
