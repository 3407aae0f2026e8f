"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";

type Toast = {
  id: number;
  title: string;
  detail?: string;
  action?: { label: string; run: () => void };
  /** How long it stays in front of somebody; null until it is closed. */
  forMs: number | null;
  /** Called once it was in front of somebody for its time, or was closed. */
  seen?: () => void;
};

/** More than these wait for their turn. */
const AT_ONCE = 3;

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();
const none: readonly Toast[] = [];

function put(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function leave({ id, seen }: Toast) {
  if (!toasts.some((one) => one.id === id)) return;
  put(toasts.filter((one) => one.id !== id));
  seen?.();
}

/** Shows a toast. It is read out and takes no focus. */
export function toast(shown: Omit<Toast, "id" | "forMs">, forMs: number | null = 8000) {
  put([...toasts, { ...shown, id: ++last, forMs }]);
}

const watch = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const watchSight = (listener: () => void) => {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
};
const inSight = () => document.visibilityState === "visible";

/** Calls back once `ms` have gone by that were not paused. */
function useTimeInSight(ms: number | null, paused: boolean, done: () => void) {
  const remaining = useRef(ms);
  const latest = useRef(done);
  useEffect(() => {
    latest.current = done;
  });
  useEffect(() => {
    if (paused || remaining.current === null) return;
    const begun = performance.now();
    const timer = setTimeout(() => latest.current(), remaining.current);
    return () => {
      clearTimeout(timer);
      remaining.current = Math.max(500, (remaining.current ?? 0) - (performance.now() - begun));
    };
  }, [paused]);
}

function One({ shown, paused }: { shown: Toast; paused: boolean }) {
  const t = useTranslations("ui");
  const { title, detail, action, forMs } = shown;
  useTimeInSight(forMs, paused, () => leave(shown));
  return (
    <div data-testid="toast" className="rise pointer-events-auto flex w-full max-w-sm items-start gap-3 rounded-2xl border border-line bg-surface p-4 shadow-xl">
      <span aria-hidden className="mt-1.5 size-2.5 shrink-0 rounded-full bg-accent" />
      <div className="min-w-0 grow">
        <p className="font-medium">{title}</p>
        {detail && <p className="text-sm text-muted">{detail}</p>}
        {action && <button type="button" className="-mb-2 min-h-11 font-medium text-accent underline" onClick={() => { action.run(); leave(shown); }}>{action.label}</button>}
      </div>
      <button type="button" aria-label={t("close")} className="-m-2 grid size-11 shrink-0 place-items-center rounded-xl hover:bg-sunken" onClick={() => leave(shown)}>
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}

/** F6 goes to the toasts and back to where one was. */
function useF6(region: React.RefObject<HTMLElement | null>) {
  useEffect(() => {
    let before: Element | null = null;
    const onKey = (event: KeyboardEvent) => {
      const inside = region.current?.contains(document.activeElement);
      if (event.key !== "F6" && !(event.key === "Escape" && inside)) return;
      const to = inside ? before : toasts.length > 0 ? region.current?.querySelector("button") : null;
      if (!(to instanceof HTMLElement)) return;
      event.preventDefault();
      if (!inside) before = document.activeElement;
      if (to === document.body) (document.activeElement as HTMLElement).blur();
      else to.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [region]);
}

/** Where toasts appear: a few at a time, for as long as somebody points at them. */
export function Toasts() {
  const t = useTranslations("ui");
  const all = useSyncExternalStore(watch, () => toasts, () => none);
  const visible = useSyncExternalStore(watchSight, inSight, () => true);
  const region = useRef<HTMLElement>(null);
  const [held, setHeld] = useState(false);
  const [known, setKnown] = useState(0);
  if (known !== all.length) {
    setKnown(all.length);
    // What was pointed at is gone, and says nothing more about it.
    if (all.length < known) setHeld(false);
  }
  useF6(region);
  const shown = all.slice(0, AT_ONCE);
  const waiting = all.length - shown.length;
  return (
    <section
      ref={region}
      aria-label={t("toasts")}
      data-no-print
      className="pointer-events-none fixed inset-x-3 top-3 z-60 sm:left-auto sm:right-5 sm:top-20"
      onPointerMove={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div role="status" aria-live="polite" className="grid justify-items-center gap-2 sm:justify-items-end">
        {shown.map((one) => <One key={one.id} shown={one} paused={held || !visible} />)}
        {waiting > 0 && <p className="rounded-full border border-line bg-surface px-3 py-1 text-sm text-muted shadow">{t("more_toasts", { count: waiting })}</p>}
      </div>
    </section>
  );
}
