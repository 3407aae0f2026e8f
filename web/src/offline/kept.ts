import { KEPT } from "@/api/session";

/** A session that lies ahead, as far as one needs it without a connection. */
export type KeptSession = { id: string; start: string; end: string; tz: string; who: string; what: string; where: string };
/** The next sessions of one account, as they were at an instant. */
export type Kept = { account: string; role: string; at: string; sessions: KeptSession[] };

const listeners = new Set<() => void>();
let read: { text: string | null; kept: Kept | null } = { text: null, kept: null };

/** What this device keeps; what cannot be read is not there. */
export function kept(): Kept | null {
  const text = localStorage.getItem(KEPT);
  if (text === read.text) return read.kept;
  try {
    read = { text, kept: text ? (JSON.parse(text) as Kept) : null };
  } catch {
    read = { text, kept: null };
  }
  return read.kept;
}

/** Keeps them in the place of what was kept. */
export function keep(next: Kept) {
  localStorage.setItem(KEPT, JSON.stringify(next));
  for (const listener of listeners) listener();
}

/** Calls back when this tab or another keeps others. */
export function watchKept(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

/** Those that are not over, the next one first. */
export const ahead = (all: readonly KeptSession[], now: number) => all.filter((one) => Date.parse(one.end) > now).sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
