"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useLine } from "@/live/provider";
import { cn } from "@/ui/cn";

const PATIENCE_MS = 6000;

/** Whether the line has been away for longer than one needs to blink. */
function useLongAway(away: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!away) return;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [away]);
  return away && long;
}

/** Whether what one sees is live; in words when it is not, and what that means when it lasts. */
export function LineBadge() {
  const t = useTranslations("line");
  const line = useLine();
  const live = line === "live";
  const wrong = line === "away" || line === "ended";
  const long = useLongAway(line === "away");
  return (
    <>
      <span role="status" data-line={line} className={cn("inline-flex items-center gap-2 rounded-full px-2.5 py-1 text-sm", wrong ? "bg-warn-soft text-warn" : "text-muted")}>
        <span aria-hidden className={cn("size-2 rounded-full", live ? "bg-accent" : "animate-pulse bg-line-strong")} />
        <span className={cn(!wrong && "max-sm:sr-only")}>{t(line)}</span>
      </span>
      {(long || line === "ended") && (
        <div className="rise fixed inset-x-3 top-18 z-30 mx-auto flex max-w-md items-center gap-3 rounded-2xl border border-line bg-surface px-4 py-2 text-sm shadow-lg" data-no-print>
          <p role="status" className="grow">{t(line === "ended" ? "ended_words" : "away_words")}</p>
          <button type="button" className="flex min-h-11 shrink-0 items-center gap-2 font-medium text-accent" onClick={() => (line === "ended" ? location.reload() : dispatchEvent(new Event("online")))}>
            <RotateCw aria-hidden className="size-4" />{t(line === "ended" ? "reload" : "now")}
          </button>
        </div>
      )}
    </>
  );
}
