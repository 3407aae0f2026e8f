import { expect, it } from "vitest";
import { backOf, blockBetween, openBlocks, stands, wallOf, weekdayOf, windowsOn, withWindow, writeOf, type Hours, type HoursWrite } from "./hours";

const hours: Hours = {
  tz: "Europe/Sofia", weekly_version: 1,
  weekly: [
    { weekday: "tuesday", start: "07:00", end: "12:00" },
    { weekday: "tuesday", start: "15:00", end: "20:00" },
    { weekday: "friday", start: "22:00", end: "02:00" },
  ],
  overrides: [{ date: "2026-12-08", windows: [] }, { date: "2026-12-15", windows: [{ start: "10:00", end: "11:00" }] }],
  time_off: [],
};
const TUESDAY = "2026-12-01";

/** The hours after a write, as the server would have them. */
function after(before: Hours, write: HoursWrite): Hours {
  const changed = new Map(before.overrides.map(({ date, windows }) => [date, windows]));
  for (const { date, windows } of write.dates ?? []) {
    if (windows) changed.set(date, windows);
    else changed.delete(date);
  }
  return { ...before, weekly: write.weekly ?? before.weekly, overrides: [...changed].map(([date, windows]) => ({ date, windows })) };
}

it("knows the days of the week, and which dates have hours of their own", () => {
  expect(weekdayOf(TUESDAY)).toBe("tuesday");
  expect(weekdayOf("2026-11-29")).toBe("sunday");
  expect(windowsOn(hours, TUESDAY)).toEqual({ ofDate: false, windows: [{ start: "07:00", end: "12:00" }, { start: "15:00", end: "20:00" }] });
  expect(windowsOn(hours, "2026-12-08")).toEqual({ ofDate: true, windows: [] });
  expect(openBlocks(hours, [TUESDAY, "2026-12-02", "2026-12-15"]).map(({ date, ofDate }) => [date, ofDate])).toEqual([[TUESDAY, false], [TUESDAY, false], ["2026-12-15", true]]);
});

it("goes from blocks to clocks and back, over midnight too", () => {
  const night = { date: "2026-12-04", window: { start: "22:00", end: "02:00" } };
  expect(wallOf(night)).toEqual({ start: "2026-12-04T22:00:00", end: "2026-12-05T02:00:00" });
  expect(blockBetween("2026-12-04T22:00:00", "2026-12-05T02:00:00")).toEqual(night);
  expect(wallOf({ date: TUESDAY, window: { start: "20:00", end: "00:00" } }).end).toBe("2026-12-02T00:00:00");
  expect(blockBetween("2026-12-01T10:00:00", "2026-12-02T10:15:00")).toBeNull();
  expect(blockBetween("2026-12-01T10:00:00", "2026-12-01T10:00:00")).toBeNull();
});

it("takes in the windows that a new one meets", () => {
  const day = windowsOn(hours, TUESDAY).windows;
  expect(withWindow(day, { start: "12:00", end: "15:30" })).toEqual([{ start: "07:00", end: "20:00" }]);
  expect(withWindow(day, { start: "13:00", end: "14:00" })).toHaveLength(3);
  expect(withWindow(day, { start: "08:00", end: "09:00" })).toEqual(day);
  expect(withWindow([{ start: "22:00", end: "02:00" }], { start: "20:00", end: "22:30" })).toEqual([{ start: "20:00", end: "02:00" }]);
});

it("paints each week, or one date from what is open on it", () => {
  const come = { date: TUESDAY, window: { start: "12:30", end: "13:30" } };
  const week = writeOf(hours, { scope: "weekly", come });
  expect(week.weekly).toHaveLength(4);
  expect(week.weekly).toContainEqual({ weekday: "friday", start: "22:00", end: "02:00" });
  expect(writeOf(hours, { scope: "date", come })).toEqual({ dates: [{ date: TUESDAY, windows: [{ start: "07:00", end: "12:00" }, { start: "12:30", end: "13:30" }, { start: "15:00", end: "20:00" }] }] });
});

it("moves a block to another day, and takes one away", () => {
  const gone = { date: TUESDAY, window: { start: "07:00", end: "12:00" }, ofDate: false };
  const come = { date: "2026-12-02", window: { start: "08:00", end: "13:00" } };
  const week = writeOf(hours, { scope: "weekly", gone, come }).weekly!;
  expect(week.filter(({ weekday }) => weekday === "tuesday")).toHaveLength(1);
  expect(week).toContainEqual({ weekday: "wednesday", start: "08:00", end: "13:00" });
  expect(writeOf(hours, { scope: "date", gone }).dates).toEqual([{ date: TUESDAY, windows: [{ start: "15:00", end: "20:00" }] }]);
});

it("can be undone as long as nobody changed the hours since", () => {
  const come = { date: TUESDAY, window: { start: "12:30", end: "13:30" } };
  for (const scope of ["weekly", "date"] as const) {
    const write = writeOf(hours, { scope, come });
    const now = after(hours, write);
    expect(stands(now, write)).toBe(true);
    expect(after(now, backOf(hours, write))).toEqual(hours);
    expect(stands(after(now, writeOf(now, { scope, come: { ...come, window: { start: "21:00", end: "22:00" } } })), write)).toBe(false);
    expect(stands(hours, write)).toBe(false);
  }
});
