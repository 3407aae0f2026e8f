import { expect, it } from "vitest";
import { inUnit, KINDS, localInput, typedNumber, UNITS } from "./kinds";

it("turns what is compared into the unit that somebody uses", () => {
  expect(inUnit(72.5, "kg", "kg")).toBe(72.5);
  expect(inUnit(72.575, "kg", "lb")).toBe(160);
  expect(inUnit(180.34, "cm", "in")).toBe(71);
  expect(inUnit(12, "lb", "kg")).toBe(5.4);
});

it("has units for every kind, the compared one first", () => {
  expect(KINDS).toHaveLength(12);
  for (const kind of KINDS) expect(UNITS[kind].length).toBeGreaterThan(0);
});

it("reads a number with a comma, and writes an instant as a field has it", () => {
  expect(typedNumber(" 72,5 ")).toBe("72.5");
  expect(localInput(new Date(2026, 0, 5, 7, 3))).toBe("2026-01-05T07:03");
});
