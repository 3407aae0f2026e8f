"use client";

import { useTranslations } from "next-intl";
import { useLine } from "@/live/provider";
import { cn } from "@/ui/cn";

/** Whether what one sees is live; in words when it is not. */
export function LineBadge() {
  const t = useTranslations("line");
  const line = useLine();
  const live = line === "live";
  return (
    <span role="status" data-line={line} className={cn("inline-flex items-center gap-2 rounded-full px-2.5 py-1 text-sm", !live && line !== "connecting" ? "bg-warn-soft text-warn" : "text-muted")}>
      <span aria-hidden className={cn("size-2 rounded-full", live ? "bg-accent" : "animate-pulse bg-line-strong")} />
      <span className={cn((live || line === "connecting") && "max-sm:sr-only")}>{t(line)}</span>
    </span>
  );
}
