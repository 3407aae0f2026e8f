"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { cn } from "@/ui/cn";

/** What can be chosen: what is kept, what is read, and by what else it is found. */
export type Choice = { value: string; label: string; also?: string };

type Chosen = { values: string[]; onChange: (values: string[]) => void; choices: Choice[] };
type Props = Chosen & { label: string; hint?: string; error?: string; most: number; /** What a typed text is kept as where it is none of the choices. */ free?: (text: string) => string | null };

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** Those that a text is the beginning of, also within, the former first. */
function matching(choices: Choice[], text: string): Choice[] {
  const wanted = plain(text);
  const fits = choices.filter((one) => plain(`${one.label} ${one.also ?? ""} ${one.value}`).includes(wanted));
  const begins = (one: Choice) => [one.label, one.value, one.also ?? ""].some((word) => plain(word).startsWith(wanted));
  return [...fits.filter(begins), ...fits.filter((one) => !begins(one))].slice(0, 8);
}

/** Several of many: typed, suggested, removed, by keyboard as by finger. */
export function Chips({ label, hint, error, values, onChange, choices, most, free }: Props) {
  const t = useTranslations("studio");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const left = useMemo(() => choices.filter((one) => !values.includes(one.value)), [choices, values]);
  const shown = open && values.length < most ? matching(left, text) : [];
  const named = (value: string) => choices.find((one) => one.value === value)?.label ?? value;
  const add = (value: string | null | undefined) => {
    if (!value || values.length >= most) return;
    if (!values.includes(value)) onChange([...values, value]);
    setText("");
    setAt(-1);
  };
  const remove = (value: string) => {
    onChange(values.filter((one) => one !== value));
    input.current?.focus();
  };
  const typed = () => left.find((one) => [one.label, one.value].some((word) => plain(word) === plain(text)))?.value ?? (free ? free(text) : text.trim() && shown[0]?.value);
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      setOpen(true);
      setAt(shown.length ? (at + step + shown.length + (at < 0 && step < 0 ? 1 : 0)) % shown.length : -1);
    } else if (event.key === "Enter" || event.key === ",") add(shown[at]?.value ?? typed());
    else if (event.key === "Escape" && shown.length) setOpen(false);
    else if (event.key === "Backspace" && !text && values.length) remove(values.at(-1)!);
    else return;
    if (event.key !== "Backspace") event.preventDefault();
  };
  return (
    <div className="grid min-w-0 gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">{label}</label>
      <div className="relative">
        <div className={cn("flex flex-wrap gap-1.5 rounded-xl border bg-surface p-1.5 has-[input:focus-visible]:outline-3 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-accent", error ? "border-bad" : "border-line-strong")}>
          {values.map((value) => <Chip key={value} name={named(value)} onRemove={() => remove(value)} />)}
          <input
            id={id} ref={input} role="combobox" autoComplete="off" value={text} disabled={values.length >= most}
            aria-expanded={shown.length > 0} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={shown[at] && `${id}-${at}`}
            aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : `${id}-hint`}
            placeholder={t(values.length ? "add_another" : "type_or_choose")}
            className="min-h-11 min-w-32 grow bg-transparent px-2 outline-none placeholder:text-muted disabled:hidden"
            onChange={(event) => { setText(event.target.value); setOpen(true); setAt(-1); }}
            onFocus={() => setOpen(true)}
            onBlur={() => { setOpen(false); if (free && text.trim()) add(free(text)); else setText(""); }}
            onKeyDown={pressed}
          />
        </div>
        {shown.length > 0 && (
          <ul id={`${id}-list`} role="listbox" aria-label={label} className="absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto rounded-xl border border-line bg-surface p-1 shadow-xl">
            {shown.map((one, i) => (
              <li key={one.value} id={`${id}-${i}`} role="option" aria-selected={i === at} className={cn("flex min-h-11 cursor-pointer items-center rounded-lg px-3 hover:bg-sunken", i === at && "bg-sunken")} onMouseDown={(event) => { event.preventDefault(); add(one.value); }}>
                {one.label}
              </li>
            ))}
          </ul>
        )}
      </div>
      {error ? <p id={`${id}-error`} role="alert" className="text-sm text-bad">{error}</p> : <p id={`${id}-hint`} className="text-sm text-muted">{hint ?? t("at_most", { most })}</p>}
    </div>
  );
}

function Chip({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useTranslations("studio");
  return (
    <span className="inline-flex min-h-11 items-center rounded-lg bg-sunken pl-3">
      {name}
      <button type="button" aria-label={t("remove", { name })} className="grid size-11 place-items-center rounded-lg text-muted hover:text-ink" onClick={onRemove}><X aria-hidden className="size-4" /></button>
    </span>
  );
}
