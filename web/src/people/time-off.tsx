"use client";

import { CalendarOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { useHours } from "@/calendar/queries";
import { localDate, zoneName } from "@/i18n/time";
import { useNow } from "@/live/use-now";
import type { TrainerPage } from "@/trainers/queries";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Card, Failed, Skeleton } from "@/ui/states";
import { Frame } from "./frame";
import { dayLook, Month } from "./month";
import { SetAhead } from "./set-ahead";

const TimeOffDialog = lazy(() => import("./time-off-dialog"));
const DateDialog = lazy(() => import("./date-dialog"));

type Open = { what: "off" | "date"; date: string };

/** When a trainer does not work as each week: time off, and dates with hours of their own. */
export function TimeOffView() {
  const t = useTranslations("time_off");
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <Frame title={t("title")} action={(trainer) => <Button onClick={() => setOpen({ what: "off", date: localDate(Date.now(), trainer.tz) })}><CalendarOff aria-hidden className="size-5" />{t("take")}</Button>}>
      {(trainer) => <Board trainer={trainer} open={open} onOpen={setOpen} />}
    </Frame>
  );
}

function Board({ trainer, open, onOpen }: { trainer: TrainerPage; open: Open | null; onOpen: (open: Open | null) => void }) {
  const t = useTranslations("time_off");
  const hours = useHours();
  const today = localDate(useNow(), trainer.tz);
  if (hours.isError) return <Failed error={hours.error} retry={() => void hours.refetch()} />;
  if (hours.isPending) return <div className="grid gap-6 md:grid-cols-2"><Skeleton className="h-120" /><Skeleton className="h-120" /></div>;
  const close = () => onOpen(null);
  const pick = (date: string) => onOpen({ what: "date", date });
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <Card className="grid content-start gap-4 p-4 sm:p-5">
        <p className="text-sm text-muted">{t("pick_intro", { zone: zoneName(hours.data.tz) })}</p>
        <Month hours={hours.data} today={today} onPick={pick} />
        <Legend />
      </Card>
      <SetAhead hours={hours.data} onDate={pick} />
      <Suspense>
        {open?.what === "off" && <TimeOffDialog trainer={trainer.id} tz={hours.data.tz} from={open.date} onClose={close} />}
        {open?.what === "date" && <DateDialog trainer={trainer.id} hours={hours.data} date={open.date} onClose={close} onTimeOff={() => onOpen({ what: "off", date: open.date })} />}
      </Suspense>
    </div>
  );
}

function Legend() {
  const t = useTranslations("time_off");
  const looks = [["own", "own_hours", "none"], ["closed", "closed", "none"], ["week", "time_off", "all"]] as const;
  return (
    <ul aria-hidden className="flex flex-wrap gap-x-5 gap-y-2 text-sm text-muted">
      {looks.map(([rule, words, off]) => (
        <li key={words} className="flex items-center gap-2"><span className={cn("grid size-6 place-items-center rounded-lg text-xs", dayLook({ rule, off, windows: [] }))}>7</span>{t(words)}</li>
      ))}
    </ul>
  );
}
