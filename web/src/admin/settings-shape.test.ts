import { expect, it } from "vitest";
import { formOf, inputOf } from "./settings-shape";

const tz = "Europe/Berlin";
const settings = { sign_up_open: true, announcement: null, required_certificates: [{ kind: "first_aid", since: "2026-12-24T17:30:00Z" }] };

it("sets what is set already when nothing was changed, to the instant", () => {
  expect(inputOf(formOf(settings, tz), settings, tz)).toEqual(settings);
});

it("requires from the midnight of another day, and no more what was taken out", () => {
  const form = formOf(settings, tz);
  form.required.first_aid.on = false;
  form.required.insurance = { on: true, since: "2027-02-01" };
  expect(inputOf(form, settings, tz).required_certificates).toEqual([{ kind: "insurance", since: new Date("2027-02-01T00:00:00").toISOString() }]);
});

it("announces nothing rather than blanks", () => {
  expect(inputOf({ ...formOf(settings, tz), announcement: "  " }, settings, tz).announcement).toBeNull();
});
