"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { viewerZone } from "@/i18n/locale";
import { useTimes } from "@/i18n/time";
import type { ClassSeats, SlotsState } from "@/live/slots";
import { useServerNow } from "@/live/use-now";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Skeleton } from "@/ui/states";
import { useBookings } from "./queries";

const PAGE = 8;

/** The sessions in which one has a seat already. */
function useMySeats(): ReadonlyMap<string, string> {
  const mine = useBookings({ status: "confirmed", limit: 100 }).data?.pages[0]?.items ?? [];
  return new Map(mine.map((one) => [one.session, one.id]));
}

/** Classes with the seats that are left, live. Without `onPick` they are only looked at. */
export function ClassList({ state, pending, onPick }: { state: SlotsState | undefined; pending?: string | null; onPick?: (session: string) => void }) {
  const t = useTranslations("seats");
  const now = useServerNow(60_000);
  const mine = useMySeats();
  const [shown, setShown] = useState(PAGE);
  if (!state) return <Skeleton className="h-105 md:h-101" />;
  const ahead = state.classes.filter((one) => Date.parse(one.start) > now + state.noticeS * 1000);
  if (ahead.length === 0) return <p className="rounded-xl bg-sunken px-4 py-10 text-center text-muted">{t("none")}</p>;
  return (
    <div className="grid gap-3">
      <ul className="grid gap-2">
        {ahead.slice(0, shown).map((one) => (
          <li key={one.session} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 rounded-xl border border-line px-4 py-3">
            <When one={one} now={now} />
            {onPick && (mine.has(one.session) ? (
              <a href={`/booked?id=${mine.get(one.session)}`} className="flex min-h-11 items-center gap-1.5 rounded-xl px-3 font-medium text-accent hover:bg-sunken"><Check aria-hidden className="size-4" />{t("yours")}</a>
            ) : (
              <Button look={one.left > 0 ? "primary" : "plain"} disabled={one.left === 0} busy={pending === one.session} onClick={() => onPick(one.session)}>{one.left > 0 ? t("join") : t("full")}</Button>
            ))}
            <Seats one={one} />
          </li>
        ))}
      </ul>
      {ahead.length > shown && <Button look="quiet" className="justify-self-center text-accent" onClick={() => setShown(shown + PAGE)}>{t("more")}</Button>}
    </div>
  );
}

function When({ one, now }: { one: ClassSeats; now: number }) {
  const times = useTimes();
  const tz = viewerZone();
  return (
    <p className="tabular-nums">
      <span className="block font-medium">{times.near(one.start, tz, now)}</span>
      <span className="text-muted">{times.time(one.start, tz)} – {times.time(one.end, tz)}</span>
    </p>
  );
}

/** How full it is: in words, and as a bar that moves. */
function Seats({ one }: { one: ClassSeats }) {
  const t = useTranslations("seats");
  const few = one.left > 0 && one.left <= 3;
  return (
    <div className="col-span-full flex items-center gap-3">
      <span aria-hidden className="h-1.5 grow overflow-hidden rounded-full bg-sunken">
        <span className={cn("block h-full origin-left rounded-full transition-transform duration-500", one.left === 0 ? "bg-line-strong" : few ? "bg-warn" : "bg-accent")} style={{ transform: `scaleX(${1 - one.left / one.capacity})` }} />
      </span>
      <p aria-live="polite" data-seats={one.session} data-left={one.left} className={cn("shrink-0 text-sm tabular-nums", few ? "font-medium text-warn" : "text-muted")}>
        {one.left > 0 ? t("left", { left: one.left, capacity: one.capacity }) : t("all_taken", { capacity: one.capacity })}
      </p>
    </div>
  );
}
