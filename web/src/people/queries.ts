"use client";

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { OwnClient } from "@/api/schemas";
import { ProblemError, unwrap } from "@/api/problem";
import { useSession } from "@/api/use-session";
import type { Kept } from "./notes-keeper";

const signedIn = (session: ReturnType<typeof useSession>) => session.state === "in";

/** A trainer's own clients whose name has some words in it. */
export function useOwnClients(q: string) {
  return useInfiniteQuery({
    queryKey: ["clients", q],
    enabled: signedIn(useSession()),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/clients", { params: { query: { q: q || undefined, limit: 50, cursor: pageParam } } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** A client in a list that was already fetched. */
export function useListedClient(id: string): OwnClient | undefined {
  const lists = useQueryClient().getQueriesData<{ pages: { items: OwnClient[] }[] }>({ queryKey: ["clients"] });
  return lists.flatMap(([, list]) => list?.pages ?? []).flatMap((page) => page.items).find((one) => one.id === id);
}

const orNull = async <T>(answer: Promise<T>): Promise<T | null> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ProblemError && error.kind === "not_found") return null;
    throw error;
  }
};

/** What a client tells their trainers; null when it is no longer shown. */
export const useClientCard = (id: string) =>
  useQuery({ queryKey: ["client-card", id], enabled: signedIn(useSession()), queryFn: () => orNull(unwrap(api.GET("/api/v1/clients/{id}", { params: { path: { id } } }))) });

/** What a client tells of their health; null when it is not shown. */
export const useHealthNotes = (id: string) =>
  useQuery({ queryKey: ["client-health", id], enabled: signedIn(useSession()), gcTime: 0, queryFn: () => orNull(unwrap(api.GET("/api/v1/clients/{id}/health-notes", { params: { path: { id } } }))) });

/** A client's bookings with the trainer, newest first. */
export function useHistory(client: string) {
  return useInfiniteQuery({
    queryKey: ["bookings", { as: "trainer", client }],
    enabled: signedIn(useSession()),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/bookings", { params: { query: { as: "trainer", client, limit: 20, cursor: pageParam } } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Where a client's notes are kept. */
export const notesKey = (client: string) => ["client-notes", client] as const;

/** The notes and their version, fresh from the server. */
export async function fetchNotes(id: string): Promise<Kept> {
  let etag = "";
  const answer = api.GET("/api/v1/clients/{id}/notes", { params: { path: { id } } }).then((got) => {
    etag = got.response.headers.get("etag") ?? '"0"';
    return got;
  });
  const { notes } = await unwrap(answer);
  return { notes, etag };
}

/** Puts notes in place of the version they were made from; "stale" when there is another by now. */
export async function putNotes(id: string, { notes, etag }: Kept): Promise<Kept | "stale"> {
  let next = "";
  const answer = api.PUT("/api/v1/clients/{id}/notes", { params: { path: { id }, header: { "If-Match": etag } }, body: { notes }, keepalive: true }).then((got) => {
    next = got.response.headers.get("etag") ?? "";
    return got;
  });
  try {
    await unwrap(answer);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 412) return "stale";
    throw error;
  }
  return { notes, etag: next };
}
