import { expect, it } from "vitest";
import { conflictsOf } from "./versioned";

const fields = ["phone", "who.name"] as const;
const values = (phone: string, name: string) => ({ phone, who: { name } });

it("shows side by side what was typed and changed elsewhere to something else, and nothing more", () => {
  const before = values("1", "Ana");
  const both = conflictsOf(fields, before, values("2", "Ana"), values("3", "Ivo"));
  expect([...both]).toEqual([["phone", "3"]]);
  expect(conflictsOf(fields, before, values("1", "Eva"), values("1", "Ivo")).get("who.name")).toBe("Ivo");
  expect(conflictsOf(fields, before, values("2", "Ana"), values("2", "Ana")).size).toBe(0);
  expect(conflictsOf(fields, before, values("2", "Ana"), values("1", "Ivo")).size).toBe(0);
});
