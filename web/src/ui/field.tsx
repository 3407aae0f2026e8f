import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from "react";
import { cn } from "./cn";

const box =
  "w-full min-w-0 min-h-11 rounded-xl border border-line-strong bg-surface px-3 py-2 text-base placeholder:text-muted aria-invalid:border-bad";

type Around = { label: string; hint?: ReactNode; error?: string; hideLabel?: boolean };

function Around({ id, label, hint, error, hideLabel, children }: Around & { id: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-1.5">
      <label htmlFor={id} className={cn("text-sm font-medium", hideLabel && "sr-only")}>{label}</label>
      {children}
      {hint && !error && <p id={`${id}-hint`} className="text-sm text-muted">{hint}</p>}
      {error && <p id={`${id}-error`} role="alert" className="text-sm text-bad">{error}</p>}
    </div>
  );
}

const described = (id: string, { hint, error }: Around) => ({
  id,
  "aria-invalid": error ? true : undefined,
  "aria-describedby": error ? `${id}-error` : hint ? `${id}-hint` : undefined,
});

/** A line of text with its label and what is wrong with it; `after` stands beside it. */
export function Field({ label, hint, error, hideLabel, after, className, ...rest }: Around & { after?: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  const around = { label, hint, error, hideLabel };
  const input = <input {...rest} {...described(id, around)} className={cn(box, className)} />;
  return <Around id={id} {...around}>{after ? <div className="grid grid-cols-[1fr_auto] gap-2">{input}{after}</div> : input}</Around>;
}

/** Lines of text. */
export function Area({ label, hint, error, hideLabel, className, ...rest }: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  const around = { label, hint, error, hideLabel };
  return <Around id={id} {...around}><textarea rows={4} {...rest} {...described(id, around)} className={cn(box, className)} /></Around>;
}

/** One of several, by the device's own list. */
export function Select({ label, hint, error, hideLabel, className, ...rest }: Around & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  const around = { label, hint, error, hideLabel };
  return <Around id={id} {...around}><select {...rest} {...described(id, around)} className={cn(box, className)} /></Around>;
}

/** Yes or no. */
export function Check({ label, ...rest }: { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input type="checkbox" {...rest} className="size-5 shrink-0 accent-accent" />
      <span>{label}</span>
    </label>
  );
}
