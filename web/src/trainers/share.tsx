"use client";

import { Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "@/ui/toast";

/** Hands the page on: by what the device offers, else by the clipboard. */
export function Share({ name }: { name: string }) {
  const t = useTranslations("trainer");
  async function share() {
    const url = location.origin + location.pathname;
    if ("share" in navigator) return navigator.share({ title: name, url }).catch(() => {});
    try {
      await (navigator as Navigator).clipboard.writeText(url);
      toast({ title: t("copied") });
    } catch {
      toast({ title: t("not_copied"), detail: url });
    }
  }
  return (
    <button type="button" aria-label={t("share", { name })} onClick={() => void share()} className="grid size-11 shrink-0 place-items-center rounded-xl text-muted hover:bg-sunken">
      <Share2 aria-hidden className="size-5" />
    </button>
  );
}
