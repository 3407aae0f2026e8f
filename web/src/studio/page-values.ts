import type { components } from "@/api/schema";
import type { TrainerPage } from "@/trainers/queries";

/** A page as it is written: numbers as they are typed, a place also while it is not wanted. */
export type PageValues = {
  headline: string;
  biography: string;
  tz: string;
  online: boolean;
  meets: boolean;
  specialties: string[];
  languages: string[];
  studio: { address: string; city: string; country: string; lat: string; lon: string };
};

const shown = (degrees: number | null | undefined) => (degrees == null ? "" : String(degrees));
const degrees = (text: string) => (text.trim() ? Number(text.trim().replace(",", ".")) : null);

/** What the form begins with. */
export function pageValues(trainer: TrainerPage): PageValues {
  const { headline, biography, tz, online, specialties, languages, studio } = trainer;
  return {
    headline, biography, tz, online, specialties, languages,
    meets: Boolean(studio),
    studio: { address: studio?.address ?? "", city: studio?.city ?? "", country: studio?.country ?? "", lat: shown(studio?.lat), lon: shown(studio?.lon) },
  };
}

/** What is sent. */
export function pageBody({ meets, studio, ...rest }: PageValues): components["schemas"]["Page"] {
  return { ...rest, studio: meets ? { ...studio, lat: degrees(studio.lat), lon: degrees(studio.lon) } : null };
}

/** What a typed word is kept as; null where it is none that is taken. */
export function specialty(text: string): string | null {
  const kept = text.trim().toLowerCase().replace(/\s+/g, " ");
  return /^[\p{L}\p{N} -]{2,40}$/u.test(kept) ? kept : null;
}
