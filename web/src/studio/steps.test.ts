import { expect, it } from "vitest";
import type { TrainerPage } from "@/trainers/queries";
import { forPeople, missingKinds, stepOf, stepsOf, type Around } from "./steps";

const page = (part: Partial<TrainerPage>) => ({ biography: "", specialties: [], languages: [], online: false, services: [], ...part }) as unknown as TrainerPage;
const none: Around = { avatar: false, hours: 0, certificates: { items: [], required: [] } };
const done = (steps: ReturnType<typeof stepsOf>) => steps.filter((step) => step.done).map((step) => step.name);

it("finds nothing done on a new page, and asks for certificates only where some are required", () => {
  const steps = stepsOf(page({}), none, 0);
  expect(done(steps)).toEqual([]);
  expect(steps.map((step) => step.name)).not.toContain("certificates");
});

it("counts a biography from forty characters on, and being on video as a place", () => {
  expect(done(stepsOf(page({ biography: ` ${"a".repeat(39)} ` }), none, 0))).toEqual([]);
  expect(done(stepsOf(page({ biography: "ä".repeat(40), online: true }), none, 0))).toEqual(["biography", "place"]);
});

it("misses a kind that is required by now, unless something of it could still count", () => {
  const required = [{ kind: "first_aid", since: "2026-01-01T00:00:00Z", met: false }, { kind: "insurance", since: "2027-01-01T00:00:00Z", met: false }];
  const item = (status: string, expired = false) => ({ id: "1", kind: "first_aid", title: "", issuer: "", file: "1", status, status_at: "", expired });
  const now = Date.parse("2026-06-01T00:00:00Z");
  expect(missingKinds({ items: [], required }, now)).toEqual(["first_aid"]);
  expect(missingKinds({ items: [item("rejected"), item("confirmed", true)], required }, now)).toEqual(["first_aid"]);
  expect(missingKinds({ items: [item("submitted")], required }, now)).toEqual([]);
});

it("takes the server's word to its step, in words for people", () => {
  expect(["/biography", "/studio", "/services", "/slug"].map(stepOf)).toEqual(["biography", "place", "service", null]);
  expect(forPeople("names what you teach: PUT /trainers/me")).toBe("names what you teach");
  expect(forPeople("The page is not ready to be looked at. See `errors`.")).toBe("The page is not ready to be looked at.");
  expect(forPeople("is 1 to 365")).toBe("is 1 to 365");
});
