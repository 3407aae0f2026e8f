import type { Account } from "./session";

/** What the types that are made from the server's document do not say yet. */
export type Bounced = Account & { email_bounced_at?: string | null };

/** Whether each subject goes out by each channel; the document calls it an object. */
export type Subjects = Record<string, Record<string, boolean>>;
