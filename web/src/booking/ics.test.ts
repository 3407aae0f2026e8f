import { expect, it } from "vitest";
import { ics } from "./ics";

it("writes an entry that calendars read: in UTC, escaped, folded", () => {
  const entry = { id: "b1", start: "2026-12-01T08:00:00Z", end: "2026-12-01T09:00:00Z", title: "Yoga; slow, long", place: "ü".repeat(60) };
  const file = ics(entry, "2026-11-30T22:00:00.123Z");
  expect(file).toContain("DTSTART:20261201T080000Z\r\n");
  expect(file).toContain("SUMMARY:Yoga\\; slow\\, long\r\n");
  expect(file).toContain("DTSTAMP:20261130T220000Z\r\n");
  for (const line of file.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(file.replaceAll("\r\n ", "")).toContain(`LOCATION:${"ü".repeat(60)}`);
});
