const LEAST_MS = 500;
const MOST_MS = 30_000;

/** How long to wait before the nth try: full jitter under a ceiling that doubles, never before the server's own wish. */
export function backoff(attempt: number, random: number, leastMs = 0): number {
  const ceiling = Math.min(MOST_MS, LEAST_MS * 2 ** (attempt + 1));
  return Math.max(leastMs, LEAST_MS + random * (ceiling - LEAST_MS));
}
