"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { atFields } from "@/api/problem";
import { useWrong } from "@/auth/use-wrong";
import { localDate, zoneName } from "@/i18n/time";
import { serverNow } from "@/live/clock";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import { BookedInside } from "./booked-inside";
import { Choice } from "./choice";
import { partOfDay, wholeDays, type Span } from "./span";
import { useHoursChanges } from "./use-hours";

type Values = { kind: "days" | "hours"; start: string; end: string; from: string; until: string; note: string };

/** What the fields say; null while they say nothing whole. */
function spanOf({ kind, start, end, from, until }: Values, tz: string): Span | null {
  if (!start || (kind === "days" ? !end : !from || !until)) return null;
  const span = kind === "days" ? wholeDays(start, end, tz) : partOfDay(start, from, until, tz);
  return Date.parse(span.end) > Date.parse(span.start) ? span : null;
}

/** Taking time off, after what is already booked inside. */
export default function TimeOffDialog({ trainer, tz, from, onClose }: { trainer: string; tz: string; from: string; onClose: () => void }) {
  const t = useTranslations("time_off");
  const wrong = useWrong();
  const { takeOff } = useHoursChanges();
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Values>({ defaultValues: { kind: "days", start: from, end: from, from: "12:00", until: "14:00", note: "" } });
  const { errors, isSubmitting } = form.formState;
  const values = form.watch();
  const span = spanOf(values, tz);
  const submit = form.handleSubmit(async (said) => {
    setRefusal(null);
    const wanted = spanOf(said, tz);
    if (!wanted) return form.setError("end", { type: "server", message: t("order") }, { shouldFocus: true });
    try {
      await takeOff({ ...wanted, note: said.note.trim() || null });
      toast({ title: t("taken") });
      onClose();
    } catch (error) {
      setRefusal(atFields(error, ["start", "end", "note"], form.setError));
    }
  });
  const days = values.kind === "days";
  const today = localDate(serverNow(), tz);
  return (
    <Dialog open onClose={onClose} title={t("take")} intro={t("in_zone", { zone: zoneName(tz) })}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
        <Choice label={t("kind")} chosen={values.kind} onChoose={(kind) => form.setValue("kind", kind)} options={[["days", t("whole_days")], ["hours", t("some_hours")]]} />
        {days ? (
          <div className="grid grid-cols-2 gap-3">
            <Field label={t("first_day")} type="date" min={today} error={wrong(errors.start)} {...form.register("start")} />
            <Field label={t("last_day")} type="date" min={values.start || today} error={wrong(errors.end)} {...form.register("end")} />
          </div>
        ) : (
          <div className="grid grid-cols-2 gap-3">
            <div className="col-span-2"><Field label={t("day")} type="date" min={today} error={wrong(errors.start)} {...form.register("start")} /></div>
            <Field label={t("from")} type="time" {...form.register("from")} />
            <Field label={t("until")} type="time" error={wrong(errors.end)} {...form.register("until")} />
          </div>
        )}
        <Field label={t("note")} hint={t("note_hint")} maxLength={200} error={wrong(errors.note)} {...form.register("note")} />
        <div className="min-h-13">{span && <BookedInside trainer={trainer} span={span} />}</div>
        <Button type="submit" busy={isSubmitting}>{t("take_do")}</Button>
      </form>
    </Dialog>
  );
}
