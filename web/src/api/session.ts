import { backoff } from "@/live/backoff";
import type { components } from "./schema";

/** Who is signed in. */
export type Account = components["schemas"]["Account"];
type SignIn = components["schemas"]["SignIn"];

/** Why a sign-in is over while a page of it is open: it ran out, or its owner ended it from elsewhere. */
export type Lapse = "expired" | "revoked";
/**
 * Where somebody stands: `unknown` until the cookie was asked; `away` once asking found nobody there. With a lapse the
 * page stays as it is, with what was typed into it, until the same account signs in again.
 */
export type Session =
  | { state: "unknown"; hint: Account | null; away?: true }
  | { state: "out" }
  | { state: "in"; account: Account; token: string; until: number; lapse?: Lapse };

const HINT = "fittribe.account";
const REFRESHING = "fittribe.refreshing";
/** What this device keeps of the account's next sessions, for when there is no connection. */
export const KEPT = "fittribe.kept";
/** A page that left in the middle of a refresh has had its answer after so long. */
const SETTLED_MS = 1500;

let session: Session = { state: "unknown", hint: null };
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

function put(next: Session) {
  session = next;
  const known = next.state === "in" && !next.lapse;
  if (next.state !== "unknown") document.documentElement.toggleAttribute("data-known", known);
  if (known) localStorage.setItem(HINT, JSON.stringify(next.account));
  else if (next.state !== "unknown") for (const own of [HINT, KEPT]) localStorage.removeItem(own);
  for (const listener of listeners) listener();
}

/** The present session. */
export const current = (): Session => session;

/** The session that every server-made page begins with. */
const unknown: Session = { state: "unknown", hint: null };
export const initial = (): Session => unknown;

/** Calls back at each change. */
export function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes a sign-in over; the access token stays in memory. A page of somebody else is not shown to them. */
export function begin(signIn: SignIn) {
  const others = session.state === "in" && session.account.id !== signIn.account.id;
  put({ state: "in", account: signIn.account, token: signIn.access_token, until: Date.now() + signIn.expires_in * 1000 });
  if (others) location.reload();
}

/** A new access token for the same sign-in, as a shown password gives. */
export function renew(token: string, expiresIn: number) {
  if (session.state === "in") put({ ...session, token, until: Date.now() + expiresIn * 1000 });
}

/** The account's own changes, shown at once. */
export function changeAccount(account: Account) {
  if (session.state === "in") put({ ...session, account });
}

/** Forgets the sign-in. */
export const end = () => put({ state: "out" });

/** Whether the access token's time is up: one that is refused before has been ended by somebody. */
const ranOut = () => session.state !== "in" || session.until <= Date.now();

/** The sign-in is over, but not by a word of who sits here. */
export function lapse(why: Lapse) {
  if (session.state === "in") put({ ...session, token: "", lapse: why });
  else put({ state: "out" });
}

/** Asks the cookie who is signed in, until there is an answer; without any sign of a sign-in nobody is asked. */
export async function restore(): Promise<void> {
  const known = localStorage.getItem(HINT);
  if (!known) return put({ state: "out" });
  const hint = JSON.parse(known) as Account;
  put({ state: "unknown", hint });
  for (let attempt = 0; session.state === "unknown"; attempt += 1) {
    try {
      await refresh();
    } catch {
      put({ state: "unknown", hint, away: true });
      await chance(backoff(attempt, Math.random()));
    }
  }
}

/** The next time that trying again is worth it: the network came back, somebody looks, or the time is up. */
function chance(ms: number): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(go, ms);
    const looked = () => document.visibilityState === "visible" && go();
    function go() {
      clearTimeout(timer);
      removeEventListener("online", go);
      document.removeEventListener("visibilitychange", looked);
      done();
    }
    addEventListener("online", go);
    document.addEventListener("visibilitychange", looked);
  });
}

/**
 * The next access token through the cookie, once at a time over all tabs; false when the sign-in has ended.
 * Throws when there was no such answer.
 */
export function refresh(): Promise<boolean> {
  refreshing ??= alone(exchange).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

function alone(work: () => Promise<boolean>): Promise<boolean> {
  return "locks" in navigator ? navigator.locks.request<boolean>("fittribe.refresh", work as () => never) : work();
}

async function exchange(): Promise<boolean> {
  const left = SETTLED_MS - (Date.now() - Number(localStorage.getItem(REFRESHING) ?? 0));
  if (left > 0) await new Promise((done) => setTimeout(done, left));
  localStorage.setItem(REFRESHING, String(Date.now()));
  const answer = await fetch("/api/v1/auth/refresh", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
    keepalive: true,
  });
  localStorage.removeItem(REFRESHING);
  if (answer.ok) begin((await answer.json()) as SignIn);
  else if (answer.status < 500 && answer.status !== 429) lapse(ranOut() ? "expired" : "revoked");
  else throw new Error(`no answer: ${answer.status}`);
  return answer.ok;
}
