"use client";

import * as Tabs from "@radix-ui/react-tabs";
import { CalendarPlus, Dumbbell } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { useCalendar } from "@/calendar/queries";
import { addDays, localDate } from "@/i18n/time";
import { useNow } from "@/live/use-now";
import type { TrainerPage } from "@/trainers/queries";
import { Button, ButtonLink } from "@/ui/button";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { ClassRow } from "./class-row";
import { Frame } from "./frame";
import { tab } from "./looks";

const ScheduleDialog = lazy(() => import("./schedule-dialog"));

/** How far ahead, and how far back at a time, in days. */
const [AHEAD, BACK] = [365, 90];

const givesClasses = (trainer: TrainerPage) => trainer.services.some((one) => one.kind.type === "class");

/** A trainer's classes. */
export function Classes() {
  const t = useTranslations("classes");
  const [scheduling, setScheduling] = useState(false);
  return (
    <Frame title={t("title")} action={(trainer) => givesClasses(trainer) && <Button onClick={() => setScheduling(true)}><CalendarPlus aria-hidden className="size-5" />{t("schedule")}</Button>}>
      {(trainer) => (
        <>
          <Lists trainer={trainer} />
          <Suspense>{scheduling && <ScheduleDialog trainer={trainer} onClose={() => setScheduling(false)} />}</Suspense>
        </>
      )}
    </Frame>
  );
}

function Lists({ trainer }: { trainer: TrainerPage }) {
  const t = useTranslations("classes");
  const today = localDate(useNow(), trainer.tz);
  const [back, setBack] = useState(BACK);
  return (
    <Tabs.Root defaultValue="ahead" className="grid gap-4">
      <Tabs.List aria-label={t("title")} className="flex gap-1">
        <Tabs.Trigger value="ahead" className={tab}>{t("ahead")}</Tabs.Trigger>
        <Tabs.Trigger value="past" className={tab}>{t("past")}</Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="ahead"><List trainer={trainer} from={today} to={addDays(today, AHEAD)} ahead /></Tabs.Content>
      <Tabs.Content value="past" className="grid gap-3">
        <List trainer={trainer} from={addDays(today, -back)} to={addDays(today, 1)} ahead={false} />
        {back < 4 * BACK && <Button look="plain" className="justify-self-start" onClick={() => setBack(back + BACK)}>{t("earlier")}</Button>}
      </Tabs.Content>
    </Tabs.Root>
  );
}

function List({ trainer, from, to, ahead }: { trainer: TrainerPage; from: string; to: string; ahead: boolean }) {
  const t = useTranslations("classes");
  const now = useNow();
  const calendar = useCalendar(trainer.id, from, to);
  if (calendar.isError) return <Failed error={calendar.error} retry={() => void calendar.refetch()} />;
  if (calendar.isPending) return <div className="grid gap-3">{[1, 2, 3].map((i) => <Skeleton key={i} className="h-36" />)}</div>;
  const classes = calendar.data.sessions.filter((one) => one.class && Date.parse(one.end) > now === ahead);
  if (!ahead) classes.reverse();
  if (classes.length === 0 && !ahead) return <Empty title={t("none_past")} />;
  if (classes.length === 0 && !givesClasses(trainer)) return <Empty icon={<Dumbbell className="size-9" />} title={t("no_service")}><ButtonLink href="/studio">{t("to_services")}</ButtonLink></Empty>;
  if (classes.length === 0) return <Empty icon={<Dumbbell className="size-9" />} title={t("none_ahead")}>{t("none_ahead_hint")}</Empty>;
  const nameOf = (id: string) => trainer.services.find((one) => one.id === id)?.name ?? t("a_class");
  return (
    <ul className="grid gap-3">
      {classes.map((one) => <li key={one.id} data-class={one.id}><ClassRow session={one} name={nameOf(one.service)} ahead={Date.parse(one.start) > now} /></li>)}
    </ul>
  );
}
