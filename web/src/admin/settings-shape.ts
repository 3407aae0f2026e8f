import type { components } from "@/api/schema";
import { localDate } from "@/i18n/time";

/** What is set for all of FitTribe. */
export type Settings = components["schemas"]["Settings"];
type Input = components["schemas"]["SettingsInput"];

/** Which certificates can be required. */
export const REQUIRABLE = ["qualification", "first_aid", "insurance", "background_check"] as const;
/** One of them. */
export type Requirable = (typeof REQUIRABLE)[number];

/** The settings as a form holds them. */
export type SettingsForm = { sign_up_open: boolean; announcement: string; required: Record<Requirable, { on: boolean; since: string }> };

const sinceOf = (settings: Settings, kind: Requirable) => settings.required_certificates.find((one) => one.kind === kind)?.since;

/** A form that says what is set; days are the viewer's. */
export function formOf(settings: Settings, tz: string): SettingsForm {
  const required = Object.fromEntries(REQUIRABLE.map((kind) => {
    const since = sinceOf(settings, kind);
    return [kind, { on: since !== undefined, since: since ? localDate(since, tz) : "" }];
  })) as SettingsForm["required"];
  return { sign_up_open: settings.sign_up_open, announcement: settings.announcement ?? "", required };
}

/** What a form says is to be set. A day that was not changed keeps its instant; another begins at the viewer's midnight. */
export function inputOf(form: SettingsForm, seen: Settings, tz: string): Input {
  const required = REQUIRABLE.filter((kind) => form.required[kind].on).map((kind) => {
    const { since } = form.required[kind];
    const was = sinceOf(seen, kind);
    return { kind, since: was && localDate(was, tz) === since ? was : new Date(`${since}T00:00:00`).toISOString() };
  });
  return { sign_up_open: form.sign_up_open, announcement: form.announcement.trim() || null, required_certificates: required };
}
