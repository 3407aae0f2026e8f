import { expect, it } from "vitest";
import fc from "fast-check";
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

it("turns what the clocks show into an instant and back", () => {
  expect(wallTime("2026-12-01T07:00:00Z", "Europe/Sofia")).toBe("2026-12-01T09:00:00");
  expect(instantOf("2026-12-01T09:00:00", "Europe/Sofia")).toBe("2026-12-01T07:00:00.000Z");
  expect(wallTime("2026-12-01T00:00:00Z", "UTC")).toBe("2026-12-01T00:00:00");
  expect(instantOf("2026-12-01T00:00", "Asia/Kolkata")).toBe("2026-11-30T18:30:00.000Z");
});

it("takes the earlier of two instants when clocks go back", () => {
  expect(instantOf("2026-10-25T02:30:00", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
  expect(instantOf("2026-11-01T01:15:00", "America/New_York")).toBe("2026-11-01T05:15:00.000Z");
});

it("moves a time that clocks leave out to the change", () => {
  expect(instantOf("2026-03-29T02:30:00", "Europe/Berlin")).toBe("2026-03-29T01:00:00.000Z");
  expect(instantOf("2026-03-08T02:00:00", "America/New_York")).toBe("2026-03-08T07:00:00.000Z");
  expect(instantOf("2025-04-25T00:20:00", "Africa/Cairo")).toBe("2025-04-24T22:00:00.000Z");
  expect(instantOf("2026-10-04T02:10:00", "Australia/Lord_Howe")).toBe("2026-10-03T15:30:00.000Z");
});

it("comes back to the same clocks from every instant of every kind of zone", () => {
  const zones = ["Europe/Sofia", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Beirut", "America/St_Johns", "Pacific/Apia", "UTC"];
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2037, 0, 1) / 60_000 }), (tz, minute) => {
      const instant = minute * 60_000;
      const back = Date.parse(instantOf(wallTime(instant, tz), tz));
      expect(wallTime(back, tz)).toBe(wallTime(instant, tz));
      expect(back).toBeLessThanOrEqual(instant);
    }),
  );
});
