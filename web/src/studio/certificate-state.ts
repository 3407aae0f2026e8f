import type { components } from "@/api/schema";

/** A certificate of one's own. */
export type Certificate = components["schemas"]["Certificate"];
/** What FitTribe requires. */
export type Requirement = components["schemas"]["Requirement"];
/** The kinds there are. */
export const KINDS = ["qualification", "first_aid", "insurance", "background_check", "other"] as const;
/** How a certificate stands. */
export type Standing = { name: "waiting" | "confirmed" | "rejected" | "expired" } | { name: "expiring"; days: number };

const DAY = 86_400_000;
/** How early somebody is told that one runs out. */
export const EARLY_DAYS = 45;

/** Days from a local date until the end of another one; 0 on the last. */
const daysLeft = (today: string, last: string) => Math.round((Date.parse(last) - Date.parse(today)) / DAY);

/** How it stands on a local date. */
export function standingOf({ status, expired, expires_on }: Pick<Certificate, "status" | "expired" | "expires_on">, today: string): Standing {
  if (status === "rejected") return { name: "rejected" };
  if (expired) return { name: "expired" };
  if (status !== "confirmed") return { name: "waiting" };
  const days = expires_on ? daysLeft(today, expires_on) : Infinity;
  return days <= EARLY_DAYS ? { name: "expiring", days } : { name: "confirmed" };
}

/** What has to be said of a requirement: that bookings wait for it, that they will, or that what meets it runs out. */
export type Warning = { kind: string; name: "missing" | "missing_waiting" | "needed_from" | "needed_from_waiting" | "runs_out"; at: string };

/** The warnings there are, by requirement. */
export function warnings({ items, required }: { items: Certificate[]; required: Requirement[] }, now: number): Warning[] {
  return required.flatMap(({ kind, since, met, until }): Warning[] => {
    const waits = items.some((one) => one.kind === kind && one.status === "submitted" && !one.expired);
    if (!met) {
      const name = Date.parse(since) <= now ? "missing" : "needed_from";
      return [{ kind, name: waits ? `${name}_waiting` : name, at: since }];
    }
    return until && !waits && Date.parse(until) - now <= EARLY_DAYS * DAY ? [{ kind, name: "runs_out", at: until }] : [];
  });
}
