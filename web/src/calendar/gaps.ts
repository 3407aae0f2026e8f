/** A stretch between two sessions. */
export type Gap = { start: string; end: string };

type Timed = { start: string; end: string };

/** The least that is worth calling free. */
const LEAST_MS = 15 * 60_000;

/** What is free between the sessions of a day, from now on. */
export function gaps(sessions: readonly Timed[], now: number): Gap[] {
  const found: Gap[] = [];
  let until = -Infinity;
  for (const { start, end } of [...sessions].sort((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
    const [from, to] = [Math.max(until, now), Date.parse(start)];
    if (until > -Infinity && to - from >= LEAST_MS) found.push({ start: new Date(from).toISOString(), end: start });
    until = Math.max(until, Date.parse(end));
  }
  return found;
}
