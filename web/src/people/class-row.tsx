"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useId, useState } from "react";
import type { Occupied } from "@/calendar/queries";
import { useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Card } from "@/ui/states";
import { Names } from "./names";

const CallOffDialog = lazy(() => import("./call-off-dialog"));

/** One class: when, how full, who is in, and calling it off. */
export function ClassRow({ session, name, ahead }: { session: Occupied; name: string; ahead: boolean }) {
  const t = useTranslations("classes");
  const times = useTimes();
  const [open, setOpen] = useState(false);
  const [calling, setCalling] = useState(false);
  const who = useId();
  const some = session.bookings.length > 0;
  return (
    <Card className="grid gap-4">
      <div className="grid items-center gap-x-6 gap-y-3 sm:grid-cols-[1fr_14rem]">
        <div className="min-w-0">
          <p className="text-lg font-semibold tabular-nums">{times.day(session.start, session.tz)}, {times.time(session.start, session.tz)}<span className="text-base font-normal text-muted"> – {times.time(session.end, session.tz)}</span></p>
          <p className="text-muted">{name}</p>
        </div>
        <Seats session={session} />
      </div>
      {(some || ahead) && (
        <div data-no-print className="-mb-2 flex flex-wrap justify-between gap-2 border-t border-line pt-2">
          <Button look="quiet" className="-ml-4" disabled={!some} aria-expanded={open && some} aria-controls={who} onClick={() => setOpen(!open)}>
            {some ? t("who", { count: session.bookings.length }) : t("nobody")}
            {some && <ChevronDown aria-hidden className={cn("size-4 transition-transform", open && "rotate-180")} />}
          </Button>
          {ahead && <Button look="quiet" className="-mr-4 text-bad" onClick={() => setCalling(true)}>{t("call_off")}<span className="sr-only"> {times.dayTime(session.start, session.tz)}</span></Button>}
        </div>
      )}
      {open && some && <div id={who}><Names bookings={session.bookings} /></div>}
      <Suspense>{calling && <CallOffDialog session={session} name={name} onClose={() => setCalling(false)} />}</Suspense>
    </Card>
  );
}

function Seats({ session }: { session: Occupied }) {
  const t = useTranslations("classes");
  const full = session.taken >= session.capacity;
  return (
    <div className="grid gap-1.5">
      <p aria-live="polite" data-taken={session.taken} className={cn("text-sm tabular-nums", full ? "font-medium text-accent" : "text-muted")}>{full ? t("full", { capacity: session.capacity }) : t("taken", { taken: session.taken, capacity: session.capacity })}</p>
      <div aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
        <div className="h-full rounded-full bg-accent transition-[width] duration-500" style={{ width: `${Math.min(100, (session.taken / session.capacity) * 100)}%` }} />
      </div>
    </div>
  );
}
