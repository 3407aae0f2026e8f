"use client";

import * as Tabs from "@radix-ui/react-tabs";
import { CalendarHeart } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";
import { viewerZone } from "@/i18n/locale";
import { useTimes, zoneName } from "@/i18n/time";
import { useTrainer } from "@/trainers/queries";
import { Button, ButtonLink } from "@/ui/button";
import { Card, Empty, Failed, Skeleton } from "@/ui/states";
import { useBookings, type Booking } from "./queries";

const CancelDialog = lazy(() => import("./cancel-dialog"));
const MoveDialog = lazy(() => import("./move-dialog"));

const minute = () => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString().replace(".000", "");
const tab = "min-h-11 rounded-xl px-4 text-muted data-[state=active]:bg-accent-soft data-[state=active]:font-medium data-[state=active]:text-accent";

/** A client's sessions. */
export function Sessions() {
  const t = useTranslations("sessions");
  const session = useSession();
  const [now] = useState(minute);
  if (session.state === "out") return <SignedOut />;
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <h1 className="text-3xl font-semibold">{t("title")}</h1>
      <Tabs.Root defaultValue="ahead" className="grid gap-4">
        <Tabs.List aria-label={t("title")} className="flex gap-1">
          <Tabs.Trigger value="ahead" className={tab}>{t("ahead")}</Tabs.Trigger>
          <Tabs.Trigger value="past" className={tab}>{t("past")}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="ahead"><List filter={{ from: now }} ahead /></Tabs.Content>
        <Tabs.Content value="past"><List filter={{ to: now }} ahead={false} /></Tabs.Content>
      </Tabs.Root>
    </div>
  );
}

const over = new Set(["cancelled", "expired", "declined"]);

function List({ filter, ahead }: { filter: { from?: string; to?: string }; ahead: boolean }) {
  const t = useTranslations("sessions");
  const list = useBookings(filter);
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <div className="grid gap-3">{[1, 2, 3].map((i) => <Skeleton key={i} className="h-28" />)}</div>;
  const all = list.data.pages.flatMap((page) => page.items);
  const items = ahead ? all.filter((one) => !over.has(one.status)) : all;
  if (items.length === 0) {
    return <Empty icon={<CalendarHeart className="size-9" />} title={ahead ? t("none_ahead") : t("none_past")}><ButtonLink href="/trainers">{t("find")}</ButtonLink></Empty>;
  }
  return (
    <ul className="grid gap-3">
      {items.map((booking) => <li key={booking.id}><Row booking={booking} ahead={ahead} /></li>)}
      {list.hasNextPage && <li><Button look="plain" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t("more")}</Button></li>}
    </ul>
  );
}

function Row({ booking, ahead }: { booking: Booking; ahead: boolean }) {
  const t = useTranslations("sessions");
  const times = useTimes();
  const trainer = useTrainer(booking.trainer).data;
  const [open, setOpen] = useState<"cancel" | "move" | null>(null);
  const service = trainer?.services.find((one) => one.id === booking.service);
  const tz = viewerZone();
  return (
    <Card className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <p className="font-medium tabular-nums">{times.longDay(booking.start, tz)}, {times.time(booking.start, tz)} – {times.time(booking.end, tz)}</p>
          <p className="min-h-6 text-muted">{trainer && <><a className="underline" href={`/trainers/${trainer.slug}`}>{trainer.name}</a>{service && ` · ${service.name}`}</>}</p>
          {booking.tz !== tz && <p className="text-sm text-muted">{times.dayTime(booking.start, booking.tz)} {zoneName(booking.tz)}</p>}
        </div>
        <span className="rounded-full bg-sunken px-3 py-1 text-sm">{t(`status_${booking.status}` as "status_confirmed")}</span>
      </div>
      {ahead && booking.status === "confirmed" && (
        <div className="flex flex-wrap gap-2">
          {service?.kind.type === "one_to_one" && <Button look="plain" onClick={() => setOpen("move")}>{t("move")}</Button>}
          <Button look="quiet" onClick={() => setOpen("cancel")}>{t("cancel")}</Button>
        </div>
      )}
      {ahead && booking.status === "held" && trainer && <ButtonLink href={`/trainers/${trainer.slug}?service=${booking.service}&hold=${booking.id}`}>{t("finish")}</ButtonLink>}
      <Suspense>
        {open === "cancel" && <CancelDialog booking={booking} onClose={() => setOpen(null)} />}
        {open === "move" && <MoveDialog booking={booking} onClose={() => setOpen(null)} />}
      </Suspense>
    </Card>
  );
}
