"use client";

import { CalendarPlus, Coffee } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { addDays, localDate, useTimes } from "@/i18n/time";
import { useNow } from "@/live/use-now";
import { ButtonLink } from "@/ui/button";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { gaps } from "./gaps";
import { News, useNewsOf } from "./news";
import { NextSession } from "./next-session";
import { useCalendar, useOwnPage, type Occupied, type OwnPage } from "./queries";
import { SessionRow } from "./session-row";

/** The trainer's day: who is next, what is new, and who comes today and tomorrow. */
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

/** So far ahead is looked for the next session. */
const AHEAD_DAYS = 14;

function Day({ trainer }: { trainer: OwnPage }) {
  const t = useTranslations("today");
  const times = useTimes();
  const now = useNow(15_000);
  const today = localDate(now, trainer.tz);
  const calendar = useCalendar(trainer.id, today, addDays(today, AHEAD_DAYS));
  const { settled, ...news } = useNewsOf(trainer.account);
  const sessions = calendar.data?.sessions ?? [];
  const next = sessions.find((one) => Date.parse(one.end) > now && one.status !== "held" && one.taken > 0);
  const on = (date: string) => sessions.filter((one) => localDate(one.start, trainer.tz) === date);
  return (
    <div className="mx-auto grid max-w-3xl gap-6">
      <h1 className="text-3xl font-semibold">{times.longDay(now, trainer.tz)}</h1>
      {calendar.isError && <Failed error={calendar.error} retry={() => void calendar.refetch()} />}
      {calendar.isPending && <Skeleton key="all" className="h-120" />}
      {next && <NextSession session={next} trainer={trainer} />}
      {calendar.isSuccess && !settled && <Skeleton key="lists" className="h-80" />}
      {calendar.isSuccess && settled && (
        <>
          <News {...news} tz={trainer.tz} />
          <DayList title={t("today")} sessions={on(today)} trainer={trainer} now={now}>
            <Empty icon={<Coffee className="size-8" />} title={t("nothing_today")}>
              <p className="mb-4">{t("nothing_today_do")}</p>
              <div className="flex flex-wrap justify-center gap-2">
                <ButtonLink look="plain" className="text-ink" href="/calendar">{t("week")}</ButtonLink>
                <ButtonLink look="plain" className="text-ink" href={`/trainers/${trainer.slug}`}>{t("page")}</ButtonLink>
              </div>
            </Empty>
          </DayList>
          <DayList title={t("tomorrow")} sessions={on(addDays(today, 1))} trainer={trainer} now={now}>
            <Empty icon={<CalendarPlus className="size-8" />} title={t("nothing_tomorrow")}>
              <ButtonLink look="plain" className="text-ink" href="/calendar">{t("open_hours")}</ButtonLink>
            </Empty>
          </DayList>
        </>
      )}
    </div>
  );
}

function DayList({ title, sessions, trainer, now, children }: { title: string; sessions: Occupied[]; trainer: OwnPage; now: number; children: React.ReactNode }) {
  const t = useTranslations("today");
  const times = useTimes();
  const free = gaps(sessions, now);
  return (
    <section className="grid gap-3">
      <h2 className="text-xl font-semibold">{title}</h2>
      {sessions.length === 0 && children}
      {sessions.map((one) => {
        const gap = free.find(({ end }) => end === one.start);
        return (
          <div key={one.id} className="grid gap-3">
            {gap && <p className="flex items-center gap-3 text-sm text-muted tabular-nums before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">{t("free", { from: times.time(gap.start, trainer.tz), to: times.time(gap.end, trainer.tz) })}</p>}
            <SessionRow session={one} services={trainer.services} tz={trainer.tz} />
          </div>
        );
      })}
    </section>
  );
}
