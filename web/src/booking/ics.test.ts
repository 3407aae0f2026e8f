import { expect, it } from "vitest";
import { google, ics } from "./ics";

const entry = { id: "b1", start: "2026-12-01T08:00:00Z", end: "2026-12-01T09:00:00Z", version: 2, title: "Yoga; slow, long", place: "ü".repeat(60), link: "https://fittribe.example/booked?id=b1" };

it("writes an entry that calendars read: in UTC, escaped, folded", () => {
  const file = ics(entry, "2026-11-30T22:00:00.123Z");
  expect(file).toContain("DTSTART:20261201T080000Z\r\n");
  expect(file).toContain("SUMMARY:Yoga\\; slow\\, long\r\n");
  expect(file).toContain("SEQUENCE:2\r\n");
  expect(file).toContain("DTSTAMP:20261130T220000Z\r\n");
  for (const line of file.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(file.replaceAll("\r\n ", "")).toContain(`LOCATION:${"ü".repeat(60)}`);
});

it("hands the same entry to Google's calendar", () => {
  const address = new URL(google(entry));
  expect(address.searchParams.get("dates")).toBe("20261201T080000Z/20261201T090000Z");
  expect(address.searchParams.get("text")).toBe(entry.title);
  expect(address.searchParams.get("location")).toBe(entry.place);
});
