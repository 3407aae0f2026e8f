"use client";

import { ChevronLeft, ChevronRight, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { addDays, localDate, minuteOfDay, monday, useTimes } from "@/i18n/time";
import { Button, ButtonLink } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Dialog } from "@/ui/dialog";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { useCalendar, useOwnPage, type Occupied } from "./queries";
import { SessionRow, Who } from "./session-row";

type Page = NonNullable<ReturnType<typeof useOwnPage>["data"]>;

/** The trainer's week: a grid on a laptop, an agenda on a phone and on paper. */
export function WeekPage() {
  const t = useTranslations("calendar");
  const session = useSession();
  const own = useOwnPage();
  if (session.state === "out") return <SignedOut />;
  if (own.isError) return <Failed error={own.error} retry={() => void own.refetch()} />;
  if (own.isPending) return <Skeleton className="h-160" />;
  if (!own.data) return <Empty title={t("no_page")}><ButtonLink href="/studio">{t("begin")}</ButtonLink></Empty>;
  return <Week trainer={own.data} />;
}

function Week({ trainer }: { trainer: Page }) {
  const t = useTranslations("calendar");
  const times = useTimes();
  const [from, setFrom] = useState(() => monday(localDate(Date.now(), trainer.tz)));
  const calendar = useCalendar(trainer.id, from, addDays(from, 7));
  const sessions = calendar.data?.sessions ?? [];
  const days = Array.from({ length: 7 }, (_, i) => addDays(from, i));
  const on = (date: string) => sessions.filter((one) => localDate(one.start, trainer.tz) === date);
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-2">
        <h1 className="mr-auto text-3xl font-semibold">{times.day(`${from}T12:00:00Z`, "UTC")} – {times.day(`${days[6]}T12:00:00Z`, "UTC")}</h1>
        <div data-no-print className="flex gap-1">
          <Button look="quiet" aria-label={t("print")} onClick={() => print()}><Printer aria-hidden className="size-5" /></Button>
          <Button look="plain" aria-label={t("before")} onClick={() => setFrom(addDays(from, -7))}><ChevronLeft aria-hidden className="size-5" /></Button>
          <Button look="plain" onClick={() => setFrom(monday(localDate(Date.now(), trainer.tz)))}>{t("this_week")}</Button>
          <Button look="plain" aria-label={t("after")} onClick={() => setFrom(addDays(from, 7))}><ChevronRight aria-hidden className="size-5" /></Button>
        </div>
      </div>
      {calendar.isError && <Failed error={calendar.error} retry={() => void calendar.refetch()} />}
      {calendar.isPending ? <Skeleton className="h-160" /> : (
        <>
          <Grid days={days} sessions={sessions} trainer={trainer} />
          <div className="grid gap-5 md:hidden print:grid">
            {days.map((date) => (
              <section key={date} className="grid gap-2">
                <h2 className="font-semibold">{times.longDay(`${date}T12:00:00Z`, "UTC")}</h2>
                {on(date).length === 0 && <p className="text-muted">{t("nothing")}</p>}
                {on(date).map((one) => <SessionRow key={one.id} session={one} services={trainer.services} tz={trainer.tz} />)}
              </section>
            ))}
          </div>
        </>
      )}
    </div>
  );
}

const PX_PER_HOUR = 56;

function Grid({ days, sessions, trainer }: { days: string[]; sessions: Occupied[]; trainer: Page }) {
  const times = useTimes();
  const t = useTranslations("calendar");
  const [open, setOpen] = useState<Occupied | null>(null);
  const starts = sessions.map((one) => minuteOfDay(one.start, trainer.tz));
  const first = Math.min(7, Math.floor(Math.min(...starts, 7 * 60) / 60));
  const last = Math.max(20, ...sessions.map((one, i) => Math.min(24, Math.ceil(((starts[i] ?? 0) + (Date.parse(one.end) - Date.parse(one.start)) / 60_000) / 60))));
  const hours = Array.from({ length: last - first }, (_, i) => first + i);
  const today = localDate(Date.now(), trainer.tz);
  return (
    <div className="hidden overflow-hidden rounded-card border border-line bg-surface md:block print:hidden">
      <div className="grid grid-cols-[3.5rem_repeat(7,1fr)]">
        <span />
        {days.map((date) => <h2 key={date} className={cn("border-l border-line px-2 py-3 text-sm font-medium", date === today && "bg-accent-soft text-accent")}>{times.day(`${date}T12:00:00Z`, "UTC")}</h2>)}
        <div aria-hidden className="text-right text-xs text-muted">
          {hours.map((hour) => <div key={hour} className="border-t border-line pr-2 pt-1" style={{ height: PX_PER_HOUR }}>{String(hour).padStart(2, "0")}:00</div>)}
        </div>
        {days.map((date) => (
          <div key={date} className="relative border-l border-line">
            {hours.map((hour) => <div key={hour} aria-hidden className="border-t border-line" style={{ height: PX_PER_HOUR }} />)}
            {sessions.filter((one) => localDate(one.start, trainer.tz) === date).map((one) => {
              const top = (minuteOfDay(one.start, trainer.tz) / 60 - first) * PX_PER_HOUR;
              const height = Math.max(24, ((Date.parse(one.end) - Date.parse(one.start)) / 3_600_000) * PX_PER_HOUR - 2);
              return (
                <button key={one.id} type="button" onClick={() => setOpen(one)} style={{ top, height }} className={cn("absolute inset-x-1 overflow-hidden rounded-lg border px-2 py-0.5 text-left text-xs leading-tight", one.status === "held" ? "border-dashed border-line-strong bg-sunken" : "border-accent bg-accent-soft text-ink")}>
                  <span className="font-semibold tabular-nums">{times.time(one.start, trainer.tz)}</span> <Who session={one} />
                </button>
              );
            })}
          </div>
        ))}
      </div>
      {open && (
        <Dialog open onClose={() => setOpen(null)} title={t("session")}>
          <SessionRow session={sessions.find((one) => one.id === open.id) ?? open} services={trainer.services} tz={trainer.tz} />
        </Dialog>
      )}
    </div>
  );
}
