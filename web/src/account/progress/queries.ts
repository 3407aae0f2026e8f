"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { useSession } from "@/api/use-session";
import { mineKey, useMe, useMine } from "../mine";
import type { Kind } from "./kinds";

/** Something measured. */
export type Measurement = components["schemas"]["Measurement"];
/** Something to be reached. */
export type Goal = components["schemas"]["Goal"];

/** The latest of all kinds: what is measured at all, and where one stands. */
export const useRecent = () => useMine(["measurements", "recent"], () => unwrap(api.GET("/api/v1/me/measurements", { params: { query: { limit: 100 } } })));

/** One kind over time, the latest first; the earlier pages when they are wanted. */
export function useHistory(kind: Kind) {
  const me = useMe();
  const signedIn = useSession().state === "in";
  return useInfiniteQuery({
    queryKey: mineKey(me.id, "measurements", kind),
    enabled: signedIn,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/me/measurements", { params: { query: { kind, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    getNextPageParam: (page) => page.next ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  });
}

/** One's goals, the latest first. */
export const useGoals = () => useMine("goals", () => unwrap(api.GET("/api/v1/me/goals")));
