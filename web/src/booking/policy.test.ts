import { expect, it } from "vitest";
import { stepsAhead } from "./policy";

const start = "2026-12-02T10:00:00.000Z";
const policy = [
  { hours_before: 24, percent: 100 },
  { hours_before: 6, percent: 50 },
  { hours_before: 0, percent: 0 },
];

it("tells the steps that are still ahead, as instants", () => {
  const all = stepsAhead(policy, start, Date.parse("2026-12-01T08:00:00Z"));
  expect(all.map(({ until, percent }) => [until, percent])).toEqual([["2026-12-01T10:00:00.000Z", 100], ["2026-12-02T04:00:00.000Z", 50]]);
  expect(stepsAhead(policy, start, Date.parse("2026-12-01T10:00:00Z")).map((step) => step.percent)).toEqual([50]);
  expect(stepsAhead(policy, start, Date.parse("2026-12-02T05:00:00Z"))).toEqual([]);
  expect(stepsAhead([{ hours_before: 0, percent: 100 }], start, 0)[0]?.atStart).toBe(true);
});
