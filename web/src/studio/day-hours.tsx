"use client";

import { Copy, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import type { Window } from "./week";

type Props = {
  day: string; name: string; rows: Window[]; words: (at: number) => string | undefined; over: Set<number>;
  onChange: (at: number, part: Partial<Window>) => void; onAdd: (window: Window) => void; onRemove: (at: number) => void; onCopy: () => void;
};

/** A time that is written whole on a narrow phone, which opens its own picker anyway. */
const clock = "px-2 max-sm:[&::-webkit-calendar-picker-indicator]:hidden";

/** A window for a day that has some: it begins an hour after the last one ends. */
function following(day: string, rows: Window[]): Window {
  const last = rows.filter((row) => row.weekday === day).at(-1);
  const hour = Number(last?.end.slice(0, 2) ?? 8) + 1;
  if (!last || hour > 21) return { weekday: day, start: "09:00", end: "17:00" };
  const clock = (at: number) => `${String(at).padStart(2, "0")}:00`;
  return { weekday: day, start: clock(hour), end: clock(Math.min(hour + 3, 23)) };
}

/** One day's windows. */
export function DayHours({ day, name, rows, words, over, onChange, onAdd, onRemove, onCopy }: Props) {
  const t = useTranslations("hours");
  const any = rows.some((row) => row.weekday === day);
  return (
    <section aria-label={name} className="grid gap-2 border-b border-line pb-3 last-of-type:border-0 sm:grid-cols-[8rem_1fr]">
      <h2 className="flex min-h-11 items-center font-medium">{name}</h2>
      <div className="grid gap-2">
        {rows.map((row, at) => row.weekday === day && (
          <div key={at} className="grid gap-1">
            <div className="flex items-start gap-2">
              <Field hideLabel label={t("opens", { day: name })} type="time" value={row.start} error={words(at)} className={clock} onChange={(event) => onChange(at, { start: event.target.value })} />
              <span aria-hidden className="flex min-h-11 items-center text-muted">–</span>
              <Field hideLabel label={t("closes", { day: name })} type="time" value={row.end} className={clock} onChange={(event) => onChange(at, { end: event.target.value })} />
              <Button look="quiet" className="px-3" aria-label={t("remove_hours", { day: name })} onClick={() => onRemove(at)}><Trash2 aria-hidden className="size-5" /></Button>
            </div>
            {row.end <= row.start && <p className="text-sm text-muted">{t("next_day")}</p>}
            {over.has(at) && <p role="status" className="text-sm text-warn">{t("overlap")}</p>}
          </div>
        ))}
        <div className="flex flex-wrap items-center">
          {!any && <p className="mr-3 text-muted">{t("closed")}</p>}
          <Button look="quiet" className="text-accent" onClick={() => onAdd(following(day, rows))}><Plus aria-hidden className="size-5" /><span>{t("add_hours")}<span className="sr-only"> {name}</span></span></Button>
          {any && <Button look="quiet" onClick={onCopy}><Copy aria-hidden className="size-4" /><span>{t("copy")}<span className="sr-only"> {name}</span></span></Button>}
        </div>
      </div>
    </section>
  );
}
