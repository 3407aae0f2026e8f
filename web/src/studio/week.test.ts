import { expect, it } from "vitest";
import { copied, ordered, overlapping } from "./week";

const at = (weekday: string, start: string, end: string) => ({ weekday, start, end });

it("sees windows that lie over each other, also across midnight and around the week", () => {
  expect([...overlapping([at("monday", "09:00", "12:00"), at("monday", "12:00", "17:00")])]).toEqual([]);
  expect([...overlapping([at("monday", "09:00", "12:00"), at("monday", "11:59", "17:00"), at("tuesday", "09:00", "12:00")])]).toEqual([0, 1]);
  expect([...overlapping([at("monday", "22:00", "02:00"), at("tuesday", "01:00", "03:00")])]).toEqual([0, 1]);
  expect([...overlapping([at("sunday", "22:00", "02:00"), at("monday", "01:00", "03:00")])]).toEqual([0, 1]);
  expect([...overlapping([at("monday", "00:00", "00:00"), at("tuesday", "00:00", "01:00")])]).toEqual([]);
});

it("copies a day over others and leaves the rest", () => {
  const week = [at("monday", "09:00", "12:00"), at("tuesday", "06:00", "07:00"), at("friday", "10:00", "11:00")];
  expect(ordered(copied(week, "monday", ["tuesday", "monday", "sunday"]))).toEqual([week[0], at("tuesday", "09:00", "12:00"), week[2], at("sunday", "09:00", "12:00")]);
});
