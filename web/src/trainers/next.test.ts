import { expect, it } from "vitest";
import { shownNext } from "./next";

const at = (hour: number) => new Date(Date.UTC(2026, 11, 1, hour)).toISOString();
const told = (...hours: number[]) => ({ next: hours.map((hour) => [at(hour), at(hour - 2)] as [string, string]) });
const now = Date.parse(at(5));

it("shows the search's answer until the topic spoke, and drops what has begun", () => {
  expect(shownNext([at(5), at(6), at(7), at(8), at(9)], undefined, null, now, 3)).toEqual([at(6), at(7), at(8)]);
});

it("believes the topic, and drops what is too late to book by the server's clock", () => {
  expect(shownNext([at(8), at(9)], told(6, 7, 9), null, now, 3)).toEqual([at(9)]);
  expect(shownNext([at(8)], told(), null, now, 3)).toEqual([]);
});

it("keeps to the window that was asked for, and takes from the answer what the topic does not reach", () => {
  const full = told(8, 9, 10, 11, 12, 13, 14, 15);
  expect(shownNext([at(20), at(21)], full, { from: at(18), to: at(22) }, now, 3)).toEqual([at(20), at(21)]);
  expect(shownNext([at(9), at(10)], full, { from: at(9), to: at(12) }, now, 3)).toEqual([at(9), at(10), at(11)]);
  expect(shownNext([at(9)], told(8, 10), { from: at(9), to: at(10) }, now, 3)).toEqual([]);
});
