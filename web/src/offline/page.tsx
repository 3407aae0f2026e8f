"use client";

import { Cloud, CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useLine } from "@/live/provider";
import { Button, ButtonLink } from "@/ui/button";
import { KeptSessions, useKept } from "./kept-sessions";

/** Stands in the place of any page that cannot be fetched, and makes way for it as soon as it can. */
export function OfflinePage() {
  const t = useTranslations("offline");
  const found = useKept();
  const line = useLine();
  const again = () => location.reload();
  useEffect(() => {
    if (line === "live" && location.pathname !== "/offline") location.reload();
  }, [line]);
  return (
    <div className="mx-auto grid max-w-3xl gap-8">
      <div className="grid justify-items-center gap-4 pt-6 text-center">
        {line === "live" ? <Cloud aria-hidden className="size-12 text-accent" strokeWidth={1.5} /> : <CloudOff aria-hidden className="size-12 text-accent" strokeWidth={1.5} />}
        <h1 className="text-3xl font-semibold">{line === "live" ? t("back") : t("title")}</h1>
        <p className="max-w-prose text-muted">{line === "live" ? t("back_words") : t("words")}</p>
        {line === "live" ? <ButtonLink href="/">{t("home")}</ButtonLink> : <Button look="plain" onClick={again}>{t("again")}</Button>}
      </div>
      {found && <section className="grid gap-4"><h2 className="text-xl font-semibold">{t("next")}</h2><KeptSessions /></section>}
    </div>
  );
}
