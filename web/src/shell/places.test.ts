import { expect, it } from "vitest";
import type { Account } from "@/api/session";
import { isAt, placesOf } from "./places";

it("marks a place also on the pages inside it, and never on its neighbours", () => {
  expect(isAt("/admin/jobs", "/admin")).toBe(true);
  expect(isAt("/trainers", "/trainers")).toBe(true);
  expect(isAt("/trainers-of-the-year", "/trainers")).toBe(false);
});

it("gives every role at most five things to tap, the last of which holds the rest", () => {
  for (const role of ["client", "trainer", "admin"]) {
    const { first, more } = placesOf({ role } as Account);
    expect(first.length + 1).toBeLessThanOrEqual(5);
    expect(more.map((place) => place.key)).toContain("account");
  }
  expect(placesOf(null).first.map((place) => place.key)).toEqual(["find", "sign_in"]);
});
