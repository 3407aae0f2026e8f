"use client";

import { Ban, CalendarClock, Check, Clock, LoaderCircle, RotateCcw, TriangleAlert, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "./badge";
import { cadenceOf } from "./cadence";

/** Where a job can stand. */
export const JOB_STATES = ["available", "running", "scheduled", "retryable", "completed", "cancelled", "discarded"] as const;
/** Where one stands. */
export type JobState = (typeof JOB_STATES)[number];

/** What is done behind the scenes. */
export const JOB_KINDS = ["send_letter", "tell_by_letter", "settle_standing", "make_export", "erase_account", "expire_holds", "drop_expired", "put_erasures", "sweep_files", "sweep_certificates"] as const;

const looks: Record<JobState, [Tone, LucideIcon]> = {
  available: ["plain", Clock],
  running: ["good", LoaderCircle],
  scheduled: ["plain", CalendarClock],
  retryable: ["warn", RotateCcw],
  completed: ["good", Check],
  cancelled: ["plain", Ban],
  discarded: ["bad", TriangleAlert],
};

/** A state by its name; null for one that is not known here. */
export const stateOf = (text: string | null): JobState | null => JOB_STATES.find((one) => one === text) ?? null;

/** A job's state in words. */
export function StateBadge({ state }: { state: string }) {
  const t = useTranslations("health");
  const known = stateOf(state);
  if (!known) return <Badge>{state}</Badge>;
  const [tone, icon] = looks[known];
  return <Badge tone={tone} icon={icon}>{t(`states.${known}`)}</Badge>;
}

/** A job's kind in words; its own name where there are none. */
export function useKind() {
  const t = useTranslations("health");
  return (kind: string) => (t.has(`kinds.${kind}`) ? t(`kinds.${kind}`) : kind);
}

/** How often something comes, in words. */
export function useCadence() {
  const t = useTranslations("health");
  return (text: string, zone: string) => {
    const cadence = cadenceOf(text);
    if ("every" in cadence) return t(`every_${cadence.every}`, { count: cadence.count });
    if ("daily" in cadence) return t("daily", { time: cadence.daily, zone });
    if ("hourly" in cadence) return t("hourly", { minute: cadence.hourly });
    return `${cadence.raw} ${zone}`;
  };
}
