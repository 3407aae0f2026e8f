import { expect, it } from "vitest";
import { ahead, type KeptSession } from "./kept";

const at = (id: string, start: string, end: string): KeptSession => ({ id, start, end, tz: "Europe/Sofia", who: "Ana", what: "Strength", where: "" });

it("shows what is not over, the next one first, also when it has begun", () => {
  const sessions = [at("c", "2026-12-02T08:00:00Z", "2026-12-02T09:00:00Z"), at("a", "2026-12-01T06:00:00Z", "2026-12-01T07:00:00Z"), at("b", "2026-12-01T09:30:00Z", "2026-12-01T10:30:00Z")];
  expect(ahead(sessions, Date.parse("2026-12-01T10:00:00Z")).map((one) => one.id)).toEqual(["b", "c"]);
});
