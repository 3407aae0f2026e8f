"use client";

import { useTranslations } from "next-intl";
import Link from "@/ui/link";
import { useCalendar } from "@/calendar/queries";
import { Who } from "@/calendar/session-row";
import { useTimes } from "@/i18n/time";
import { Note } from "@/ui/states";
import type { Span } from "./span";

/** As many as are told one by one. */
const SHOWN = 4;

/** What is already booked inside a time that is to be closed. It stays, so one is told first. */
export function BookedInside({ trainer, span }: { trainer: string; span: Span }) {
  const t = useTranslations("time_off");
  const times = useTimes();
  const { data, isError, error } = useCalendar(trainer, span.start, span.end);
  if (isError) return <Note tone="warn">{t("not_looked")} {error.message}</Note>;
  if (!data) return <Note>{t("looking")}</Note>;
  const inside = data.sessions.filter((one) => Date.parse(one.start) < Date.parse(span.end) && Date.parse(one.end) > Date.parse(span.start));
  if (inside.length === 0) return <Note tone="good">{t("nothing_inside")}</Note>;
  return (
    <Note tone="warn" role="status">
      <p className="font-medium">{t("inside", { count: inside.length })}</p>
      <ul className="my-1 tabular-nums">
        {inside.slice(0, SHOWN).map((one) => <li key={one.id}>{times.dayTime(one.start, data.tz)} – {times.time(one.end, data.tz)} · <Who session={one} /></li>)}
        {inside.length > SHOWN && <li>{t("and_more", { count: inside.length - SHOWN })}</li>}
      </ul>
      <p>{t("inside_stays")} <Link className="font-medium underline" href="/calendar">{t("to_calendar")}</Link></p>
    </Note>
  );
}
