import { expect, it } from "vitest";
import { cadenceOf } from "./cadence";

it.each([
  ["every 15 s", { every: "seconds", count: 15 }],
  ["* * * * *", { every: "minutes", count: 1 }],
  ["*/10 * * * *", { every: "minutes", count: 10 }],
  ["0 */6 * * *", { every: "hours", count: 6 }],
  ["5 * * * *", { hourly: 5 }],
  ["30 3 * * *", { daily: "03:30" }],
  ["0 4 * * 1", { raw: "0 4 * * 1" }],
  ["1,2 3-5 * * *", { raw: "1,2 3-5 * * *" }],
])("says %s in words, where there are any", (text, words) => {
  expect(cadenceOf(text)).toEqual(words);
});
