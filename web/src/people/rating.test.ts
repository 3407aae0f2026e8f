import { expect, it } from "vitest";
import { distribution, mean } from "./rating";

const rated = (...ratings: number[]) => ratings.map((rating) => ({ rating }));

it("counts stars, the most first", () => {
  expect(distribution(rated(5, 5, 4, 1))).toEqual([
    { stars: 5, count: 2, percent: 50 },
    { stars: 4, count: 1, percent: 25 },
    { stars: 3, count: 0, percent: 0 },
    { stars: 2, count: 0, percent: 0 },
    { stars: 1, count: 1, percent: 25 },
  ]);
  expect(distribution([]).every(({ percent }) => percent === 0)).toBe(true);
});

it("has no mean of nothing", () => {
  expect(mean([])).toBeNull();
  expect(mean(rated(5, 4))).toBe(4.5);
});
