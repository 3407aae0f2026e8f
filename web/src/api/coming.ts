/** How one can sign in besides with address and password: `GET /api/v1/sign-in-methods`. */
export type SignInMethods = { firebase: Firebase | null };
/** The project that vouches for people. */
export type Firebase = { api_key: string; auth_domain: string; project_id: string; emulator: string | null };
import type { components } from "./schema";

/** What the server is about to say, by hand until its documents do. */

/** `trainer:<id>:next`: the next free one-to-one starts of a trainer, each with the instant from which it is too late. */
export type NextTimes = { next: readonly (readonly [start: string, bookableUntil: string])[] };

/** One's own review, which says what booking it is about. */
export type OwnReview = components["schemas"]["Review"] & { booking?: string | null };
import type { Account } from "./session";

/** What the types that are made from the server's document do not say yet. */
export type Bounced = Account & { email_bounced_at?: string | null };

/** Whether each subject goes out by each channel; the document calls it an object. */
export type Subjects = Record<string, Record<string, boolean>>;
import type { Client } from "openapi-fetch";
import { api } from "./client";
import type { components } from "./schema";

/** One of a trainer's own clients, in the list of them. */
export type OwnClient = {
  id: string;
  name: string;
  /** All bookings that stood or stand. */
  booked: number;
  ahead: number;
  attended: number;
  missed: number;
  last: string | null;
  next: string | null;
};

/** What a trainer keeps about a client, for their own eyes. */
export type ClientNotes = { notes: string; updated_at: string | null };

type Problem = components["schemas"]["Problem"];
type Answers<T> = { responses: { 200: { content: { "application/json": T } }; default: { content: { "application/problem+json": Problem } } } };
type None = { query?: never; header?: never; path?: never; cookie?: never };

interface Coming {
  "/api/v1/clients": {
    get: Answers<{ items: OwnClient[]; next: string | null }> & { parameters: Omit<None, "query"> & { query?: { q?: string; limit?: number; cursor?: string } } };
  };
  "/api/v1/clients/{id}/notes": {
    get: Answers<ClientNotes> & { parameters: Omit<None, "path"> & { path: { id: string } } };
    put: Answers<ClientNotes> & {
      parameters: Omit<None, "path" | "header"> & { path: { id: string }; header: { "If-Match": string } };
      requestBody: { content: { "application/json": { notes: string } } };
    };
  };
  "/api/v1/bookings": {
    get: Answers<components["schemas"]["BookingPage"]> & { parameters: Omit<None, "query"> & { query: { as: "trainer"; client: string; limit?: number; cursor?: string } } };
  };
}

/** The same client, for what the document does not tell of yet. */
export const coming = api as unknown as Client<Coming>;
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
