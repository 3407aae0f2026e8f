import createClient from "openapi-fetch";
import type { paths } from "./schema";
import { current, refresh, watch, type Session } from "./session";

/** Why somebody has to show who they are: the sign-in ended, was never there, or is too long ago. */
export type Ask = "signed_out" | "step_up";

let asker: ((ask: Ask) => Promise<boolean>) | null = null;

/** Who opens the sign-in dialog; false when it was closed. */
export function onAsk(ask: ((ask: Ask) => Promise<boolean>) | null) {
  asker = ask;
}

const valid = (session: Session) => session.state === "in" && !session.lapse;

/** Makes sure that somebody is signed in, asking if need be. */
export async function signedIn(): Promise<boolean> {
  if (valid(current())) return true;
  return asker ? asker("signed_out") : false;
}

function carrying(request: Request): Request {
  const session = current();
  if (session.state === "in" && !session.lapse) request.headers.set("authorization", `Bearer ${session.token}`);
  return request;
}

/** Reading waits for who comes back; it asks nobody anything. */
function whenBack(): Promise<void> {
  return new Promise((done) => {
    const look = () => {
      const session = current();
      if (session.state !== "in" || !session.lapse) done();
      else return;
      unwatch();
    };
    const unwatch = watch(look);
  });
}

/** Asks for a sign-in; whether the same person, or whoever it is that was nobody before, is there now. */
async function askedBack(before: Session): Promise<boolean> {
  if (!asker || !(await asker("signed_out"))) return false;
  const now = current();
  return now.state === "in" && (before.state !== "in" || before.account.id === now.account.id);
}

async function kindOf(answer: Response): Promise<string | undefined> {
  const problem = (await answer.clone().json().catch(() => null)) as { type?: string } | null;
  return problem?.type?.split(":").pop();
}

/** Asks an administrator to show again who they are; true once they have. */
export async function stepUp(): Promise<boolean> {
  return asker ? asker("step_up") : false;
}

/** Signing in and out is what the others wait for, so it waits for nobody. */
const isAboutSigningIn = ({ url }: Request) => new URL(url).pathname.startsWith("/api/v1/auth/");

/** Sends with the present token; when that ended, refreshes, then asks, then sends again. */
async function send(input: Request, asks: typeof asker): Promise<Response> {
  if (isAboutSigningIn(input)) return fetch(carrying(input));
  const session = current();
  const again = [input.clone(), input.clone()];
  if (session.state === "in" && session.lapse) {
    if (input.method === "GET") await whenBack();
    else await askedBack(session);
    return fetch(carrying(input));
  }
  if (session.state === "in" && session.until - Date.now() < 20_000) await refresh().catch(() => false);
  const answer = await fetch(carrying(input));
  if (answer.status !== 401) return answer;
  const kind = await kindOf(answer);
  if (kind === "step_up_required") {
    return asks && (await asks("step_up")) ? fetch(carrying(again[0]!)) : answer;
  }
  if (kind !== "unauthenticated") return answer;
  if (await refresh().catch(() => false)) {
    const second = await fetch(carrying(again[0]!));
    if (second.status !== 401) return second;
  }
  return asks && (await askedBack(session)) ? fetch(carrying(again[1]!)) : answer;
}

const authorized = (input: Request) => send(input, asker);

/** For what a page reads again by itself: no dialog opens over what somebody is typing. */
export const quietly = (input: Request) => send(input, null);

/** The REST interface, typed from the server's own document. */
export const api = createClient<paths>({ fetch: authorized });

/** A fresh Idempotency-Key. */
export const key = () => ({ "Idempotency-Key": crypto.randomUUID() });
