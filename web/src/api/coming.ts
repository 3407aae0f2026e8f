import type { components } from "./schema";

/** What the server is about to say, by hand until its documents do. */

/** `trainer:<id>:next`: the next free one-to-one starts of a trainer, each with the instant from which it is too late. */
export type NextTimes = { next: readonly (readonly [start: string, bookableUntil: string])[] };

/** One's own review, which says what booking it is about. */
export type OwnReview = components["schemas"]["Review"] & { booking?: string | null };
