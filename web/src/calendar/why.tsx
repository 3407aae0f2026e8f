"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { components } from "@/api/schema";
import { instantOfWall, localDate, useTimes } from "@/i18n/time";
import { serverNow } from "@/live/clock";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field, Select } from "@/ui/field";
import { Note, Skeleton } from "@/ui/states";
import type { Point } from "./asked";
import { PopoverAt } from "./popover";
import { useHours, useWhy, type Occupied, type OwnPage } from "./queries";
import { refusal } from "./use-change-hours";
import { useUnblock } from "./use-unblock";

type Reason = components["schemas"]["Reason"];
type Doing = { sessions: readonly Occupied[]; onOpenHours: (at: string) => void; onSession: (session: Occupied) => void };

const CHOSEN = "fittribe.why.service";

/** Which service the question is about: the last one asked about, else the first. */
function useChosen(trainer: OwnPage) {
  const [chosen, setChosen] = useState(() => sessionStorage.getItem(CHOSEN));
  const service = trainer.services.find(({ id }) => id === chosen) ?? trainer.services[0];
  const choose = (id: string) => {
    sessionStorage.setItem(CHOSEN, id);
    setChosen(id);
  };
  return { service, choose };
}

/** Why a service can or cannot be booked at a time on the trainer's clocks, and what to do about it. */
function Answer({ trainer, service, at, ...doing }: { trainer: OwnPage; service: string | undefined; at: string } & Doing) {
  const t = useTranslations("why");
  const why = useWhy(trainer.id, service, instantOfWall(at, trainer.tz));
  if (!service) return <p className="text-muted">{t("no_service")}</p>;
  if (why.isError) return <Note tone="bad" role="alert">{refusal(why.error, t("unreachable"))}</Note>;
  if (why.isPending) return <Skeleton className="h-16" />;
  if (why.data.bookable) return <Note tone="good" role="status">{t("bookable")}</Note>;
  return (
    <div role="status">
      <ul className="grid gap-2">
        {why.data.reasons.map((reason) => (
          <li key={`${reason.rule} ${reason.sentence}`} className="rounded-xl bg-sunken px-4 py-3">
            <p>{reason.sentence}</p>
            <Remedy reason={reason} at={at} {...doing} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Remedy({ reason, at, sessions, onOpenHours, onSession }: { reason: Reason; at: string } & Doing) {
  const t = useTranslations("why");
  const hours = useHours();
  const unblock = useUnblock();
  const link = "-ml-3 px-3 text-accent underline";
  if (reason.rule === "closed") return <Button look="quiet" className={link} onClick={() => onOpenHours(at)}>{t("open_hours")}</Button>;
  if (reason.rule === "time_off") {
    const off = hours.data?.time_off.find(({ start, end }) => start === reason.interval.start && end === reason.interval.end);
    return off && <><p className="text-muted">{off.note}</p><Button look="quiet" className={link} onClick={() => void unblock(off.id)}>{t("unblock")}</Button></>;
  }
  if (reason.rule !== "session" && reason.rule !== "class" && reason.rule !== "buffer") return null;
  const session = sessions.find(({ start, end }) => start === reason.interval.start && end === reason.interval.end);
  return session && <Button look="quiet" className={link} onClick={() => onSession(session)}>{t("look")}</Button>;
}

function ServiceChoice({ trainer, service, choose }: { trainer: OwnPage; service: string | undefined; choose: (id: string) => void }) {
  const t = useTranslations("why");
  return (
    <Select label={t("service")} value={service} onChange={(event) => choose(event.target.value)}>
      {trainer.services.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
    </Select>
  );
}

/** The answer beside the place in the week that was pressed. */
export function WhyPopover({ trainer, at, point, onClose, ...doing }: { trainer: OwnPage; at: string; point: Point; onClose: () => void } & Doing) {
  const t = useTranslations("why");
  const times = useTimes();
  const { service, choose } = useChosen(trainer);
  return (
    <PopoverAt point={point} title={t("at", { time: times.dayTime(`${at}Z`, "UTC") })} onClose={onClose}>
      <ServiceChoice trainer={trainer} service={service?.id} choose={choose} />
      <Answer trainer={trainer} service={service?.id} at={at} {...doing} />
    </PopoverAt>
  );
}

/** The same question by the keyboard: a service, a date and a time. */
export function WhyDialog({ trainer, from, onClose, ...doing }: { trainer: OwnPage; from: string; onClose: () => void } & Doing) {
  const t = useTranslations("why");
  const { service, choose } = useChosen(trainer);
  const today = localDate(serverNow(), trainer.tz);
  const [date, setDate] = useState(from < today ? today : from);
  const [time, setTime] = useState("12:00");
  const whole = /^\d{4}-\d\d-\d\d$/.test(date) && /^\d\d:\d\d/.test(time);
  return (
    <Dialog open onClose={onClose} title={t("title")} intro={t("intro")}>
      <div className="grid gap-4">
        <ServiceChoice trainer={trainer} service={service?.id} choose={choose} />
        <div className="grid grid-cols-2 gap-3">
          <Field type="date" label={t("date")} value={date} onChange={(event) => setDate(event.target.value)} />
          <Field type="time" label={t("time")} step={300} value={time} onChange={(event) => setTime(event.target.value)} />
        </div>
        {whole && <Answer trainer={trainer} service={service?.id} at={`${date}T${time.slice(0, 5)}:00`} {...doing} />}
      </div>
    </Dialog>
  );
}
