"use client";

import { useTranslations } from "next-intl";
import { useTimes } from "@/i18n/time";
import { cn } from "@/ui/cn";
import type { Slot } from "./days";

type Looks = { tz: string; theirs: string; pending: boolean; mine: boolean; wanted: boolean };

/** One start. A closed one stays in its place and can be read; `asks` makes it answer why. */
export function SlotButton({ slot, tz, theirs, pending, mine, wanted, asks, stop, onPick }: Looks & { slot: Slot; asks: boolean; stop: object; onPick: (start: string, button: HTMLElement) => void }) {
  const t = useTranslations("picker");
  const times = useTimes();
  const own = pending || mine;
  const closed = slot.state !== "free" && !own;
  const under = own ? (pending ? t("holding") : t("yours")) : closed ? t(slot.state as "held") : null;
  return (
    <button
      type="button"
      {...stop}
      data-slot={slot.start}
      data-held={slot.state === "free" ? undefined : slot.state}
      aria-disabled={(closed && !asks) || undefined}
      aria-busy={pending || undefined}
      onClick={(event) => (!closed || asks) && onPick(slot.start, event.currentTarget)}
      className={cn(
        "flex min-h-13 flex-col items-center justify-center rounded-xl border px-2 py-1 tabular-nums leading-tight",
        own ? "border-accent bg-accent text-accent-ink" : closed ? "border-line bg-sunken text-muted" : "border-line-strong bg-surface hover:border-accent hover:bg-accent-soft",
        closed && !asks && "cursor-default",
        wanted && !own && !closed && "border-accent ring-2 ring-accent",
      )}
    >
      <span className={cn("font-medium", closed && "line-through")}>{times.time(slot.start, tz)}</span>
      {under ? <span className="text-xs">{under}</span> : theirs !== tz && <span className="text-xs text-muted"><span className="sr-only">{t("theirs")} </span>{times.time(slot.start, theirs)}</span>}
    </button>
  );
}
