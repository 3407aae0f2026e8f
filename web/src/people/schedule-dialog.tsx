"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Check as Tick, Clock, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { atFields } from "@/api/problem";
import { useWrong } from "@/auth/use-wrong";
import { viewerZone } from "@/i18n/locale";
import { addDays, localDate, useTimes, zoneName } from "@/i18n/time";
import { serverNow } from "@/live/clock";
import type { TrainerPage } from "@/trainers/queries";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field, Select } from "@/ui/field";
import { Note } from "@/ui/states";
import { toast } from "@/ui/toast";
import { MOST_WEEKS, weekly } from "./repeats";
import { useSchedule, type Attempt } from "./use-schedule";

const needed = () => z.string().check(z.minLength(1, "required"));
const plan = z.object({ service: needed(), date: needed(), start: needed(), capacity: z.string(), weeks: z.string() });
type Plan = z.infer<typeof plan>;

const whatOf = ({ service, capacity }: Plan) => ({ service, capacity: capacity === "" ? null : Number(capacity) });

/** Putting a class into the calendar, once or week after week. */
export default function ScheduleDialog({ trainer, onClose }: { trainer: TrainerPage; onClose: () => void }) {
  const t = useTranslations("classes");
  const schedule = useSchedule();
  const services = trainer.services.filter((one) => one.kind.type === "class");
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Plan>({
    resolver: zodResolver(plan),
    defaultValues: { service: services[0]?.id ?? "", date: addDays(localDate(serverNow(), trainer.tz), 1), start: "18:00", capacity: "", weeks: "1" },
  });
  const done = (list: Attempt[]) => {
    toast({ title: t("scheduled", { count: list.length }) });
    onClose();
  };
  const submit = form.handleSubmit(async (values) => {
    setRefusal(null);
    const list = await schedule.begin(whatOf(values), weekly(values.date, values.start, Number(values.weeks), trainer.tz));
    if (list.every(({ state }) => state === "done")) return done(list);
    const first = list.find(({ state }) => state === "refused");
    // One alone, or what all have in common: told at the field.
    if (list.length > 1 && list.every(({ state }) => state !== "waiting")) return;
    schedule.clear();
    setRefusal(atFields(first?.refusal, ["service", "start", "capacity"], form.setError));
  });
  const some = schedule.attempts.length > 1;
  // What is on its way is not left without an answer.
  const close = () => schedule.attempts.every(({ state }) => state !== "sending") && onClose();
  return (
    <Dialog open onClose={close} title={t("schedule")} intro={t("in_zone", { zone: zoneName(trainer.tz) })}>
      {some ? (
        <Attempts
          attempts={schedule.attempts}
          tz={trainer.tz}
          onClose={onClose}
          onAgain={async () => {
            const list = await schedule.again(whatOf(form.getValues()));
            if (list.every(({ state }) => state === "done")) done(list);
          }}
        />
      ) : (
        <form noValidate onSubmit={submit} className="grid gap-4">
          {refusal !== null && <Note tone="bad" role="alert">{refusal || t("unreachable")}</Note>}
          <PlanFields form={form} trainer={trainer} />
          <Button type="submit" busy={form.formState.isSubmitting}>{t("schedule_do")}</Button>
        </form>
      )}
    </Dialog>
  );
}

function PlanFields({ form, trainer }: { form: ReturnType<typeof useForm<Plan>>; trainer: TrainerPage }) {
  const t = useTranslations("classes");
  const times = useTimes();
  const wrong = useWrong();
  const { errors } = form.formState;
  const [chosen, date, start, weeks] = form.watch(["service", "date", "start", "weeks"]);
  const services = trainer.services.filter((one) => one.kind.type === "class");
  const kind = services.find((one) => one.id === chosen)?.kind;
  const starts = date && start ? weekly(date, start, Number(weeks), trainer.tz) : [];
  const [first, last] = [starts[0], starts.at(-1)];
  const away = viewerZone() !== trainer.tz;
  return (
    <>
      <Select label={t("service")} error={wrong(errors.service)} {...form.register("service")}>
        {services.map((one) => <option key={one.id} value={one.id}>{one.name} · {t("minutes", { minutes: one.duration })}</option>)}
      </Select>
      <div className="grid grid-cols-[3fr_2fr] gap-3">
        <Field label={t("date")} type="date" min={localDate(serverNow(), trainer.tz)} error={wrong(errors.date)} {...form.register("date")} />
        <Field label={t("time")} type="time" error={wrong(errors.start)} {...form.register("start")} />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("seats")} type="number" inputMode="numeric" min={1} placeholder={kind?.type === "class" ? String(kind.capacity) : ""} error={wrong(errors.capacity)} {...form.register("capacity")} />
        <Select label={t("repeat")} {...form.register("weeks")}>
          {Array.from({ length: MOST_WEEKS }, (_, i) => i + 1).map((count) => <option key={count} value={count}>{t("weeks", { count })}</option>)}
        </Select>
      </div>
      {first && last && (
        <p aria-live="polite" className="min-h-12 text-sm text-muted">
          {first === last ? times.dayTime(first, trainer.tz) : t("from_to", { from: times.dayTime(first, trainer.tz), to: times.day(last, trainer.tz) })}
          {away && <> · {t("for_you", { time: times.dayTime(first, viewerZone()) })}</>}
        </p>
      )}
    </>
  );
}

const icons = { waiting: <Clock className="size-5 text-muted" />, sending: <span className="block size-5 animate-spin rounded-full border-2 border-accent border-r-transparent" />, done: <Tick className="size-5 text-accent" />, refused: <X className="size-5 text-bad" /> };

function Attempts({ attempts, tz, onAgain, onClose }: { attempts: Attempt[]; tz: string; onAgain: () => void; onClose: () => void }) {
  const t = useTranslations("classes");
  const times = useTimes();
  const count = (wanted: Attempt["state"]) => attempts.filter(({ state }) => state === wanted).length;
  const busy = count("sending") + count("waiting") > 0;
  return (
    <div className="grid gap-4">
      <Note role="status" tone={count("refused") ? "warn" : "good"}>{t("came_in", { done: count("done"), all: attempts.length })}{!busy && ` ${t("refused", { count: count("refused") })}`}</Note>
      <ul className="grid gap-1">
        {attempts.map(({ start, state, refusal }) => (
          <li key={start} data-attempt={state} className="flex items-start gap-3 border-b border-line py-2 last:border-0">
            <span aria-hidden className="mt-0.5 shrink-0">{icons[state]}</span>
            <span className="min-w-0">
              <span className="font-medium tabular-nums">{times.dayTime(start, tz)}</span><span className="sr-only">: {t(`attempt_${state}`)}</span>
              {refusal && <span className="block text-sm text-bad">{refusal.message || t("unreachable")}</span>}
            </span>
          </li>
        ))}
      </ul>
      <div className="grid gap-2 sm:grid-cols-2">
        <Button busy={busy} onClick={onAgain}>{busy ? t("attempt_sending") : t("again")}</Button>
        <Button look="plain" disabled={busy} onClick={onClose}>{t("leave_out")}</Button>
      </div>
    </div>
  );
}
