import type { Profile } from "./queries";

/** A profile as it is typed. */
export type About = { locale: string; phone: string; birth_date: string; about: string; emergency_contact: { name: string; phone: string; relation: string } };

/** The fields that the server may point at. */
export const FIELDS = ["locale", "phone", "birth_date", "about", "emergency_contact.name", "emergency_contact.phone", "emergency_contact.relation"] as const;

/** A profile to type in. */
export const toForm = ({ locale, phone, birth_date, about, emergency_contact }: Profile): About => ({
  locale: locale ?? "",
  phone: phone ?? "",
  birth_date: birth_date ?? "",
  about,
  emergency_contact: { name: emergency_contact?.name ?? "", phone: emergency_contact?.phone ?? "", relation: emergency_contact?.relation ?? "" },
});

const given = (text: string) => text.trim() || null;

/** What was typed, as the server takes it: what is empty is not told. */
export function toProfile({ locale, phone, birth_date, about, emergency_contact: { name, phone: number, relation } }: About): Profile {
  const somebody = given(name) || given(number) || given(relation);
  return {
    locale: given(locale),
    phone: given(phone),
    birth_date: given(birth_date),
    about,
    emergency_contact: somebody ? { name, phone: number, relation: given(relation) } : null,
  };
}
