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
  /** Whether its action takes back what was done: the seconds are shown, and Ctrl+Z does it too. */
  undo?: boolean;
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

/** Shows what was done, and for ten seconds a way back: its button or Ctrl+Z. The seconds wait while somebody is at it. */
export function undoable({ label, undo, ...shown }: { title: string; detail?: string; label: string; undo: () => void }) {
  put([...toasts, { ...shown, id: ++last, forMs: 10_000, action: { label, run: undo }, undo: true }]);
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

const typing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The way back, with the seconds that are left for it. */
function Undo({ shown, paused }: { shown: Toast; paused: boolean }) {
  const [left, setLeft] = useState(shown.forMs ?? 0);
  const run = () => {
    shown.action?.run();
    leave(shown);
  };
  useEffect(() => {
    if (paused) return;
    const timer = setInterval(() => setLeft((before) => before - 250), 250);
    return () => clearInterval(timer);
  }, [paused]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || typing(event.target)) return;
      // Of several the last thing that was done.
      if (toasts.findLast(({ undo }) => undo)?.id !== shown.id) return;
      event.preventDefault();
      run();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  });
  return (
    <button type="button" aria-keyshortcuts="Control+Z" className="-mb-2 -ml-2 flex min-h-11 items-center gap-2 rounded-xl px-2 font-medium text-accent hover:bg-sunken" onClick={run}>
      <span className="underline">{shown.action?.label}</span>
      <span aria-hidden className="text-sm tabular-nums text-muted">{Math.max(1, Math.ceil(left / 1000))} s · Ctrl Z</span>
    </button>
  );
}

function One({ shown, paused }: { shown: Toast; paused: boolean }) {
  const t = useTranslations("ui");
  const { title, detail, action, forMs, undo } = shown;
  useTimeInSight(forMs, paused, () => leave(shown));
  return (
    <div data-testid="toast" className="rise pointer-events-auto flex w-full max-w-sm items-start gap-3 rounded-2xl border border-line bg-surface p-4 shadow-xl">
      <span aria-hidden className="mt-1.5 size-2.5 shrink-0 rounded-full bg-accent" />
      <div className="min-w-0 grow">
        <p className="font-medium">{title}</p>
        {detail && <p className="text-sm text-muted">{detail}</p>}
        {undo && <Undo shown={shown} paused={paused} />}
        {action && !undo && <button type="button" className="-mb-2 min-h-11 font-medium text-accent underline" onClick={() => { action.run(); leave(shown); }}>{action.label}</button>}
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
