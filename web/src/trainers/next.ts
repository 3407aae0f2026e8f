import type { NextTimes } from "@/api/schemas";

/** The window that was searched in. */
export type Within = { from: string; to: string };

/** How many starts the topic tells at most: when it tells fewer, it knows them all. */
const TOLD = 8;

/**
 * The next starts to show of a trainer. Once the topic has spoken it is believed as far as it reaches; the search's answer
 * is for what lies beyond, and for everything before. What is too late by the server's clock goes.
 */
export function shownNext(answer: readonly string[], live: NextTimes | undefined, within: Within | null, now: number, count: number): string[] {
  const ahead = (start: string) => Date.parse(start) > now;
  if (!live) return answer.filter(ahead).slice(0, count);
  const inside = (start: string) => !within || (Date.parse(start) >= Date.parse(within.from) && Date.parse(start) < Date.parse(within.to));
  const last = live.next.at(-1)?.[0];
  const reach = live.next.length < TOLD || !last ? Infinity : Date.parse(last);
  const told = live.next.filter(([start, until]) => Date.parse(until) > now && inside(start)).map(([start]) => start);
  const beyond = answer.filter((start) => Date.parse(start) > reach && inside(start));
  return [...told, ...beyond].slice(0, count);
}
