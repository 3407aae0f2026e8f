import type { SlotsDelta, SlotsSnap } from "./messages";
import { step, type Place } from "./place";

/** A class: when, and how many seats are left. */
export type ClassSeats = { session: string; start: string; end: string; left: number; capacity: number };

/** What can be booked of a service, as the server last said. */
export type SlotsState = {
  place: Place;
  tz: string;
  noticeS: number;
  durationS: number;
  /** Starts that can be booked, rising. */
  free: readonly string[];
  /** Starts that are held for somebody, each with the hold's end. */
  held: Readonly<Record<string, string>>;
  /** Classes, rising. */
  classes: readonly ClassSeats[];
};

/** A state after a message, or the wish to subscribe again. */
export type Reduced = { state: SlotsState | null; resync: boolean };

const seats = ([session, start, end, left, capacity]: [string, string, string, number, number]): ClassSeats => ({
  session,
  start,
  end,
  left,
  capacity,
});

const byStart = (a: ClassSeats, b: ClassSeats) => a.start.localeCompare(b.start) || a.session.localeCompare(b.session);

function fromSnapshot({ ep, seq, d }: SlotsSnap): SlotsState {
  return {
    place: { ep, seq },
    tz: d.tz,
    noticeS: d.notice_s,
    durationS: d.duration_s,
    free: d.days.flatMap((day) => day.free).sort(),
    held: Object.fromEntries(d.days.flatMap((day) => day.held)),
    classes: d.classes.map(seats).sort(byStart),
  };
}

function afterDelta(state: SlotsState, { ep, seq, d }: SlotsDelta): SlotsState {
  const free = new Set(state.free);
  const held = { ...state.held };
  for (const start of d.del) {
    free.delete(start);
    delete held[start];
  }
  for (const start of d.add) {
    free.add(start);
    delete held[start];
  }
  for (const [start, until] of d.held) {
    free.delete(start);
    held[start] = until;
  }
  const classes = new Map(state.classes.map((one) => [one.session, one]));
  for (const session of d.closed) classes.delete(session);
  for (const opened of d.opened) classes.set(opened[0], seats(opened));
  for (const [session, left] of d.seats) {
    const known = classes.get(session);
    if (known) classes.set(session, { ...known, left });
  }
  return { ...state, place: { ep, seq }, free: [...free].sort(), held, classes: [...classes.values()].sort(byStart) };
}

/** Applies a message of `service:<id>:slots` in the protocol's order. */
export function reduceSlots(state: SlotsState | null, message: SlotsSnap | SlotsDelta): Reduced {
  const next = step(state?.place ?? null, message);
  if (next === "ignore") return { state, resync: false };
  if (next === "resync") return { state, resync: true };
  if (message.t === "snap") return { state: fromSnapshot(message), resync: false };
  return { state: state && afterDelta(state, message), resync: false };
}

/** The starts that can still be booked at an instant: those inside the notice go by themselves. */
export function bookable(state: SlotsState, now: number): string[] {
  const from = new Date(now + state.noticeS * 1000).toISOString();
  return state.free.filter((start) => start >= from.slice(0, 19));
}

/** The free starts nearest to one that was taken, in rising order. */
export function alternatives(free: readonly string[], taken: string, count = 3): string[] {
  const at = Date.parse(taken);
  const apart = (start: string) => Math.abs(Date.parse(start) - at);
  return free.filter((start) => start !== taken).sort((a, b) => apart(a) - apart(b)).slice(0, count).sort();
}
