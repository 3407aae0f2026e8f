import { expect, it } from "vitest";
import { addDays, localDate, minuteOfDay, monday } from "./time";

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
