"use client";

import { CalendarHeart, CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useSession } from "@/api/use-session";
import { viewerZone } from "@/i18n/locale";
import { useTimes, zoneName } from "@/i18n/time";
import { Card, Empty, Note } from "@/ui/states";
import { ahead, kept, watchKept, type KeptSession } from "./kept";

/** What this device keeps of the account that is signed in here. */
export function useKept() {
  const session = useSession();
  const found = useSyncExternalStore(watchKept, kept, () => null);
  const account = session.state === "in" ? session.account : session.state === "unknown" ? session.hint : null;
  return found && account && found.account === account.id ? found : null;
}

function useMinute() {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The next sessions as this device knows them, and as of when. */
export function KeptSessions() {
  const t = useTranslations("offline");
  const times = useTimes();
  const found = useKept();
  const now = useMinute();
  if (!found) return null;
  const sessions = ahead(found.sessions, now);
  return (
    <div className="grid gap-4">
      <Note tone="warn" role="status"><span className="flex items-center gap-3"><CloudOff aria-hidden className="size-5 shrink-0" />{t("as_of", { time: times.dayTime(found.at, viewerZone()) })}</span></Note>
      {sessions.length === 0 && <Empty icon={<CalendarHeart className="size-9" />} title={t("none")} />}
      <ul className="grid gap-3">{sessions.map((one) => <li key={one.id}><Row session={one} /></li>)}</ul>
    </div>
  );
}

function Row({ session: { start, end, tz, who, what, where } }: { session: KeptSession }) {
  const times = useTimes();
  const zone = viewerZone();
  return (
    <Card>
      <p className="font-medium tabular-nums">{times.longDay(start, zone)}, {times.time(start, zone)} – {times.time(end, zone)}</p>
      <p className="text-muted">{[who, what].filter(Boolean).join(" · ")}</p>
      {where && <p className="text-sm text-muted">{where}</p>}
      {tz !== zone && <p className="text-sm text-muted">{times.dayTime(start, tz)} {zoneName(tz)}</p>}
    </Card>
  );
}
