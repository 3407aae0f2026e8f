"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { useTimes } from "@/i18n/time";
import type { Service } from "@/trainers/queries";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Card } from "@/ui/states";
import { canMove, useClientName, type Occupied } from "./queries";

const CancelDialog = lazy(() => import("@/booking/cancel-dialog"));
const MoveDialog = lazy(() => import("@/booking/move-dialog"));
const MoveConsequence = lazy(() => import("./move-consequence"));

/** Who comes to a session, in words. */
export function Who({ session }: { session: Occupied }) {
  const t = useTranslations("calendar");
  const name = useClientName(session.class ? undefined : session.bookings[0]?.client);
  if (session.class) return t("seats", { taken: session.taken, capacity: session.capacity });
  return name ?? t("client");
}

/** What can be done about a session that is ahead. */
export function SessionActions({ session }: { session: Occupied }) {
  const t = useTranslations("calendar");
  const [open, setOpen] = useState<"cancel" | "move" | { start: string } | null>(null);
  const booking = session.bookings[0];
  if (!booking || !canMove(session)) return null;
  return (
    <div data-no-print className="flex gap-2">
      <Button look="plain" onClick={() => setOpen("move")}>{t("move")}</Button>
      <Button look="quiet" onClick={() => setOpen("cancel")}>{t("cancel")}</Button>
      <Suspense>
        {open === "cancel" && <CancelDialog byTrainer booking={booking} onClose={() => setOpen(null)} />}
        {open === "move" && <MoveDialog booking={booking} onClose={() => setOpen(null)} onChosen={(start) => setOpen({ start })} />}
        {open && typeof open === "object" && <MoveConsequence session={session} start={open.start} onClose={() => setOpen(null)} />}
      </Suspense>
    </div>
  );
}

/** One session of the trainer's day, and what can be done about it. */
export function SessionRow({ session, services, tz }: { session: Occupied; services: Service[]; tz: string }) {
  const t = useTranslations("calendar");
  const times = useTimes();
  const notes = session.bookings.filter(({ note }) => note);
  const over = Date.parse(session.end) <= Date.now();
  return (
    <Card className={cn("flex flex-wrap items-center gap-x-5 gap-y-3 print:py-2", session.status === "held" && "border-dashed", over && "text-muted")}>
      <p className="w-36 text-lg font-semibold tabular-nums">{times.time(session.start, tz)}<span className="text-base font-normal text-muted"> – {times.time(session.end, tz)}</span></p>
      <div className="min-w-40 grow">
        <p className="font-medium"><Who session={session} /></p>
        <p className="text-muted">{services.find((one) => one.id === session.service)?.name}{session.status === "held" && ` · ${t("held")}`}</p>
        {notes.map(({ id, note }) => <p key={id} className="mt-1 border-l-2 border-accent pl-3 whitespace-pre-wrap">{note}</p>)}
      </div>
      <SessionActions session={session} />
    </Card>
  );
}
