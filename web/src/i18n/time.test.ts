import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, instantOf, localDate, minuteOfDay, monday, wallTime } from "./time";

it("finds the local day of an instant on both sides of the date line and of a change of clocks", () => {
  expect(localDate("2026-12-01T22:30:00Z", "Europe/Sofia")).toBe("2026-12-02");
  expect(localDate("2026-12-01T22:30:00Z", "America/New_York")).toBe("2026-12-01");
  expect(localDate("2026-10-25T00:30:00Z", "Europe/Berlin")).toBe("2026-10-25");
  expect(minuteOfDay("2026-10-25T00:30:00Z", "Europe/Berlin")).toBe(150);
  expect(minuteOfDay("2026-10-25T01:30:00Z", "Europe/Berlin")).toBe(150);
});

it("walks over months, years and weeks", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  expect(monday("2026-11-29")).toBe("2026-11-23");
  expect(monday("2026-11-23")).toBe("2026-11-23");
});

it("reads a wall clock on both sides of the date line", () => {
  expect(instantOf("2026-12-01", "09:30", "Europe/Sofia")).toBe("2026-12-01T07:30:00Z");
  expect(instantOf("2026-07-01", "09:30", "America/New_York")).toBe("2026-07-01T13:30:00Z");
  expect(instantOf("2026-12-01", "09:30", "Pacific/Kiritimati")).toBe("2026-11-30T19:30:00Z");
  expect(instantOf("2026-12-01", "09:30", "UTC")).toBe("2026-12-01T09:30:00Z");
});

it("takes the earlier of an hour that comes twice", () => {
  expect(instantOf("2026-10-25", "02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00Z");
  expect(instantOf("2026-11-01", "01:30", "America/New_York")).toBe("2026-11-01T05:30:00Z");
  expect(instantOf("2026-04-05", "01:45", "Australia/Lord_Howe")).toBe("2026-04-04T14:45:00Z");
});

it("takes the first instant there is where the clocks leave a time out, midnight and whole days included", () => {
  expect(instantOf("2026-03-29", "02:30", "Europe/Berlin")).toBe("2026-03-29T01:00:00Z");
  expect(instantOf("2026-03-08", "02:00", "America/New_York")).toBe("2026-03-08T07:00:00Z");
  expect(instantOf("2025-04-25", "00:00", "Africa/Cairo")).toBe("2025-04-24T22:00:00Z");
  expect(instantOf("2026-03-29", "00:00", "Asia/Beirut")).toBe("2026-03-28T22:00:00Z");
  expect(instantOf("2011-12-30", "12:00", "Pacific/Apia")).toBe("2011-12-30T10:00:00Z");
});

it("finds an instant that shows what was asked, in any zone", () => {
  const minute = fc.integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2037, 0, 1) / 60_000 });
  fc.assert(fc.property(minute, fc.constantFrom(...Intl.supportedValuesOf("timeZone")), (at, tz) => {
    const instant = new Date(at * 60_000).toISOString();
    const [date, minutes] = [localDate(instant, tz), minuteOfDay(instant, tz)];
    const time = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
    const found = instantOf(date, time, tz);
    expect([localDate(found, tz), minuteOfDay(found, tz)]).toEqual([date, minutes]);
    expect(Date.parse(found)).toBeLessThanOrEqual(Date.parse(instant));
  }), { numRuns: 300 });
});

it("tells what clocks show", () => {
  expect(wallTime("2026-12-01T07:00:00Z", "Europe/Sofia")).toBe("2026-12-01T09:00:00");
  expect(wallTime("2026-12-01T00:00:00Z", "UTC")).toBe("2026-12-01T00:00:00");
  expect(wallTime("2026-10-25T01:30:00Z", "Europe/Berlin")).toBe("2026-10-25T02:30:00");
});
