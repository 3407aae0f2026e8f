"use client";

import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";

const NAME = "fittribe.bookings";

function forget(cache: QueryClient) {
  for (const queryKey of [["bookings"], ["booking"], ["calendar"]]) void cache.invalidateQueries({ queryKey });
}

/** Says, here and in this person's other tabs, that their bookings changed. Their own doing is not told over the socket. */
export function useChanged() {
  const cache = useQueryClient();
  return useCallback(() => {
    forget(cache);
    const channel = new BroadcastChannel(NAME);
    channel.postMessage(null);
    channel.close();
  }, [cache]);
}

/** Follows what the same person does in other tabs. */
export function useOtherTabs() {
  const cache = useQueryClient();
  useEffect(() => {
    const channel = new BroadcastChannel(NAME);
    channel.onmessage = () => forget(cache);
    return () => channel.close();
  }, [cache]);
}
