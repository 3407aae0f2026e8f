import type { NextSnap } from "@/live/messages";
import type { components } from "./schema";

/** Short names for what the server's documents call something. */
type Schemas = components["schemas"];

/** The project that vouches for people. */
export type Firebase = Schemas["FirebaseApp"];
/** The soonest starts of a trainer, each with the instant from which it is too late. */
export type NextTimes = NextSnap["d"];
/** One of a trainer's own clients, in the list of them. */
export type OwnClient = Schemas["ListedClient"];
/** A job with what the schedule and its last try say of it. */
export type Job = Schemas["Job"];
/** What comes again and again, and how it went last. */
export type Schedule = Schemas["Schedule"];
/** An account as administrators see it. */
export type ManagedAccount = Schemas["ManagedAccount"];
/** How the server and what it leans on are. */
export type Health = Schemas["SystemHealth"];
/** What a client says of a trainer. */
export type Review = Schemas["Review"];
