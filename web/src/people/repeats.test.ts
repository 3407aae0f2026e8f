import { expect, it } from "vitest";
import { MOST_WEEKS, weekly } from "./repeats";

it("stays at the same time on the wall when the clocks change", () => {
  expect(weekly("2026-10-18", "18:00", 3, "Europe/Sofia")).toEqual(["2026-10-18T15:00:00Z", "2026-10-25T16:00:00Z", "2026-11-01T16:00:00Z"]);
});

it("is at least once and never without end", () => {
  expect(weekly("2026-12-01", "09:00", 0, "UTC")).toEqual(["2026-12-01T09:00:00Z"]);
  expect(weekly("2026-12-01", "09:00", 1000, "UTC")).toHaveLength(MOST_WEEKS);
});
