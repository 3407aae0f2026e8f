"use client";

import { CalendarHeart, History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useEffect, useState } from "react";
import { viewerZone } from "@/i18n/locale";
import { localDate, useTimes } from "@/i18n/time";
import { useServerNow } from "@/live/use-now";
import { useTrainersSettled } from "@/trainers/queries";
import { Button, ButtonLink } from "@/ui/button";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { useBookings, type Booking } from "./queries";
import { SessionCard } from "./session-card";

const OVER = new Set(["cancelled", "expired", "declined"]);

/** Bookings by the viewer's day, in the order of the first of each. */
function byDay(bookings: readonly Booking[]): [string, Booking[]][] {
  const days = new Map<string, Booking[]>();
  for (const booking of bookings) {
    const date = localDate(booking.start, viewerZone());
    const day = days.get(date);
    if (day) day.push(booking);
    else days.set(date, [booking]);
  }
  return [...days];
}

const Waiting = () => <div className="grid gap-3">{[1, 2, 3].map((i) => <Skeleton key={i} className="h-44" />)}</div>;

/** What is ahead, the next first. */
export function Ahead({ from }: { from: string }) {
  const t = useTranslations("sessions");
  const list = useBookings({ from, limit: 100 });
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  // Pages come by when something was booked; an agenda needs them all.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  if (list.isError && !list.data) return <Failed error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Waiting />;
  const items = list.data.pages.flatMap((page) => page.items).filter((one) => !OVER.has(one.status)).sort((a, b) => a.start.localeCompare(b.start));
  if (items.length === 0) return <Empty icon={<CalendarHeart className="size-9" />} title={t("none_ahead")}><ButtonLink href="/trainers">{t("find")}</ButtonLink></Empty>;
  return <Days bookings={items} ahead />;
}

/** What was, the latest first. */
export function Past({ to }: { to: string }) {
  const t = useTranslations("sessions");
  const list = useBookings({ to, limit: 20 });
  if (list.isError && !list.data) return <Failed error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Waiting />;
  const items = list.data.pages.flatMap((page) => page.items).filter((one) => one.status !== "expired").sort((a, b) => b.start.localeCompare(a.start));
  if (items.length === 0) return <Empty icon={<History className="size-9" />} title={t("none_past")}><ButtonLink href="/trainers">{t("find")}</ButtonLink></Empty>;
  return (
    <div className="grid gap-4">
      <Days bookings={items} ahead={false} />
      {list.hasNextPage && <Button look="plain" className="justify-self-center" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t("more")}</Button>}
    </div>
  );
}

/** About as many as fill a screen; the others come after them, so that these are not waited for. */
const FIRST = 6;

/** Whether everything was there that the cards of some bookings need: once it was, they stay. */
function useStanding(bookings: readonly Booking[]): boolean {
  const settled = useTrainersSettled([...new Set(bookings.map((one) => one.trainer))]);
  const [standing, setStanding] = useState(settled);
  if (settled && !standing) setStanding(true);
  return standing;
}

function Days({ bookings, ahead }: { bookings: readonly Booking[]; ahead: boolean }) {
  const first = bookings.slice(0, FIRST);
  const [someStand, allStand] = [useStanding(first), useStanding(bookings)];
  const shown = useDeferredValue(allStand ? bookings : first, first);
  return <DayList bookings={someStand ? shown : first} ahead={ahead} waiting={!someStand} />;
}

/** Day by day; `waiting` shows where the first day will be, which is known, and room for the rest. */
function DayList({ bookings, ahead, waiting }: { bookings: readonly Booking[]; ahead: boolean; waiting: boolean }) {
  const times = useTimes();
  const now = useServerNow(60_000);
  const today = localDate(now, viewerZone());
  const name = (date: string) => {
    const long = times.longDay(`${date}T12:00:00Z`, "UTC");
    const near = times.near(`${date}T12:00:00Z`, "UTC", Date.parse(`${today}T12:00:00Z`));
    return ahead && !near.match(/\d/) ? `${near} · ${long}` : long;
  };
  return (
    <div className="grid gap-6">
      {byDay(bookings).slice(0, waiting ? 1 : undefined).map(([date, some]) => (
        <section key={date} aria-labelledby={`day-${date}`} className="grid gap-2.5 break-inside-avoid">
          <h2 id={`day-${date}`} className="text-lg font-semibold">{name(date)}</h2>
          {waiting ? <Waiting /> : <ul className="grid gap-2.5">{some.map((booking) => <li key={booking.id}><SessionCard booking={booking} ahead={ahead} /></li>)}</ul>}
        </section>
      ))}
    </div>
  );
}
