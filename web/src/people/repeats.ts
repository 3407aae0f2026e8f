import { addDays, instantOf } from "@/i18n/time";

/** As many weeks as one schedules at once. */
export const MOST_WEEKS = 26;

/** The starts of what is held each week at the same time on the clocks of a zone. */
export function weekly(date: string, time: string, weeks: number, tz: string): string[] {
  return Array.from({ length: Math.min(Math.max(1, Math.floor(weeks)), MOST_WEEKS) }, (_, i) => instantOf(addDays(date, 7 * i), time, tz));
}
