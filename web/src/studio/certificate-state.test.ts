import { expect, it } from "vitest";
import { standingOf, warnings, type Certificate } from "./certificate-state";

const one = (part: Partial<Certificate>) => ({ id: "1", kind: "first_aid", title: "", issuer: "", file: "1", status: "confirmed", status_at: "", expired: false, ...part });

it("tells how a certificate stands, to the day", () => {
  expect(standingOf(one({ status: "submitted", expires_on: "2026-06-02" }), "2026-06-01")).toEqual({ name: "waiting" });
  expect(standingOf(one({}), "2026-06-01")).toEqual({ name: "confirmed" });
  expect(standingOf(one({ expires_on: "2026-06-01" }), "2026-06-01")).toEqual({ name: "expiring", days: 0 });
  expect(standingOf(one({ expires_on: "2026-07-16" }), "2026-06-01")).toEqual({ name: "expiring", days: 45 });
  expect(standingOf(one({ expires_on: "2026-07-17" }), "2026-06-01")).toEqual({ name: "confirmed" });
  expect(standingOf(one({ expired: true }), "2026-06-01")).toEqual({ name: "expired" });
  expect(standingOf(one({ status: "rejected", expired: true }), "2026-06-01")).toEqual({ name: "rejected" });
});

it("warns of what is missing, what will be, and what runs out, unless the next one waits already", () => {
  const now = Date.parse("2026-06-01T00:00:00Z");
  const need = { kind: "first_aid", since: "2026-01-01T00:00:00Z", met: false };
  const said = (items: Certificate[], required: (typeof need & { until?: string })[]) => warnings({ items, required }, now).map((warning) => warning.name);
  expect(said([], [need])).toEqual(["missing"]);
  expect(said([one({ status: "submitted" })], [need])).toEqual(["missing_waiting"]);
  expect(said([], [{ ...need, since: "2027-01-01T00:00:00Z" }])).toEqual(["needed_from"]);
  expect(said([one({})], [{ ...need, met: true, until: "2026-06-20T00:00:00Z" }])).toEqual(["runs_out"]);
  expect(said([one({}), one({ status: "submitted" })], [{ ...need, met: true, until: "2026-06-20T00:00:00Z" }])).toEqual([]);
  expect(said([one({})], [{ ...need, met: true }])).toEqual([]);
});
