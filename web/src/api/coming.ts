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
