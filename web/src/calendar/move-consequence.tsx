"use client";

import { ArrowDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { PolicyWords } from "@/booking/policy-words";
import { useTimes, zoneName } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Note, Skeleton } from "@/ui/states";
import { useClient, useWhy, type Occupied } from "./queries";
import { refusal } from "./use-change-hours";
import { useMove } from "./use-move";

/** What a trainer may overrule in their own calendar, and should know. */
const OVERRULED = ["notice", "horizon", "closed", "time_off", "step", "day_full"];

/** What moving a session means, before it is moved: both times in both zones, who is told, what the policy says. */
export default function MoveConsequence({ session, start, onClose }: { session: Occupied; start: string; onClose: () => void }) {
  const t = useTranslations("calendar");
  const times = useTimes();
  const booking = session.bookings[0]!;
  const client = useClient(booking.client);
  const why = useWhy(session.trainer, session.service, start);
  const move = useMove(onClose);
  const overruled = why.data?.reasons.filter(({ rule }) => OVERRULED.includes(rule)) ?? [];
  const length = Date.parse(session.end) - Date.parse(session.start);
  const zones = [session.tz, ...(client.data && client.data.tz !== session.tz ? [client.data.tz] : [])];
  const name = client.data?.name ?? t("client");
  return (
    <Dialog open onClose={onClose} title={t("move_title", { name })}>
      <div className="grid gap-4">
        {client.isPending ? <Skeleton className="h-36" /> : (
          <div className="grid justify-items-center gap-2 rounded-xl bg-sunken p-4 text-center">
            <Times title={t("old")} start={session.start} length={length} zones={zones} />
            <ArrowDown aria-hidden className="size-5 text-muted" />
            <Times title={t("new")} start={start} length={length} zones={zones} strong />
          </div>
        )}
        <p>{t("told", { name })}</p>
        <PolicyWords booking={booking} />
        {booking.price.pay !== "free" && <p className="text-sm text-muted">{t("policy_new_time")}</p>}
        {overruled.length > 0 && !move.isError && (
          <Note tone="warn">
            {overruled.map(({ sentence }) => <p key={sentence}>{sentence}</p>)}
            <p className="mt-1 font-medium">{t("overrule")}</p>
          </Note>
        )}
        {move.isError && <Note tone="bad" role="alert"><p>{refusal(move.error, t("unreachable"))}</p><p className="mt-1">{t("stays", { time: times.dayTime(session.start, session.tz) })}</p></Note>}
        <div className="grid gap-2 sm:grid-cols-2">
          {!move.isError && <Button busy={move.isPending} onClick={() => move.mutate({ booking, start })}>{t("move_do")}</Button>}
          <Button look="plain" onClick={onClose}>{move.isError ? t("close") : t("leave")}</Button>
        </div>
      </div>
    </Dialog>
  );
}

function Times({ title, start, length, zones, strong }: { title: string; start: string; length: number; zones: string[]; strong?: boolean }) {
  const times = useTimes();
  return (
    <div className="tabular-nums">
      <p className="text-sm text-muted">{title}</p>
      {zones.map((tz, i) => (
        <p key={tz} className={i > 0 ? "text-sm text-muted" : strong ? "text-lg font-semibold" : undefined}>
          {times.dayTime(start, tz)} – {times.time(Date.parse(start) + length, tz)}
          {zones.length > 1 && ` · ${zoneName(tz)}`}
        </p>
      ))}
    </div>
  );
}
