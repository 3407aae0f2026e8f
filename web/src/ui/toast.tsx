"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";

type Toast = { id: number; title: string; detail?: string; action?: { label: string; run: () => void } };

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

const watch = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Where toasts appear. */
export function Toasts() {
  const t = useTranslations("ui");
  const shown = useSyncExternalStore(watch, () => toasts, () => none);
  return (
    <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-3 top-3 z-60 grid justify-items-center gap-2 sm:left-auto sm:right-5 sm:top-20 sm:justify-items-end">
      {shown.map(({ id, title, detail, action }) => (
        <div key={id} data-testid="toast" className="rise pointer-events-auto flex w-full max-w-sm items-start gap-3 rounded-2xl border border-line bg-surface p-4 shadow-xl">
          <span aria-hidden className="mt-1.5 size-2.5 shrink-0 rounded-full bg-accent" />
          <div className="min-w-0 grow">
            <p className="font-medium">{title}</p>
            {detail && <p className="text-sm text-muted">{detail}</p>}
            {action && <button type="button" className="mt-1 min-h-8 font-medium text-accent underline" onClick={() => { action.run(); dismiss(id); }}>{action.label}</button>}
          </div>
          <button type="button" aria-label={t("close")} className="-m-2 grid size-11 shrink-0 place-items-center rounded-xl hover:bg-sunken" onClick={() => dismiss(id)}>
            <X aria-hidden className="size-4" />
          </button>
        </div>
      ))}
    </div>
  );
}
