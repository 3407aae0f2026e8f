import { api } from "./client";
import { unwrap } from "./problem";
import type { components } from "./schema";

type Schemas = components["schemas"];
type How = { fetch?: (input: Request) => Promise<Response> };
type Read = (path: string, how: How) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

const read = async <T>(path: string, how: How): Promise<T> => (await unwrap((api.GET as unknown as Read)(path, how))) as T;

/** A job with what the schedule and its last try say of it. */
export type Job = Schemas["Job"] & { snoozes?: number; note?: string | null; scheduled?: boolean };

/** What comes again and again, and how it went last. */
export type Schedule = { items: { kind: string; cadence: string; zone: string; next_at: string | null; last: Job | null }[] };

/** An account with what the mail server said when letters came back. */
export type ManagedAccount = Schemas["ManagedAccount"] & { email_bounce_status?: string | null };

/** How the server and what it leans on are. */
export type Health = {
  version: string;
  started_at: string;
  database: { ok: boolean; millis: number; size_bytes: number };
  providers: { name: string; kind: "real" | "local" | "off"; state: "ok" | "failing" | "unknown"; detail: string | null }[];
  jobs: { available: number; running: number; scheduled: number; retryable: number; discarded: number };
  live: { sockets: number; calendars: number; watched_topics: number };
};

/** What is done again and again. */
export const getSchedule = (how: How = {}) => read<Schedule>("/api/v1/admin/schedule", how);

/** How everything is. */
export const getHealth = (how: How = {}) => read<Health>("/api/v1/admin/health", how);
