import { expect, it } from "vitest";
import type { Service } from "@/trainers/queries";
import { pageBody, pageValues, specialty } from "./page-values";
import { serviceBody, serviceValues } from "./service-values";
import type { TrainerPage } from "@/trainers/queries";

const service = { id: "1", name: "Hour", description: "", duration: 60, active: true, kind: { type: "class", capacity: 12 }, price: { pay: "in_person", amount: { minor: 4250, currency: "BHD" } }, overrides: { notice: 90 } } as unknown as Service;

it("sends a service as it came when nothing is changed", () => {
  const { id, ...rest } = service;
  expect(id).toBe("1");
  expect(serviceBody(serviceValues(service, "EUR"), true)).toEqual({ ...rest, overrides: { notice: 90, step: null, horizon_days: null, buffer_before: null, buffer_after: null } });
});

it("sends no price of a free one, and nothing where the amount is none", () => {
  const values = serviceValues(null, "JPY");
  expect(serviceBody({ ...values, amount: "12.5" }, true)).toBeNull();
  expect(serviceBody({ ...values, amount: "12" }, false)).toMatchObject({ active: false, price: { pay: "in_person", amount: { minor: 12, currency: "JPY" } } });
  expect(serviceBody({ ...values, pay: "free" }, true)?.price).toEqual({ pay: "free" });
});

it("sends a place with its degrees, or none", () => {
  const page = { headline: "", biography: "", tz: "UTC", online: true, specialties: [], languages: [], studio: { address: "1 Road", city: "Sofia", country: "BG", lat: 42.5, lon: null } } as unknown as TrainerPage;
  const values = pageValues(page);
  expect(pageBody(values).studio).toEqual(page.studio);
  expect(pageBody({ ...values, studio: { ...values.studio, lon: "23,25" } }).studio?.lon).toBe(23.25);
  expect(pageBody({ ...values, meets: false }).studio).toBeNull();
});

it("keeps a typed word as the server does", () => {
  expect(["  Trail  Running ", "сила", "x", "<b>"].map(specialty)).toEqual(["trail running", "сила", null, null]);
});
