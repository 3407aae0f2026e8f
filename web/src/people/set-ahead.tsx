"use client";

import { CalendarClock, CalendarOff, CalendarX, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProblemError } from "@/api/problem";
import { useTimes } from "@/i18n/time";
import { useNow } from "@/live/use-now";
import { Button } from "@/ui/button";
import { Card, Empty } from "@/ui/states";
import { toast } from "@/ui/toast";
import { datesOf, setAhead, type Ahead, type Hours } from "./span";
import { useHoursChanges } from "./use-hours";

/** All that is set from now on, and taking it back. */
export function SetAhead({ hours, onDate }: { hours: Hours; onDate: (date: string) => void }) {
  const t = useTranslations("time_off");
  const list = setAhead(hours, useNow());
  return (
    <section className="grid content-start gap-3">
      <h2 className="text-xl font-semibold">{t("set_ahead")}</h2>
      {list.length === 0 && <Empty icon={<CalendarOff className="size-8" />} title={t("none_ahead")}>{t("none_ahead_hint")}</Empty>}
      <ul className="grid gap-2">
        {list.map((one) => <li key={one.kind === "off" ? one.off.id : one.from}><Row one={one} tz={hours.tz} onDate={onDate} /></li>)}
      </ul>
    </section>
  );
}

const noon = (date: string) => `${date}T12:00:00Z`;

function useAheadWords(tz: string) {
  const t = useTranslations("time_off");
  const times = useTimes();
  return (one: Ahead): [title: string, detail: string] => {
    if (one.kind === "date") {
      const { windows } = one.date;
      return [times.day(noon(one.date.date), "UTC"), windows.length ? t("day_own", { times: windows.map(({ start, end }) => `${start}–${end}`).join(", ") }) : t("day_closed")];
    }
    const { first, last, whole } = datesOf(one.off, tz);
    const note = one.off.note ? ` · ${one.off.note}` : "";
    if (whole) return [first === last ? times.day(noon(first), "UTC") : `${times.day(noon(first), "UTC")} – ${times.day(noon(last), "UTC")}`, t("day_off") + note];
    const until = first === last ? times.time(one.off.end, tz) : times.dayTime(one.off.end, tz);
    return [`${times.dayTime(one.off.start, tz)} – ${until}`, t("time_off") + note];
  };
}

function Row({ one, tz, onDate }: { one: Ahead; tz: string; onDate: (date: string) => void }) {
  const t = useTranslations("time_off");
  const [title, detail] = useAheadWords(tz)(one);
  const [busy, setBusy] = useState(false);
  const { takeBack, clearDate, takeOff, setDate } = useHoursChanges();
  const remove = () => (one.kind === "off" ? takeBack(one.off.id) : clearDate(one.date.date));
  const restore = () => (one.kind === "off" ? takeOff({ start: one.off.start, end: one.off.end, note: one.off.note || null }) : setDate(one.date.date, one.date.windows));
  const say = (error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    toast({ title: t("not_done"), detail: error.message || t("unreachable") });
  };
  const act = async () => {
    setBusy(true);
    try {
      await remove();
      toast({ title: t("removed"), detail: title, action: { label: t("undo"), run: () => void restore().catch(say) } });
    } catch (error) {
      say(error);
      setBusy(false);
    }
  };
  const Icon = one.kind === "off" ? CalendarOff : one.date.windows.length ? CalendarClock : CalendarX;
  return (
    <Card className="flex items-center gap-3 py-3 pr-2">
      <Icon aria-hidden className={one.kind === "off" ? "size-5 shrink-0 text-warn" : "size-5 shrink-0 text-accent"} />
      <div className="min-w-0 grow">
        <p className="font-medium tabular-nums">{title}</p>
        <p className="text-sm break-words text-muted">{detail}</p>
      </div>
      {one.kind === "date" && <Button look="quiet" className="px-3" onClick={() => onDate(one.date.date)}>{t("edit")}<span className="sr-only"> {title}</span></Button>}
      <Button look="quiet" className="px-3" busy={busy} aria-label={t("remove", { what: title })} onClick={() => void act()}>{!busy && <Trash2 aria-hidden className="size-5" />}</Button>
    </Card>
  );
}
