import fc from "fast-check";
import { expect, it } from "vitest";
import { decimals, toMinor, typed } from "./money";

it("knows the smallest units that shops and browsers leave out", () => {
  expect(["EUR", "JPY", "BHD", "RSD", "HUF"].map(decimals)).toEqual([2, 0, 3, 2, 2]);
});

it("reads what people type, and nothing that the currency has no coin for", () => {
  expect(toMinor("12.5", "EUR")).toBe(1250);
  expect(toMinor("12,50", "EUR")).toBe(1250);
  expect(toMinor("1 200", "EUR")).toBe(120_000);
  expect(toMinor("1200", "JPY")).toBe(1200);
  expect(toMinor("1200.00", "JPY")).toBe(1200);
  expect(toMinor("0.250", "BHD")).toBe(250);
  for (const [text, currency] of [["12.345", "EUR"], ["12.5", "JPY"], ["-3", "EUR"], ["", "EUR"], ["ten", "EUR"], ["1.000.000", "EUR"]] as const) expect(toMinor(text, currency), text).toBeNull();
});

it("writes an amount so that it reads the same again", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), fc.constantFrom("EUR", "JPY", "BHD"), (minor, currency) => toMinor(typed(minor, currency), currency) === minor));
});
