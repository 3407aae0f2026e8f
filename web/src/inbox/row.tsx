"use client";

import { BellRing, CalendarCheck, CalendarX, Hourglass, Repeat, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { useAccount } from "@/api/use-session";
import { useBookedBy } from "@/calendar/queries";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import type { InboxLine } from "@/live/provider";
import { useTrainer } from "@/trainers/queries";
import { cn } from "@/ui/cn";

const icons: Record<string, LucideIcon> = {
  "booking.created": CalendarCheck,
  "booking.cancelled": CalendarX,
  "booking.rescheduled": Repeat,
  "hold.placed": Hourglass,
  "hold.expired": Hourglass,
  "hold.released": Hourglass,
  "class.cancelled": CalendarX,
};
const PARTIES = new Set(["client", "trainer", "admin", "system"]);

function useKindWords() {
  const t = useTranslations("inbox");
  return (kind: string) => {
    const name = `kinds.${kind.replace(".", "_")}`;
    return t(t.has(name as "kinds.other") ? (name as "kinds.other") : "kinds.other");
  };
}

/** One thing that happened, and the way to where one sees more of it. */
export function InboxRow({ line: { d }, isNew }: { line: InboxLine; isNew: boolean }) {
  const t = useTranslations("inbox");
  const kindWords = useKindWords();
  const times = useTimes();
  const trains = useAccount()?.role === "trainer";
  const trainer = useTrainer(trains ? null : d.trainer).data;
  const client = useBookedBy(trains ? d.booking : undefined);
  const Icon = icons[d.kind] ?? BellRing;
  const zone = viewerZone();
  return (
    <Link href={trains ? "/calendar" : "/sessions"} data-kind={d.kind} className={cn("flex gap-4 rounded-card border bg-surface p-4 hover:bg-sunken", isNew ? "border-accent" : "border-line")}>
      <span aria-hidden className={cn("grid size-10 shrink-0 place-items-center rounded-xl", isNew ? "bg-accent-soft text-accent" : "bg-sunken text-muted")}><Icon className="size-5" /></span>
      <span className="grid min-w-0 grow gap-0.5">
        <span className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="font-medium">{kindWords(d.kind)}{isNew && <span className="ml-2 rounded-full bg-accent-soft px-2 py-0.5 text-xs font-medium text-accent">{t("new")}</span>}</span>
          {d.at && <time dateTime={d.at} className="text-sm text-muted tabular-nums">{times.dayTime(d.at, zone)}</time>}
        </span>
        {d.start && <span className="tabular-nums">{times.day(d.start, zone)}, {times.time(d.start, zone)}{d.end && ` – ${times.time(d.end, zone)}`}</span>}
        <span className="min-h-6 text-muted">{[trainer?.name ?? client, d.by && PARTIES.has(d.by) && t(`by.${d.by}` as "by.client")].filter(Boolean).join(" · ")}</span>
      </span>
    </Link>
  );
}
