"use client";

import { keepPreviousData, useInfiniteQuery, useQueryClient, type InfiniteData, type QueryKey, type UseInfiniteQueryResult } from "@tanstack/react-query";
import { quietly } from "@/api/client";
import { ProblemError } from "@/api/problem";

/** How a request is sent. */
export type How = { fetch?: (input: Request) => Promise<Response> };
/** A page of a list, with where the next one begins. */
export type Page<T, C> = { items: T[]; next?: C | null };

type Cursor = string | number;
type Pages<T, C> = InfiniteData<Page<T, C>, Cursor | undefined>;
type Standing = { state: { error: unknown } };

const refused = ({ state: { error } }: Standing) => error instanceof ProblemError && [401, 403].includes(error.problem.status ?? 0);

/** What refreshes by itself rests once it was refused: an administrator who is away is not asked again and again. */
export const everySeconds = (seconds: number) => ({
  refetchInterval: (query: Standing) => (refused(query) ? (false as const) : seconds * 1000),
  refetchOnWindowFocus: (query: Standing) => !refused(query),
});

/** The first reading may ask who one is; later ones open no dialog over what is on the page. */
export function useHow(queryKey: QueryKey): () => How {
  const cache = useQueryClient();
  return () => (cache.getQueryData(queryKey) === undefined ? {} : { fetch: quietly });
}

/** A list that is read page by page, and can be changed in place without being read again. */
export function usePages<T extends { id: string | number }, C extends Cursor>(queryKey: QueryKey, read: (cursor: C | undefined, how: How) => Promise<Page<T, C>>, seconds = 60) {
  const cache = useQueryClient();
  const list = useInfiniteQuery<Page<T, C>, Error, Pages<T, C>, QueryKey, Cursor | undefined>({
    queryKey,
    initialPageParam: undefined,
    queryFn: ({ pageParam }) => {
      const known = cache.getQueryData<Pages<T, C>>(queryKey)?.pageParams.includes(pageParam);
      return read(pageParam as C | undefined, known ? { fetch: quietly } : {});
    },
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    ...everySeconds(seconds),
  });
  const put = (id: T["id"], next: T | null) => {
    void cache.invalidateQueries({ queryKey: ["trainer"], refetchType: "none" });
    cache.setQueryData<Pages<T, C>>(queryKey, (known) => known && { ...known, pages: known.pages.map((page) => ({ ...page, items: page.items.flatMap((one) => (one.id !== id ? [one] : next ? [next] : [])) })) });
    void cache.invalidateQueries({ queryKey: ["admin"], refetchType: "none" });
    void cache.refetchQueries({ queryKey: ["admin", "waiting"], type: "active" });
  };
  return { list, items: list.data?.pages.flatMap((page) => page.items), put };
}

/** A list as a page shows it. */
export type Listing<T> = {
  items: T[] | undefined;
  list: Pick<UseInfiniteQueryResult, "error" | "isError" | "isPlaceholderData" | "hasNextPage" | "isFetchingNextPage" | "refetch" | "fetchNextPage">;
};
