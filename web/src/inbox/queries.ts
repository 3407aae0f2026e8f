"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { useAccount } from "@/api/use-session";
import { newest, useInboxEnd, type InboxLine } from "@/live/provider";

const PAGE = 20;

/** The places of the page that ends at one: the interface reads upwards, people read down from the latest. */
export const pageEndingAt = (end: number) => ({ after: Math.max(0, end - PAGE), limit: Math.min(PAGE, end) });

/** The inbox, newest first: what came while the page is open, and older pages as they are asked for. */
export function useInbox() {
  const end = useInboxEnd();
  const account = useAccount();
  const top = end?.top;
  const older = useInfiniteQuery({
    queryKey: ["inbox", account?.id, top],
    enabled: top !== undefined && top > 0,
    staleTime: Infinity,
    initialPageParam: top ?? 0,
    queryFn: async ({ pageParam }) => {
      const page = await unwrap(api.GET("/api/v1/notifications", { params: { query: pageEndingAt(pageParam) } }));
      return page.items.map(({ seq, d }) => ({ seq, d: d as unknown as InboxLine["d"] })).reverse();
    },
    getNextPageParam: (_page, _pages, at) => (at > PAGE ? at - PAGE : undefined),
  });
  const lines = [...(end?.fresh ?? []), ...(older.data?.pages.flat() ?? [])];
  return { lines, older, latest: end && newest(end), pending: !end || (end.top > 0 && older.isPending) };
}
