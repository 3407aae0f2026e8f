"use client";

import { Coffee } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { addDays, localDate, useTimes } from "@/i18n/time";
import { serverNow } from "@/live/clock";
import { ButtonLink } from "@/ui/button";
import { Card, Empty, Failed, Skeleton } from "@/ui/states";
import { useCalendar, useOwnPage, type Occupied } from "./queries";
import { SessionRow, Who } from "./session-row";

function useNow() {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The trainer's day: who is next, and who comes today and tomorrow. */
export function TodayPage() {
  const t = useTranslations("today");
  const session = useSession();
  const own = useOwnPage();
  if (session.state === "out") return <SignedOut />;
  if (own.isError) return <Failed error={own.error} retry={() => void own.refetch()} />;
  if (own.isPending) return <Skeleton className="mx-auto h-120 max-w-3xl" />;
  if (!own.data) return <Empty title={t("no_page")}><ButtonLink href="/studio">{t("begin")}</ButtonLink></Empty>;
  return <Day trainer={own.data} />;
}

function Day({ trainer }: { trainer: NonNullable<ReturnType<typeof useOwnPage>["data"]> }) {
  const t = useTranslations("today");
  const times = useTimes();
  const now = useNow();
  const today = localDate(now, trainer.tz);
  const calendar = useCalendar(trainer.id, today, addDays(today, 2));
  const sessions = calendar.data?.sessions ?? [];
  const next = sessions.find((one) => Date.parse(one.end) > now && one.status !== "held");
  const on = (date: string) => sessions.filter((one) => localDate(one.start, trainer.tz) === date);
  return (
    <div className="mx-auto grid max-w-3xl gap-6">
      <h1 className="text-3xl font-semibold">{times.longDay(now, trainer.tz)}</h1>
      {calendar.isError && <Failed error={calendar.error} retry={() => void calendar.refetch()} />}
      {calendar.isPending && <Skeleton className="h-80" />}
      {next && <Next session={next} now={now} tz={trainer.tz} />}
      {calendar.isSuccess && [today, addDays(today, 1)].map((date, i) => (
        <section key={date} className="grid gap-3">
          <h2 className="text-xl font-semibold">{i === 0 ? t("today") : t("tomorrow")}</h2>
          {on(date).length === 0 && <Empty icon={<Coffee className="size-8" />} title={t("nothing")} />}
          {on(date).map((one) => <SessionRow key={one.id} session={one} services={trainer.services} tz={trainer.tz} />)}
        </section>
      ))}
    </div>
  );
}

function Next({ session, now, tz }: { session: Occupied; now: number; tz: string }) {
  const t = useTranslations("today");
  const times = useTimes();
  const minutes = Math.max(0, Math.round((Date.parse(session.start) - now) / 60_000));
  return (
    <Card className="border-accent bg-accent-soft">
      <p className="text-sm font-medium text-accent">{minutes > 0 ? t("next", { hours: Math.floor(minutes / 60), minutes: minutes % 60 }) : t("now")}</p>
      <p className="text-2xl font-semibold"><Who session={session} /></p>
      <p className="tabular-nums">{times.dayTime(session.start, tz)} – {times.time(session.end, tz)}</p>
    </Card>
  );
}
