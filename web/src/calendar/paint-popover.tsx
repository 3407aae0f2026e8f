"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTimes } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import type { Point } from "./asked";
import { weekdayOf, windowsOn, type Hours, type OpenBlock, type Scope } from "./hours";
import { PopoverAt } from "./popover";
import { refusal, useChangeHours } from "./use-change-hours";

type Props = { hours: Hours; come: Pick<OpenBlock, "date" | "window">; gone?: OpenBlock; point: Point; onClose: () => void };

/** Open hours that were painted or pressed: for each week, or for one date. One press saves. */
export function PaintPopover({ hours, come, gone, point, onClose }: Props) {
  const t = useTranslations("paint");
  const times = useTimes();
  const [window, setWindow] = useState(come.window);
  const change = useChangeHours(onClose);
  const noon = `${come.date}T12:00:00Z`;
  const [weekday, date] = [times.wholeWeekday(noon, "UTC"), times.dayMonth(noon, "UTC")];
  const own = windowsOn(hours, come.date).ofDate;
  const unchanged = gone?.date === come.date && gone.window.start === window.start && gone.window.end === window.end;
  const open = (scope: Scope) => change.mutate({ scope, gone, come: { date: come.date, window } });
  const close = (scope: Scope) => gone && change.mutate({ scope, gone });
  const weekly = !own && (!gone || !gone.ofDate);
  const busy = change.isPending;
  return (
    <PopoverAt point={point} title={gone ? t("change", { day: times.day(noon, "UTC") }) : t("open", { day: times.day(noon, "UTC") })} onClose={onClose}>
      <div className="grid grid-cols-2 gap-3">
        <Field type="time" label={t("from")} value={window.start} onChange={(event) => setWindow({ ...window, start: event.target.value })} />
        <Field type="time" label={t("to")} value={window.end} onChange={(event) => setWindow({ ...window, end: event.target.value })} />
      </div>
      {change.isError && <Note tone="bad" role="alert">{refusal(change.error, t("unreachable"))}</Note>}
      {own && <p className="text-sm text-muted">{t("own_hours", { date, weekday: t(weekdayOf(come.date)) })}</p>}
      {!unchanged && (
        <div className="grid gap-2">
          {weekly && <Button busy={busy} onClick={() => open("weekly")}>{t("every", { weekday })}</Button>}
          <Button look={weekly ? "plain" : "primary"} busy={busy} onClick={() => open("date")}>{t("only", { date })}</Button>
        </div>
      )}
      {gone && unchanged && (
        <div className="grid gap-2">
          <p className="text-sm text-muted">{t("close_intro")}</p>
          {weekly && <Button look="danger" busy={busy} onClick={() => close("weekly")}>{t("close_every", { weekday })}</Button>}
          <Button look="danger" busy={busy} onClick={() => close("date")}>{t("close_only", { date })}</Button>
        </div>
      )}
      {own && <Button look="quiet" busy={busy} onClick={() => change.mutate({ dates: [{ date: come.date, windows: null }] })}>{t("as_weekly", { date })}</Button>}
    </PopoverAt>
  );
}
