"use client";

import { useTranslations } from "next-intl";
import { useTimes } from "@/i18n/time";
import { useNow } from "@/live/use-now";
import { type Occupied, type OwnPage } from "./queries";
import { SessionActions, Who } from "./session-row";

/** Who comes next, how soon by the server's clock, and what they wrote. */
export function NextSession({ session, trainer }: { session: Occupied; trainer: OwnPage }) {
  const t = useTranslations("today");
  const times = useTimes();
  const left = Math.max(0, Date.parse(session.start) - useNow(1000));
  const [hours, minutes, seconds] = [Math.floor(left / 3_600_000), Math.floor(left / 60_000) % 60, Math.floor(left / 1000) % 60];
  const notes = session.bookings.filter(({ note }) => note);
  return (
    <section aria-label={t("next")} className="grid gap-4 rounded-card border border-accent bg-accent-soft p-5 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <p className="text-sm font-medium text-accent">{left > 0 ? t("next") : t("now")}</p>
        <p className="text-2xl font-semibold"><Who session={session} /></p>
        <p className="tabular-nums">{times.dayTime(session.start, trainer.tz)} – {times.time(session.end, trainer.tz)} · {trainer.services.find(({ id }) => id === session.service)?.name}</p>
        {notes.map(({ id, note }) => <p key={id} className="mt-2 border-l-2 border-accent pl-3 whitespace-pre-wrap">{note}</p>)}
      </div>
      <div className="grid content-between gap-3 sm:justify-items-end">
        {left > 0 && (
          <p role="timer" className="text-3xl font-semibold tabular-nums">
            {hours >= 24 ? t("days", { days: Math.floor(hours / 24), hours: hours % 24 }) : hours > 0 ? t("hours", { hours, minutes }) : `${String(minutes).padStart(2, "0")}:${String(seconds).padStart(2, "0")}`}
          </p>
        )}
        <SessionActions session={session} />
      </div>
    </section>
  );
}
