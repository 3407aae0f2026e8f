"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";

type Toast = { id: number; title: string; detail?: string; action?: { label: string; run: () => void }; undoMs?: number };

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();
const none: readonly Toast[] = [];

function put(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

const dismiss = (id: number) => put(toasts.filter((toast) => toast.id !== id));

/** Shows a toast. It is read out and takes no focus. */
export function toast(shown: Omit<Toast, "id">, forMs = 8000) {
  const id = ++last;
  put([...toasts.slice(-2), { ...shown, id }]);
  setTimeout(() => dismiss(id), forMs);
}

/** Shows what was done, and for ten seconds a way back: its button or Ctrl+Z. The seconds wait while somebody is at it. */
export function undoable(shown: { title: string; detail?: string; label: string; undo: () => void }) {
  const { title, detail, label, undo } = shown;
  put([...toasts.slice(-2), { id: ++last, title, detail, action: { label, run: undo }, undoMs: 10_000 }]);
}

const watch = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Where toasts appear. */
export function Toasts() {
  const t = useTranslations("ui");
  const shown = useSyncExternalStore(watch, () => toasts, () => none);
  const newest = shown.findLast(({ undoMs }) => undoMs)?.id;
  return (
    <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-3 top-3 z-60 grid justify-items-center gap-2 sm:left-auto sm:right-5 sm:top-20 sm:justify-items-end">
      {shown.map(({ id, title, detail, action, undoMs }) => (
        <div key={id} data-testid="toast" className="rise pointer-events-auto flex w-full max-w-sm items-start gap-3 rounded-2xl border border-line bg-surface p-4 shadow-xl">
          <span aria-hidden className="mt-1.5 size-2.5 shrink-0 rounded-full bg-accent" />
          <div className="min-w-0 grow">
            <p className="font-medium">{title}</p>
            {detail && <p className="text-sm text-muted">{detail}</p>}
            {action && undoMs && <Undo label={action.label} forMs={undoMs} byKeys={id === newest} onUndo={() => { action.run(); dismiss(id); }} onEnd={() => dismiss(id)} />}
            {action && !undoMs && <button type="button" className="mt-1 min-h-8 font-medium text-accent underline" onClick={() => { action.run(); dismiss(id); }}>{action.label}</button>}
          </div>
          <button type="button" aria-label={t("close")} className="-m-2 grid size-11 shrink-0 place-items-center rounded-xl hover:bg-sunken" onClick={() => dismiss(id)}>
            <X aria-hidden className="size-4" />
          </button>
        </div>
      ))}
    </div>
  );
}

const typing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function Undo({ label, forMs, byKeys, onUndo, onEnd }: { label: string; forMs: number; byKeys: boolean; onUndo: () => void; onEnd: () => void }) {
  const [left, setLeft] = useState(forMs);
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    if (waiting) return;
    const timer = setInterval(() => setLeft((before) => before - 250), 250);
    return () => clearInterval(timer);
  }, [waiting]);
  const over = left <= 0;
  useEffect(() => {
    if (over) onEnd();
    // Once, not for each new callback.
  }, [over]);
  useEffect(() => {
    if (!byKeys) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || typing(event.target)) return;
      event.preventDefault();
      onUndo();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  });
  const wait = { onFocus: () => setWaiting(true), onBlur: () => setWaiting(false), onPointerEnter: () => setWaiting(true), onPointerLeave: () => setWaiting(false) };
  return (
    <button type="button" aria-keyshortcuts="Control+Z" className="-ml-2 mt-1 flex min-h-11 items-center gap-2 rounded-xl px-2 font-medium text-accent hover:bg-sunken" onClick={onUndo} {...wait}>
      <span className="underline">{label}</span>
      <span aria-hidden className="text-sm tabular-nums text-muted">{Math.max(1, Math.ceil(left / 1000))} s · Ctrl Z</span>
    </button>
  );
}
