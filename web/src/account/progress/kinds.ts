/** What can be measured, and in what; the first is what all of a kind are compared in. */
export const UNITS = {
  weight: ["kg", "lb"],
  body_fat: ["%"],
  muscle_mass: ["kg", "lb"],
  height: ["cm", "in"],
  waist: ["cm", "in"],
  hips: ["cm", "in"],
  chest: ["cm", "in"],
  arm: ["cm", "in"],
  thigh: ["cm", "in"],
  resting_heart_rate: ["bpm"],
  sleep: ["h"],
  steps: ["count"],
} as const satisfies Record<string, readonly string[]>;

/** One of the kinds. */
export type Kind = keyof typeof UNITS;

/** Every kind, in the order that they are offered. */
export const KINDS = Object.keys(UNITS) as Kind[];

/** Whether the server's word for a kind is one that we know. */
export const isKind = (text: string): text is Kind => text in UNITS;

const SIZE: Record<string, number> = { kg: 1, lb: 0.45359237, cm: 1, in: 2.54 };

/** A value in another unit of the same kind, to a tenth. */
export function inUnit(value: number, from: string, to: string): number {
  if (from === to) return value;
  return Math.round(((value * (SIZE[from] ?? 1)) / (SIZE[to] ?? 1)) * 10) / 10;
}

/** A number as people type it, with a comma or a point. */
export const typedNumber = (text: string) => text.trim().replace(",", ".");

/** An instant as the device's own date and time field has it. */
export function localInput(at: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
