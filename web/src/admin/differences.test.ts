import fc from "fast-check";
import { expect, it } from "vitest";
import { differences } from "./differences";

const since = "2026-12-01T00:00:00Z";

it("names what changed, and nothing else", () => {
  const before = { sign_up_open: true, announcement: null, required_certificates: [{ kind: "first_aid", since }] };
  const after = { sign_up_open: true, announcement: "Closed on Sunday", required_certificates: [{ kind: "insurance", since }] };
  expect(differences(before, after)).toEqual([
    { path: "announcement", before: null, after: "Closed on Sunday" },
    { path: "required_certificates.first_aid", before: since, after: undefined },
    { path: "required_certificates.insurance", before: undefined, after: since },
  ]);
});

it("takes nothing and null for the same", () => {
  expect(differences({ announcement: null }, {})).toEqual([]);
});

it("finds no difference between a thing and itself, whatever it is", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(differences(value, structuredClone(value))).toEqual([]);
  }));
});
