import type { components } from "@/api/schema";
import type { TrainerPage } from "@/trainers/queries";

/** What stands between a new page and its first booking. */
export type StepName = "biography" | "specialties" | "languages" | "place" | "picture" | "service" | "hours" | "certificates";
/** A step: what it is, where it is done, whether it is, and whether a page is looked at without. */
export type Step = { name: StepName; href: string; done: boolean; needed: boolean };
/** What a page is measured by besides itself. */
export type Around = { avatar: boolean; hours: number; certificates: components["schemas"]["OwnCertificates"] };

/** The least that a biography says, as the server has it. */
export const LEAST_BIOGRAPHY = 40;

/** Kinds that are required by now and that nothing which could count was entered of. */
export function missingKinds({ items, required }: Around["certificates"], now: number): string[] {
  const could = (kind: string) => items.some((one) => one.kind === kind && one.status !== "rejected" && !one.expired);
  return required.filter((one) => Date.parse(one.since) <= now && !could(one.kind)).map((one) => one.kind);
}

/** All steps in the order that they are best taken in. Certificates are among them where some are required. */
export function stepsOf(page: TrainerPage, around: Around, now: number): Step[] {
  const letters = [...page.biography.trim()].length;
  const steps: Step[] = [
    { name: "biography", href: "/studio#biography", done: letters >= LEAST_BIOGRAPHY, needed: true },
    { name: "specialties", href: "/studio#specialties", done: page.specialties.length > 0, needed: true },
    { name: "languages", href: "/studio#languages", done: page.languages.length > 0, needed: true },
    { name: "place", href: "/studio#place", done: page.online || Boolean(page.studio), needed: true },
    { name: "service", href: "/studio/services", done: page.services.length > 0, needed: true },
    { name: "hours", href: "/studio/hours", done: around.hours > 0, needed: false },
    { name: "picture", href: "/studio#picture", done: around.avatar, needed: false },
  ];
  if (around.certificates.required.length > 0) {
    steps.push({ name: "certificates", href: "/studio/certificates", done: missingKinds(around.certificates, now).length === 0, needed: true });
  }
  return steps;
}

/** Which step the server's word belongs to. */
export function stepOf(pointer: string): StepName | null {
  const field = pointer.split("/")[1];
  if (field === "studio") return "place";
  if (field === "services") return "service";
  return field === "biography" || field === "specialties" || field === "languages" || field === "certificates" ? field : null;
}

/** The server's word without what it says to programs. */
export const forPeople = (detail: string) => detail.replace(/: (PUT|POST) \/\S+$| See `errors`\.$/, "");
