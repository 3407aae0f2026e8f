"use client";

import { CalendarOff, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProblemError } from "@/api/problem";
import { useTimes, zoneName } from "@/i18n/time";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import { BookedInside } from "./booked-inside";
import { Choice } from "./choice";
import { dayMark, usual, wholeDays, type DayMark, type Hours } from "./span";
import { useHoursChanges } from "./use-hours";

type Windows = DayMark["windows"];
const SOME: Windows = [{ start: "09:00", end: "17:00" }];

/** One date: as each week, with hours of its own, or closed. */
export default function DateDialog({ trainer, hours, date, onTimeOff, onClose }: { trainer: string; hours: Hours; date: string; onTimeOff: () => void; onClose: () => void }) {
  const t = useTranslations("time_off");
  const times = useTimes();
  const { setDate, clearDate } = useHoursChanges();
  const before = dayMark(hours, date);
  const week = usual(hours, date);
  const [rule, setRule] = useState(before.rule);
  const [windows, setWindows] = useState<Windows>(before.windows.length ? before.windows : week.length ? week : SOME);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ProblemError | null>(null);
  const save = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      await (rule === "week" ? clearDate(date) : setDate(date, rule === "closed" ? [] : windows));
      toast({ title: t("saved") });
      onClose();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} title={times.longDay(`${date}T12:00:00Z`, "UTC")} intro={t("in_zone", { zone: zoneName(hours.tz) })}>
      <div className="grid gap-4">
        {refusal && <Note tone="bad" role="alert">{refusal.message || t("unreachable")}</Note>}
        <Choice label={t("rule")} chosen={rule} onChoose={setRule} options={[["week", t("as_week")], ["own", t("own_hours")], ["closed", t("closed")]]} />
        {rule === "week" && <p className="text-muted">{week.length ? t("week_is", { times: week.map(({ start, end }) => `${start}–${end}`).join(", ") }) : t("week_none")}</p>}
        {rule === "own" && <OwnHours windows={windows} onChange={setWindows} refusal={refusal} />}
        {rule === "closed" && <BookedInside trainer={trainer} span={wholeDays(date, date, hours.tz)} />}
        {before.off !== "none" && <Note>{before.off === "all" ? t("off_all_too") : t("off_part_too")}</Note>}
        <Button busy={busy} onClick={() => void save()}>{t("save")}</Button>
        <Button look="quiet" className="text-accent" onClick={onTimeOff}><CalendarOff aria-hidden className="size-5" />{t("off_from_here")}</Button>
      </div>
    </Dialog>
  );
}

function OwnHours({ windows, onChange, refusal }: { windows: Windows; onChange: (windows: Windows) => void; refusal: ProblemError | null }) {
  const t = useTranslations("time_off");
  const wrong = (pointer: string) => refusal?.problem.errors?.find((one) => one.pointer.startsWith(pointer))?.detail;
  const change = (i: number, part: Partial<Windows[number]>) => onChange(windows.map((one, at) => (at === i ? { ...one, ...part } : one)));
  const every = wrong("/windows") !== wrong("/windows/") ? wrong("/windows") : undefined;
  return (
    <div className="grid gap-2">
      {every && <p role="alert" className="text-sm text-bad">{every}</p>}
      {windows.map(({ start, end }, i) => (
        <div key={i} className="flex items-start gap-2">
          <Field hideLabel label={t("opens", { nth: i + 1 })} type="time" value={start} error={wrong(`/windows/${i}/start`)} className="px-2" onChange={(event) => change(i, { start: event.target.value })} />
          <Field hideLabel label={t("closes", { nth: i + 1 })} type="time" value={end} error={wrong(`/windows/${i}/end`)} hint={end && end !== "00:00" && end <= start ? t("next_day") : undefined} className="px-2" onChange={(event) => change(i, { end: event.target.value })} />
          <Button look="quiet" className="px-3" aria-label={t("remove_hours", { nth: i + 1 })} disabled={windows.length === 1} onClick={() => onChange(windows.filter((_, at) => at !== i))}><Trash2 aria-hidden className="size-5" /></Button>
        </div>
      ))}
      <Button look="quiet" className="justify-self-start text-accent" disabled={windows.length >= 24} onClick={() => onChange([...windows, ...SOME])}><Plus aria-hidden className="size-5" />{t("more_hours")}</Button>
    </div>
  );
}
