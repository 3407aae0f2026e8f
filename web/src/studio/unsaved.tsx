"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";

/** The address inside the app that a click would lead to in this tab. */
function leadsTo(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || link.target === "_blank" || link.origin !== location.origin || link.pathname === location.pathname) return null;
  return link.pathname + link.search + link.hash;
}

/** Asks before a page is left on which something is not saved. */
export function Unsaved({ when }: { when: boolean }) {
  const t = useTranslations("studio");
  const router = useRouter();
  const [to, setTo] = useState<string | null>(null);
  useEffect(() => {
    if (!when) return;
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const href = leadsTo(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      setTo(href);
    };
    addEventListener("beforeunload", unload);
    addEventListener("click", click, true);
    return () => {
      removeEventListener("beforeunload", unload);
      removeEventListener("click", click, true);
    };
  }, [when]);
  if (!to) return null;
  return (
    <Dialog open onClose={() => setTo(null)} title={t("unsaved")} intro={t("unsaved_intro")}>
      <div className="grid gap-2 sm:grid-cols-2">
        <Button onClick={() => setTo(null)}>{t("stay")}</Button>
        <Button look="danger" onClick={() => router.push(to)}>{t("leave")}</Button>
      </div>
    </Dialog>
  );
}
