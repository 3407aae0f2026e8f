"use client";

import { api } from "@/api/client";
import type { components } from "@/api/schema";
import { useMine } from "../mine";
import { versioned } from "../versioned";

/** How somebody wants to be told of things. */
export type Preferences = components["schemas"]["NotificationPreferences"];

/** What can be told of. */
export const SUBJECTS = ["bookings", "reminders", "payments", "reviews", "marketing"] as const;
/** The ways it goes out; the inbox and open pages are told of everything. */
export const CHANNELS = ["email", "sms", "push"] as const;
/** How often what can wait is gathered. */
export const DIGESTS = ["never", "daily", "weekly"] as const;

/** Whether each subject goes out by each channel; the document calls it an object. */
type Subjects = Record<string, Record<string, boolean>>;

/** Preferences as they are chosen. */
export type Chosen = { subjects: Subjects; quiet: boolean; quiet_hours: { start: string; end: string }; digest: string };

/** The fields that can be changed. */
export const FIELDS = [
  ...SUBJECTS.flatMap((subject) => CHANNELS.map((channel) => `subjects.${subject}.${channel}` as const)),
  "quiet", "quiet_hours.start", "quiet_hours.end", "digest",
] as const;

/** Preferences to choose from; the night is offered where no quiet hours are. */
export const toForm = ({ subjects, quiet_hours, digest }: Preferences): Chosen => ({
  subjects: subjects as unknown as Subjects,
  quiet: Boolean(quiet_hours),
  quiet_hours: { start: quiet_hours?.start ?? "22:00", end: quiet_hours?.end ?? "07:00" },
  digest: digest ?? "never",
});

/** What was chosen, as the server takes it. */
export const toPreferences = ({ subjects, quiet, quiet_hours, digest }: Chosen): Preferences => ({
  subjects: subjects as unknown as Preferences["subjects"],
  quiet_hours: quiet ? quiet_hours : null,
  digest,
});

/** Reads them with their version. */
export const readPreferences = () => versioned(api.GET("/api/v1/me/notification-preferences"));

/** Puts them in place of those of a version. */
export const writePreferences = (body: Preferences, etag: string) => versioned(api.PUT("/api/v1/me/notification-preferences", { params: { header: { "If-Match": etag } }, body }));

/** One's own preferences. */
export const usePreferences = () => useMine("preferences", readPreferences);
