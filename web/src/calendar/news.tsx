"use client";

import { useQuery } from "@tanstack/react-query";
import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { useTimes } from "@/i18n/time";
import { newest, useInboxEnd, useOwnPlace, type Event, type OwnPlace } from "@/live/provider";
import { Button } from "@/ui/button";
import { Card } from "@/ui/states";
import { useBookedBy } from "./queries";

/** How far one looks back at most, so that the latest fit into one answer. */
const FARTHEST = 80;
const SHOWN = 5;
const TOLD = ["booking.created", "booking.cancelled", "booking.rescheduled"] as const;
type Told = (typeof TOLD)[number];

const seenKey = (account: string) => `fittribe.news.${account}`;
const told = (event: Event): event is Event & { kind: Told } => (TOLD as readonly string[]).includes(event.kind) && event.by !== "trainer";

function useNews(account: string, place: OwnPlace | undefined) {
  const [seen, setSeen] = useState(() => localStorage.getItem(seenKey(account)));
  const end = useInboxEnd();
  const latest = end && newest(end);
  const after = place && Math.max(0, place.seq - FARTHEST, seen === null ? place.seen : Number(seen));
  const lines = useQuery({
    queryKey: ["inbox", "news", after, latest],
    enabled: after !== undefined && latest !== undefined && after < latest,
    queryFn: () => unwrap(api.GET("/api/v1/notifications", { params: { query: { after, limit: 100 } } })),
    // What is there stays while what has just come is asked for; what was seen does not.
    placeholderData: (before, query) => (query?.queryKey[2] === after ? before : undefined),
  });
  const news = (lines.data?.items ?? []).map(({ seq, d }) => ({ seq, ...(d as object as Event) })).filter(told).reverse();
  const see = () => {
    const last = String(lines.data?.items.at(-1)?.seq ?? after ?? 0);
    localStorage.setItem(seenKey(account), last);
    setSeen(last);
  };
  const settled = after !== undefined && latest !== undefined && (after >= latest || !lines.isPending);
  return { news, more: Boolean(lines.data?.next), see, settled };
}

/** Longer than this nobody waits for what is new. */
const PATIENCE_MS = 2500;

/** What happened since one last looked, for `News`; `settled` once it is known, or will not be for a while. */
export function useNewsOf(account: string) {
  const [late, setLate] = useState(false);
  const found = useNews(account, useOwnPlace());
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return { ...found, settled: found.settled || late };
}

/** What happened to one's bookings since one last said that one has seen it; nothing when nothing did. */
export function News({ news, more, see, tz }: Omit<ReturnType<typeof useNewsOf>, "settled"> & { tz: string }) {
  const t = useTranslations("today");
  if (news.length === 0) return null;
  const rest = news.length - SHOWN;
  return (
    <section aria-label={t("news")}>
      <Card className="grid gap-2 py-3">
        <div className="flex items-center gap-3">
          <BellRing aria-hidden className="size-5 text-accent" />
          <h2 className="grow font-semibold">{t("news")}</h2>
          <Button look="quiet" className="-mr-2 text-accent" onClick={see}>{t("seen")}</Button>
        </div>
        <ul className="grid gap-1">
          {news.slice(0, SHOWN).map(({ seq, ...event }) => <li key={seq} className="gap-x-3 sm:flex"><Line event={event} tz={tz} /></li>)}
        </ul>
        {rest > 0 && <p className="text-sm text-muted">{more ? t("more_many", { count: rest }) : t("more", { count: rest })}</p>}
      </Card>
    </section>
  );
}

/** One line of it; the name comes last, where its coming moves nothing. */
function Line({ event: { kind, by, start, booking }, tz }: { event: Pick<Event, "kind" | "by" | "start" | "booking">; tz: string }) {
  const t = useTranslations("today");
  const times = useTimes();
  const client = useBookedBy(booking);
  return (
    <>
      <span>{t(kind.replace(".", "_") as "booking_created", { by: by ?? "client" })}</span>
      <span className="flex min-h-6 min-w-0 gap-x-3">
        {start && <span className="shrink-0 text-muted tabular-nums">{times.dayTime(start, tz)}</span>}
        <span className="truncate">{client}</span>
      </span>
    </>
  );
}
