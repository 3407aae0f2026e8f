import { expect, it } from "vitest";
import { toForm, toProfile } from "./about";

const told = { locale: "bg-BG", phone: "+359888123456", birth_date: "1990-05-01", about: "Hills", emergency_contact: { name: "Eva", phone: "+359888000000", relation: null } };

it("gives back what was told when nothing is typed", () => {
  expect(toProfile(toForm(told))).toEqual(told);
});

it("tells nothing where nothing is typed", () => {
  const typed = toForm({ locale: null, phone: null, birth_date: null, about: "", emergency_contact: null });
  expect(toProfile({ ...typed, phone: "  " })).toEqual({ locale: null, phone: null, birth_date: null, about: "", emergency_contact: null });
});

it("sends half an emergency contact, so that the server says what is missing", () => {
  const typed = toForm({ ...told, emergency_contact: null });
  expect(toProfile({ ...typed, emergency_contact: { name: "Eva", phone: "", relation: "" } }).emergency_contact).toEqual({ name: "Eva", phone: "", relation: null });
});
