import { expect, it } from "vitest";
import { sizeOf } from "./crop";

it("draws a part in its own size, and never larger than is sent", () => {
  expect(sizeOf({ width: 400, height: 300 })).toEqual({ width: 400, height: 300 });
  expect(sizeOf({ width: 3200, height: 2400 })).toEqual({ width: 1600, height: 1200 });
  expect(sizeOf({ width: 9000, height: 1 })).toEqual({ width: 1600, height: 1 });
});
