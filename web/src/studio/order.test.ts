import fc from "fast-check";
import { expect, it } from "vitest";
import { moved } from "./order";

it("moves one thing and keeps the others in their order", () => {
  expect(moved(["a", "b", "c", "d"], 0, 2)).toEqual(["b", "c", "a", "d"]);
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  const places = fc.uniqueArray(fc.integer(), { minLength: 1 }).chain((list) => fc.tuple(fc.constant(list), fc.nat(list.length - 1), fc.nat(list.length - 1)));
  fc.assert(fc.property(places, ([list, from, to]) => {
    const after = moved(list, from, to);
    expect(after[to]).toBe(list[from]);
    expect(after.filter((one) => one !== list[from])).toEqual(list.filter((one) => one !== list[from]));
  }), { numRuns: 50 });
});
