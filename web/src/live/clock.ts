/** How far the server's clock is ahead of ours, in milliseconds: the best of the last measurements. */
let offset = 0;
let measured = false;

/**
 * Learns from a message that carries the server's time. A message is late, never early, so the largest difference of
 * late is the truest; it is let go slowly, so that a clock that was set is believed.
 */
export function learn(serverNow: number, localNow = Date.now()) {
  const difference = serverNow - localNow;
  offset = !measured || difference > offset || offset - difference > 2000 ? difference : offset - 5;
  measured = true;
}

/** The server's time. */
export const serverNow = (localNow = Date.now()) => localNow + offset;

/** What is left of a deadline, never below zero. */
export const left = (until: string, now = serverNow()) => Math.max(0, Date.parse(until) - now);

/** Forgets what was measured. */
export function forget() {
  offset = 0;
  measured = false;
}
