"use client";

import { useTranslations } from "next-intl";
import { addDays, instantOfWall, localDate, useTimes } from "@/i18n/time";
import { cn } from "@/ui/cn";
import { Button } from "@/ui/button";
import { windowsOn, type Hours } from "./hours";
import type { Occupied, OwnPage } from "./queries";
import { SessionRow } from "./session-row";
import { useUnblock } from "./use-unblock";

type TimeOff = Hours["time_off"][number];

/** The week as a list: on a phone, and on paper. */
export function Agenda({ days, today, sessions, hours, trainer, className }: { days: string[]; today: string; sessions: Occupied[]; hours: Hours | undefined; trainer: OwnPage; className?: string }) {
  const t = useTranslations("calendar");
  const times = useTimes();
  return (
    <div className={cn("grid gap-6", className)}>
      {days.map((date) => {
        const booked = sessions.filter(({ start }) => localDate(start, trainer.tz) === date);
        const open = hours ? windowsOn(hours, date).windows : [];
        const [from, to] = [instantOfWall(`${date}T00:00:00`, trainer.tz), instantOfWall(`${addDays(date, 1)}T00:00:00`, trainer.tz)];
        const off = hours?.time_off.filter(({ start, end }) => Date.parse(start) < Date.parse(to) && Date.parse(end) > Date.parse(from)) ?? [];
        return (
          <section key={date} className="grid break-inside-avoid gap-2">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <h2 className={cn("text-lg font-semibold", date === today && "text-accent")}>{times.longDay(`${date}T12:00:00Z`, "UTC")}</h2>
              {date === today && <span className="text-sm font-medium text-accent">{t("today")}</span>}
              <p className="text-sm text-muted tabular-nums">{open.length > 0 ? open.map(({ start, end }) => `${start}–${end}`).join(", ") : t("closed")}</p>
            </div>
            {booked.length === 0 && off.length === 0 && <p className="text-muted">{t("nothing")}</p>}
            {off.map((one) => <Off key={one.id} off={one} tz={trainer.tz} />)}
            {booked.map((one) => <SessionRow key={one.id} session={one} services={trainer.services} tz={trainer.tz} />)}
          </section>
        );
      })}
    </div>
  );
}

function Off({ off, tz }: { off: TimeOff; tz: string }) {
  const t = useTranslations("calendar");
  const times = useTimes();
  const unblock = useUnblock();
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-card bg-sunken px-5 py-2">
      <p className="min-w-0 grow"><span className="font-medium">{t("off")}</span> <span className="text-muted tabular-nums">{times.dayTime(off.start, tz)} – {localDate(off.start, tz) === localDate(off.end, tz) ? times.time(off.end, tz) : times.dayTime(off.end, tz)}</span>{off.note && <span className="block">{off.note}</span>}</p>
      <Button look="quiet" data-no-print onClick={() => void unblock(off.id)}>{t("unblock")}</Button>
    </div>
  );
}
