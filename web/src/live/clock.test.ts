import { beforeEach, expect, it } from "vitest";
import { forget, learn, left, serverNow } from "./clock";

beforeEach(forget);

it("counts down by the server's clock, whatever ours says", () => {
  learn(1_000_000, 400_000);
  expect(serverNow(400_000)).toBe(1_000_000);
  expect(left(new Date(1_060_000).toISOString(), serverNow(410_000))).toBe(50_000);
  expect(left(new Date(1_000).toISOString(), serverNow(410_000))).toBe(0);
});

it("trusts the message that took the shortest way", () => {
  learn(1_000_000, 1_000_300);
  learn(1_001_000, 1_001_050);
  expect(serverNow(2_000_000)).toBe(1_999_950);
  learn(1_002_000, 1_002_900);
  expect(serverNow(2_000_000)).toBe(1_999_945);
});
