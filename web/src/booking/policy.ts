import type { components } from "@/api/schema";

type Tier = components["schemas"]["RefundTier"];

/** Until when what part comes back. */
export type Step = { until: string; atStart: boolean; percent: number };

/** The steps of a booking's policy that still lie ahead, the most generous first. */
export function stepsAhead(policy: readonly Tier[], start: string, now: number): Step[] {
  return policy
    .map(({ hours_before, percent }) => ({ until: new Date(Date.parse(start) - hours_before * 3_600_000).toISOString(), atStart: hours_before === 0, percent }))
    .filter(({ until, percent }) => Date.parse(until) > now && percent > 0)
    .sort((a, b) => a.until.localeCompare(b.until));
}
