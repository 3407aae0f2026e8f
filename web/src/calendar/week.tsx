"use client";

import { CircleHelp, ChevronLeft, ChevronRight, PencilRuler, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNow } from "@/live/use-now";
import Link from "@/ui/link";
import { lazy, Suspense, useState } from "react";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { addDays, localDate, monday, useTimes, zoneName } from "@/i18n/time";
import { serverNow } from "@/live/clock";
import { Button, ButtonLink } from "@/ui/button";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { Agenda } from "./agenda";
import type { Asked } from "./asked";
import { useCalendar, useFollowHours, useHours, useOwnPage, type OwnPage } from "./queries";
import { useWide } from "./use-wide";

const Grid = lazy(() => import("./grid"));
const Answers = lazy(() => import("./answers"));

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

function Week({ trainer }: { trainer: OwnPage }) {
  const t = useTranslations("calendar");
  const wide = useWide();
  const today = localDate(useNow(30_000), trainer.tz);
  const [from, setFrom] = useState(() => monday(localDate(serverNow(), trainer.tz)));
  const [painting, setPainting] = useState(false);
  const [asked, setAsked] = useState<Asked | { kind: "why_form" } | null>(null);
  const calendar = useCalendar(trainer.id, from, addDays(from, 7));
  const hours = useHours();
  useFollowHours(trainer.id);
  const sessions = calendar.data?.sessions ?? [];
  const days = Array.from({ length: 7 }, (_, i) => addDays(from, i));
  const failed = calendar.isError ? calendar : hours.isError ? hours : null;
  const grid = asked?.kind === "why_form" ? null : asked;
  return (
    <div className="grid gap-5">
      <Toolbar from={from} onWeek={setFrom} today={today} painting={painting} onPainting={setPainting} onWhy={() => setAsked({ kind: "why_form" })} />
      {painting && wide && <p data-no-print className="text-muted">{t("painting", { zone: zoneName(trainer.tz) })} <Link href="/studio/hours" className="inline-flex min-h-11 items-center text-accent underline">{t("form")}</Link></p>}
      {failed && <Failed error={failed.error} retry={() => void failed.refetch()} />}
      {calendar.isPending && <Skeleton className="h-160" />}
      {calendar.isSuccess && (
        <>
          {wide && (hours.data ? <Suspense fallback={<Skeleton className="h-220" />}><Grid trainer={trainer} from={from} sessions={sessions} hours={hours.data} painting={painting} asked={grid} onAsk={setAsked} /></Suspense> : hours.isPending && <Skeleton className="h-220" />)}
          <Agenda className="md:hidden print:grid" days={days} today={today} sessions={sessions} hours={hours.data} trainer={trainer} />
        </>
      )}
      {asked && hours.data && (
        <Suspense>
          <Answers trainer={trainer} from={from} sessions={sessions} hours={hours.data} asked={asked} onAsk={setAsked} onPaint={() => setPainting(true)} />
        </Suspense>
      )}
    </div>
  );
}

function Toolbar({ from, onWeek, today, painting, onPainting, onWhy }: { from: string; onWeek: (from: string) => void; today: string; painting: boolean; onPainting: (on: boolean) => void; onWhy: () => void }) {
  const t = useTranslations("calendar");
  const times = useTimes();
  const noon = (date: string) => `${date}T12:00:00Z`;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <h1 className="mr-auto text-2xl font-semibold sm:text-3xl">{times.day(noon(from), "UTC")} – {times.day(noon(addDays(from, 6)), "UTC")}</h1>
      <div data-no-print className="flex flex-wrap gap-1">
        <Button look={painting ? "primary" : "plain"} aria-pressed={painting} className="max-md:hidden" onClick={() => onPainting(!painting)}><PencilRuler aria-hidden className="size-5" />{painting ? t("paint_done") : t("paint")}</Button>
        <ButtonLink look="plain" href="/studio/hours" className="md:hidden"><PencilRuler aria-hidden className="size-5" />{t("paint")}</ButtonLink>
        <Button look="plain" aria-label={t("why")} title={t("why")} onClick={onWhy}><CircleHelp aria-hidden className="size-5" /></Button>
        <Button look="plain" aria-label={t("print")} title={t("print")} onClick={() => print()}><Printer aria-hidden className="size-5" /></Button>
      </div>
      <div data-no-print className="flex gap-1">
        <Button look="plain" aria-label={t("before")} onClick={() => onWeek(addDays(from, -7))}><ChevronLeft aria-hidden className="size-5" /></Button>
        <Button look="plain" disabled={from === monday(today)} onClick={() => onWeek(monday(today))}>{t("this_week")}</Button>
        <Button look="plain" aria-label={t("after")} onClick={() => onWeek(addDays(from, 7))}><ChevronRight aria-hidden className="size-5" /></Button>
      </div>
    </div>
  );
}
