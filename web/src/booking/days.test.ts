import { expect, it } from "vitest";
import type { SlotsState } from "@/live/slots";
import { byPart, isOpen, slotsByDay, withGone } from "./days";

const state: SlotsState = {
  place: { ep: "e", seq: 1 },
  tz: "Europe/Sofia",
  noticeS: 3600,
  durationS: 1800,
  free: ["2026-12-01T08:00:00Z", "2026-12-01T11:00:00Z", "2026-12-01T22:30:00Z"],
  held: { "2026-12-01T09:00:00Z": "2026-12-01T07:10:00Z" },
  classes: [],
};
const now = Date.parse("2026-12-01T06:00:00Z");

it("lays starts out by the viewer's days and parts of a day", () => {
  const days = slotsByDay(state, "Europe/Berlin", now);
  expect([...days.keys()]).toEqual(["2026-12-01"]);
  expect(byPart(days.get("2026-12-01")!, "Europe/Berlin").map(([part, slots]) => [part, slots.map((slot) => slot.state)])).toEqual([
    ["morning", ["free", "held"]],
    ["afternoon", ["free"]],
    ["evening", ["free"]],
  ]);
  expect([...slotsByDay(state, "Europe/Sofia", now).keys()]).toEqual(["2026-12-01", "2026-12-02"]);
  expect(isOpen(days, "2026-12-01")).toBe(true);
  expect(isOpen(days, "2026-12-02")).toBe(false);
});

it("keeps what is gone in its place, unless it is too near anyway", () => {
  const seen = new Set(["2026-12-01T06:30:00Z", "2026-12-01T08:00:00Z", "2026-12-01T08:30:00Z"]);
  const slots = withGone([{ start: "2026-12-01T08:00:00Z", state: "free" }], seen, now + 3_600_000);
  expect(slots).toEqual([
    { start: "2026-12-01T08:00:00Z", state: "free" },
    { start: "2026-12-01T08:30:00Z", state: "gone" },
  ]);
});
