"use client";

import { useTranslations } from "next-intl";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import { cn } from "@/ui/cn";
import type { Shown } from "./use-next";

/** Next free starts as tiles that keep their place: one that is taken fades before the next one takes it over. */
export function NextTimes({ slug, shown, now, count, className }: { slug: string; shown: readonly Shown[]; now: number; count: number; className?: string }) {
  const t = useTranslations("find");
  const times = useTimes();
  const tz = viewerZone();
  return (
    <ul aria-label={t("next_times")} className={cn("grid min-h-15 auto-rows-[3.75rem] gap-2", className)}>
      {shown.length === 0 && <li className="col-span-full grid place-items-center rounded-xl bg-sunken text-sm text-muted">{t("none_free")}</li>}
      {shown.slice(0, count).map(({ start, going }) => (
        <li key={start} data-next={start} data-going={going || undefined} >
          <a
            href={`/trainers/${slug}?at=${start}`}
            aria-disabled={going || undefined}
            tabIndex={going ? -1 : undefined}
            className={cn("relative z-10 grid h-full place-content-center rounded-xl text-center leading-tight tabular-nums transition-colors duration-300", going ? "bg-sunken text-muted line-through" : "bg-accent-soft text-accent hover:bg-accent hover:text-accent-ink")}
          >
            <span className="text-xs">{times.near(start, tz, now)}</span>
            <span className="font-semibold">{times.time(start, tz)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
