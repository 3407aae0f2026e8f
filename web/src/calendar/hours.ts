import type { components } from "@/api/schema";
import { addDays } from "@/i18n/time";

/** A trainer's working time, as the server has it. */
export type Hours = components["schemas"]["Hours"];
type LocalWindow = components["schemas"]["LocalWindow"];

/** The days of the week, as the interface names them. */
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** Open time that begins on a local date, and whether the date has hours of its own. */
export type OpenBlock = { date: string; window: LocalWindow; ofDate: boolean };

/** Whether a change is for each week or for one date. */
export type Scope = "weekly" | "date";

/** What becomes of painted hours: a block goes, a block comes, or both. */
export type HoursChange = { scope: Scope; gone?: OpenBlock; come?: { date: string; window: LocalWindow } };

/** What is put in force: the whole week, or dates; null hands a date back to the week. */
export type HoursWrite = { weekly?: Hours["weekly"]; dates?: { date: string; windows: LocalWindow[] | null }[] };

const DAY = 1440;
const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const clock = (at: number) => `${String(Math.floor(at / 60) % 24).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;

/** A date's day of the week. */
export const weekdayOf = (date: string) => WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!;

/** From which to which minute of its date a window is open; past midnight it goes beyond the day's last. */
function span({ start, end }: LocalWindow): [number, number] {
  const [from, to] = [minutes(start), minutes(end)];
  return [from, to > from ? to : to + DAY];
}

/** What is open on a date, and whether by its own hours. */
export function windowsOn(hours: Hours, date: string): { windows: LocalWindow[]; ofDate: boolean } {
  const own = hours.overrides.find((one) => one.date === date);
  if (own) return { windows: own.windows, ofDate: true };
  const day = weekdayOf(date);
  return { windows: hours.weekly.filter(({ weekday }) => weekday === day).map(({ start, end }) => ({ start, end })), ofDate: false };
}

/** What is open on some days. */
export function openBlocks(hours: Hours, dates: readonly string[]): OpenBlock[] {
  return dates.flatMap((date) => {
    const { windows, ofDate } = windowsOn(hours, date);
    return windows.map((window) => ({ date, window, ofDate }));
  });
}

/** Where a block begins and ends on the trainer's clocks. */
export function wallOf({ date, window }: Pick<OpenBlock, "date" | "window">): { start: string; end: string } {
  const [, to] = span(window);
  return { start: `${date}T${window.start}:00`, end: `${addDays(date, to >= DAY ? 1 : 0)}T${window.end}:00` };
}

/** The block between two times on the trainer's clocks; null when it is longer than a day or empty. */
export function blockBetween(start: string, end: string): { date: string; window: LocalWindow } | null {
  const length = (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 60_000;
  if (length <= 0 || length > DAY) return null;
  return { date: start.slice(0, 10), window: { start: start.slice(11, 16), end: end.slice(11, 16) } };
}

/** Windows with one more, which takes in those it meets. */
export function withWindow(windows: readonly LocalWindow[], more: LocalWindow): LocalWindow[] {
  let [from, to] = span(more);
  const apart = [];
  for (const one of [...windows].sort((a, b) => span(a)[0] - span(b)[0])) {
    const [start, end] = span(one);
    const whole = Math.max(to, end) - Math.min(from, start);
    if (start > to || end < from || whole > DAY) apart.push(one);
    else [from, to] = [Math.min(from, start), Math.max(to, end)];
  }
  return [...apart, { start: clock(from), end: clock(to) }].sort((a, b) => span(a)[0] - span(b)[0]);
}

const same = (a: LocalWindow) => (b: LocalWindow) => a.start === b.start && a.end === b.end;
const without = (windows: readonly LocalWindow[], gone: LocalWindow) => windows.filter((one) => !same(gone)(one));

/** What to put in force for a change, starting from the hours as they are. */
export function writeOf(hours: Hours, { scope, gone, come }: HoursChange): HoursWrite {
  if (scope === "weekly") {
    const days = new Map(WEEKDAYS.map((weekday) => [weekday as string, hours.weekly.filter((one) => one.weekday === weekday).map(({ start, end }): LocalWindow => ({ start, end }))]));
    const on = (date: string, changed: (windows: LocalWindow[]) => LocalWindow[]) => days.set(weekdayOf(date), changed(days.get(weekdayOf(date)) ?? []));
    if (gone) on(gone.date, (windows) => without(windows, gone.window));
    if (come) on(come.date, (windows) => withWindow(windows, come.window));
    return { weekly: [...days].flatMap(([weekday, windows]) => windows.map((window) => ({ weekday, ...window }))) };
  }
  const dates = new Map<string, LocalWindow[]>();
  const on = (date: string) => dates.get(date) ?? windowsOn(hours, date).windows;
  if (gone) dates.set(gone.date, without(on(gone.date), gone.window));
  if (come) dates.set(come.date, withWindow(on(come.date), come.window));
  return { dates: [...dates].map(([date, windows]) => ({ date, windows })) };
}

/** What to put in force to have again what a write replaces. */
export function backOf(hours: Hours, write: HoursWrite): HoursWrite {
  return {
    weekly: write.weekly && hours.weekly,
    dates: write.dates?.map(({ date }) => ({ date, windows: hours.overrides.find((one) => one.date === date)?.windows ?? null })),
  };
}

const listed = (windows: readonly LocalWindow[]) => windows.map(({ start, end }) => `${start}-${end}`).sort().join();
const weekListed = (weekly: Hours["weekly"]) => weekly.map(({ weekday, start, end }) => `${weekday}-${start}-${end}`).sort().join();

/** Whether the hours still are as a write left them. */
export function stands(hours: Hours, write: HoursWrite): boolean {
  const dates = write.dates ?? [];
  return (
    (!write.weekly || weekListed(write.weekly) === weekListed(hours.weekly)) &&
    dates.every(({ date, windows }) => {
      const own = hours.overrides.find((one) => one.date === date)?.windows ?? null;
      return windows === null || own === null ? windows === own : listed(windows) === listed(own);
    })
  );
}
