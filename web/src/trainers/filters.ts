/** What can be asked for, as it stands in the address. */
export const NAMES = ["q", "specialty", "city", "near", "km", "language", "rating", "price", "currency", "online", "week", "day", "part"] as const;
/** The name of one of them. */
export type FilterName = (typeof NAMES)[number];
/** All of them; empty when not asked for. */
export type Filters = Record<FilterName, string>;

/** Parts of a day, by their local hours. */
export const PARTS = { morning: [5, 12], afternoon: [12, 17], evening: [17, 23] } as const;
/** How far away is near, in kilometres. */
export const DISTANCES = ["5", "10", "25", "50", "100"] as const;
/** What prices can be compared in. */
export const CURRENCIES = ["EUR", "USD", "GBP", "JPY", "AUD"] as const;

const DAY = 86_400_000;
/** Calendars are open so many days ahead. */
const HORIZON_DAYS = 60;

/** Reads an address. */
export function readFilters(params: URLSearchParams | { get: (name: string) => string | null }): Filters {
  return Object.fromEntries(NAMES.map((name) => [name, params.get(name) ?? ""])) as Filters;
}

/** An address's parameters after a choice: what contradicts it, or makes no sense without it, is gone. */
export function choose(filters: Filters, name: FilterName, value: string): URLSearchParams {
  const next = { ...filters, [name]: value };
  const rules: [boolean, FilterName][] = [
    [name === "city" && value !== "", "near"],
    [name === "near" && value !== "", "city"],
    [name === "week" && value !== "", "day"],
    [name === "day" && value !== "", "week"],
  ];
  for (const [holds, gone] of rules) if (holds) next[gone] = "";
  if (!next.day) next.part = "";
  if (!next.city && !next.near) next.km = "";
  if (!next.price) next.currency = "";
  return new URLSearchParams(NAMES.flatMap((one) => (next[one] ? [[one, next[one]]] : [])));
}

/** The instants between which somebody is to be free, on the viewer's clock; `null` for a day that is over. */
export function windowOf({ week, day, part }: Filters, now: number): { from: string; to: string } | null {
  // Instants change each moment; a search for them should not.
  const hour = Math.floor(now / 3_600_000) * 3_600_000;
  const span = (from: number, to: number) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return span(hour, hour + (week ? 7 : HORIZON_DAYS) * DAY);
  const [first, last] = part in PARTS ? PARTS[part as keyof typeof PARTS] : [0, 24];
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const from = Math.max(hour, new Date(year, month - 1, date, first).getTime());
  const to = new Date(year, month - 1, date, last).getTime();
  return from < to ? span(from, to) : null;
}

/** A price in minor units of its currency. */
export function minorUnits(price: string, currency: string): number {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return Math.round(Number(price) * 10 ** digits);
}

/** Whether anything is asked for. */
export const anyFilter = (filters: Filters) => NAMES.some((name) => filters[name]);
