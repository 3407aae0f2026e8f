"use client";

import { useSyncExternalStore } from "react";
import { current, initial, watch, type Account } from "./session";

/** Who is signed in, as it changes. */
export const useSession = () => useSyncExternalStore(watch, current, initial);

/** The account, also while the cookie is still being asked. */
export function useAccount(): Account | null {
  const session = useSession();
  if (session.state === "in") return session.lapse === "revoked" ? null : session.account;
  return session.state === "unknown" ? session.hint : null;
}
