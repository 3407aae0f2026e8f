import { step, type Place } from "./place";

/** A message of a topic that only ever tells its whole state. */
export type WholeSnap<D> = { t: "snap"; topic: string; ep: string; seq: number; d: D };

/** What such a topic said last. */
export type Latest<D> = { place: Place; d: D };

/** Applies a message of a topic without deltas: a snapshot is all there is to know; anything else asks for one. */
export function reduceLatest<D>(state: Latest<D> | null, message: WholeSnap<D> | { t: "delta"; ep: string; seq: number; prev: number }): { state: Latest<D> | null; resync: boolean } {
  if (message.t === "snap") return { state: { place: { ep: message.ep, seq: message.seq }, d: message.d }, resync: false };
  return { state, resync: step(state?.place ?? null, message) !== "ignore" };
}
