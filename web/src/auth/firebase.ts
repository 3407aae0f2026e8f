import { FirebaseError, getApps, initializeApp } from "firebase/app";
import {
  browserPopupRedirectResolver, connectAuthEmulator, GoogleAuthProvider, initializeAuth, inMemoryPersistence, isSignInWithEmailLink,
  sendSignInLinkToEmail, signInWithEmailLink, signInWithPopup, signOut, type Auth, type UserCredential,
} from "firebase/auth";
import type { Firebase } from "@/api/schemas";

/** What can be said about why it did not work; null when whoever it was about changed their mind. */
export type Trouble = "popup_blocked" | "network" | "link" | "email" | "disabled" | "other";

let auth: Auth | null = null;

/** Firebase only vouches for somebody; it keeps nothing here. */
function authOf(given: Firebase): Auth {
  if (auth) return auth;
  const { api_key: apiKey, auth_domain: authDomain, project_id: projectId, emulator } = given;
  const app = getApps()[0] ?? initializeApp({ apiKey, authDomain, projectId });
  auth = initializeAuth(app, { persistence: inMemoryPersistence });
  if (emulator) connectAuthEmulator(auth, emulator, { disableWarnings: true });
  return auth;
}

async function tokenOf(using: Auth, credential: UserCredential): Promise<string> {
  const token = await credential.user.getIdToken();
  await signOut(using);
  return token;
}

/** An ID token from Google's window. */
export async function withGoogle(given: Firebase): Promise<string> {
  const using = authOf(given);
  return tokenOf(using, await signInWithPopup(using, new GoogleAuthProvider(), browserPopupRedirectResolver));
}

/** Sends a letter with a link that comes back to `url`. */
export const sendLink = (given: Firebase, email: string, url: string) => sendSignInLinkToEmail(authOf(given), email, { url, handleCodeInApp: true });

/** An ID token for a letter's link; null when the address is no such link. */
export async function withLink(given: Firebase, email: string, address: string): Promise<string | null> {
  const using = authOf(given);
  if (!isSignInWithEmailLink(using, address)) return null;
  return tokenOf(using, await signInWithEmailLink(using, email, address));
}

const troubles: Record<string, Trouble | null> = {
  "auth/popup-closed-by-user": null,
  "auth/cancelled-popup-request": null,
  "auth/user-cancelled": null,
  "auth/popup-blocked": "popup_blocked",
  "auth/network-request-failed": "network",
  "auth/invalid-action-code": "link",
  "auth/expired-action-code": "link",
  "auth/invalid-email": "email",
  "auth/missing-email": "email",
  "auth/user-disabled": "disabled",
};

/** Why it did not work. */
export function troubleOf(error: unknown): Trouble | null {
  if (!(error instanceof FirebaseError)) return "other";
  return error.code in troubles ? (troubles[error.code] ?? null) : "other";
}
