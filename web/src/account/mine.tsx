"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, use, useState, type ReactNode } from "react";
import type { Account } from "@/api/session";
import { useSession } from "@/api/use-session";
import { SignedOut } from "@/auth/signed-out";

const Me = createContext<Account | null>(null);

/** Whose pages these are; only below `Own`. */
export function useMe(): Account {
  const me = use(Me);
  if (!me) throw new Error("nobody is signed in here");
  return me;
}

/**
 * What somebody keeps about themselves. When the sign-in ends it is hidden, not taken away: what was typed is there
 * again once the same person is back, and gone when it is another.
 */
export function Own({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const session = useSession();
  const [me, setMe] = useState<Account | null>(null);
  if (session.state === "in" && session.account !== me) setMe(session.account);
  return (
    <>
      {session.state === "out" && <SignedOut />}
      {session.state === "unknown" && waiting}
      {me && <div key={me.id} hidden={session.state !== "in"}><Me value={me}>{children}</Me></div>}
    </>
  );
}

/** Where something of somebody's own is kept: by who they are, so that nobody on the same device sees another's. */
export const mineKey = (id: string, ...name: string[]) => ["mine", id, ...name];

/** Something of one's own, asked for only while one is signed in. */
export function useMine<T>(name: string | string[], read: () => Promise<T>, refetchInterval?: (known: T | undefined) => number | false) {
  const me = useMe();
  const signedIn = useSession().state === "in";
  return useQuery<T>({
    queryKey: mineKey(me.id, ...[name].flat()),
    queryFn: read,
    enabled: signedIn,
    refetchInterval: refetchInterval && ((query) => refetchInterval(query.state.data)),
  });
}

/** Puts something of one's own into the cache, asks for it again, or forgets it. */
export function useMineCache() {
  const cache = useQueryClient();
  const me = useMe();
  return {
    put: <T,>(name: string, value: T) => cache.setQueryData<T>(mineKey(me.id, name), value),
    forget: (name: string) => cache.removeQueries({ queryKey: mineKey(me.id, name) }),
    again: (name: string) => cache.invalidateQueries({ queryKey: mineKey(me.id, name) }),
  };
}
