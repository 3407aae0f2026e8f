import { expect, it } from "vitest";
import { moved } from "./arrows";

/** Two groups of columns three wide: 0 1 2 / 3 4 and 5 6. */
const spots = [[0, 0], [100, 0], [200, 0], [0, 50], [100, 50], [0, 140], [100, 140]].map(([left, top]) => ({ left: left!, top: top! }));
const to = (at: number, key: string) => moved(spots, at, key);

it("walks in reading order sideways and by row up and down", () => {
  expect([to(0, "ArrowRight"), to(2, "ArrowRight"), to(3, "ArrowLeft")]).toEqual([1, 3, 2]);
  expect([to(1, "ArrowDown"), to(2, "ArrowDown"), to(4, "ArrowDown"), to(6, "ArrowUp"), to(3, "ArrowUp")]).toEqual([4, 4, 6, 4, 0]);
  expect([to(4, "Home"), to(0, "End")]).toEqual([0, 6]);
});

it("stays at the edges and at other keys", () => {
  expect([to(0, "ArrowLeft"), to(6, "ArrowRight"), to(1, "ArrowUp"), to(5, "ArrowDown"), to(2, "x"), moved([], -1, "End")]).toEqual([null, null, null, null, null, null]);
});
