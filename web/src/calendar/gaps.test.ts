import { expect, it } from "vitest";
import { gaps } from "./gaps";

const at = (time: string) => `2026-12-01T${time}:00Z`;
const session = (start: string, end: string) => ({ start: at(start), end: at(end) });
const BEFORE = Date.parse(at("05:00"));
const words = (found: ReturnType<typeof gaps>) => found.map(({ start, end }) => `${start.slice(11, 16)}–${end.slice(11, 16)}`);

it("finds what is free between sessions, whatever their order", () => {
  expect(words(gaps([session("14:00", "15:00"), session("09:00", "10:00"), session("10:05", "11:00")], BEFORE))).toEqual(["11:00–14:00"]);
});

it("does not call the time before the first and after the last session a gap", () => {
  expect(gaps([session("09:00", "10:00")], BEFORE)).toEqual([]);
  expect(gaps([], BEFORE)).toEqual([]);
});

it("looks past a session that lies inside another", () => {
  expect(words(gaps([session("09:00", "12:00"), session("10:00", "10:30"), session("13:00", "14:00")], BEFORE))).toEqual(["12:00–13:00"]);
});

it("leaves out what is over, and begins with now", () => {
  const day = [session("09:00", "10:00"), session("12:00", "13:00"), session("15:00", "16:00")];
  expect(words(gaps(day, Date.parse(at("11:20"))))).toEqual(["11:20–12:00", "13:00–15:00"]);
  expect(words(gaps(day, Date.parse(at("12:30"))))).toEqual(["13:00–15:00"]);
});
