import { expect, it } from "vitest";
import { datesOf, dayMark, partOfDay, setAhead, wholeDays, type Hours } from "./span";

const hours: Hours = {
  tz: "Europe/Berlin", weekly_version: 1,
  weekly: [{ weekday: "monday", start: "09:00", end: "17:00" }],
  overrides: [{ date: "2026-12-07", windows: [] }, { date: "2026-12-08", windows: [{ start: "10:00", end: "12:00" }] }],
  time_off: [
    { id: "a", start: "2026-12-23T23:00:00Z", end: "2026-12-26T23:00:00Z", note: "" },
    { id: "b", start: "2026-12-10T08:00:00Z", end: "2026-12-10T10:00:00Z", note: "" },
  ],
};

it("takes days as long as they are", () => {
  const length = ({ start, end }: { start: string; end: string }) => (Date.parse(end) - Date.parse(start)) / 3_600_000;
  expect(length(wholeDays("2026-03-29", "2026-03-29", "Europe/Berlin"))).toBe(23);
  expect(length(wholeDays("2026-10-25", "2026-10-25", "Europe/Berlin"))).toBe(25);
  expect(wholeDays("2025-04-25", "2025-04-25", "Africa/Cairo")).toEqual({ start: "2025-04-24T22:00:00Z", end: "2025-04-25T21:00:00Z" });
});

it("begins at the earlier and ends at the later of an hour that comes twice", () => {
  expect(partOfDay("2026-10-25", "02:00", "02:30", "Europe/Berlin")).toEqual({ start: "2026-10-25T00:00:00Z", end: "2026-10-25T01:30:00Z" });
  expect(partOfDay("2026-04-05", "01:30", "01:45", "Australia/Lord_Howe")).toEqual({ start: "2026-04-04T14:30:00Z", end: "2026-04-04T15:15:00Z" });
  expect(partOfDay("2026-12-01", "18:00", "00:00", "Europe/Berlin").end).toBe("2026-12-01T23:00:00Z");
});

it("knows whole days again", () => {
  expect(datesOf(wholeDays("2026-10-24", "2026-10-26", "Europe/Berlin"), "Europe/Berlin")).toEqual({ first: "2026-10-24", last: "2026-10-26", whole: true });
  expect(datesOf(partOfDay("2026-10-24", "09:00", "12:00", "Europe/Berlin"), "Europe/Berlin")).toEqual({ first: "2026-10-24", last: "2026-10-24", whole: false });
});

it("reads what is set for a date", () => {
  expect(dayMark(hours, "2026-12-07")).toEqual({ rule: "closed", windows: [], off: "none" });
  expect(dayMark(hours, "2026-12-08").rule).toBe("own");
  expect(dayMark(hours, "2026-12-14")).toEqual({ rule: "week", windows: [{ start: "09:00", end: "17:00" }], off: "none" });
  expect(dayMark(hours, "2026-12-10").off).toBe("part");
  expect([24, 25, 26, 27].map((day) => dayMark(hours, `2026-12-${day}`).off)).toEqual(["all", "all", "all", "none"]);
});

it("lists what is ahead, the nearest first", () => {
  expect(setAhead(hours, Date.parse("2026-12-08T20:00:00Z")).map(({ from }) => from)).toEqual(["2026-12-08", "2026-12-10", "2026-12-24"]);
  expect(setAhead(hours, Date.parse("2026-12-25T20:00:00Z")).map(({ from }) => from)).toEqual(["2026-12-24"]);
});
