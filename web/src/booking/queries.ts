"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { useSession } from "@/api/use-session";
import { left } from "@/live/clock";

/** A client's place in a session. */
export type Booking = components["schemas"]["Booking"];

/** Where one booking is kept. */
export const bookingKey = (id: string) => ["booking", id] as const;

/** A hold is asked after now and then, and closely once its time has come; anything else tells by itself. */
const askAgain = (booking: Booking | undefined) => (booking?.status !== "held" ? false : booking.hold_until && left(booking.hold_until) === 0 ? 1_000 : 8_000);

/** One booking, once somebody is signed in. */
export function useBooking(id: string | null) {
  const session = useSession();
  return useQuery({
    queryKey: bookingKey(id ?? ""),
    enabled: Boolean(id) && session.state === "in",
    refetchInterval: (query) => askAgain(query.state.data),
    queryFn: () => unwrap(api.GET("/api/v1/bookings/{id}", { params: { path: { id: id! } } })),
  });
}

/** Own bookings on one side of them, between two instants. */
export function useBookings(filter: { as?: "client" | "trainer"; status?: string; from?: string; to?: string; limit?: number }, enabled = true) {
  const session = useSession();
  return useInfiniteQuery({
    queryKey: ["bookings", filter],
    enabled: enabled && session.state === "in",
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/bookings", { params: { query: { ...filter, cursor: pageParam } } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** One's own live holds with a trainer. */
export function useHolds(trainer: string): Booking[] {
  const held = useBookings({ status: "held", limit: 20 }).data?.pages[0]?.items ?? [];
  return held.filter((one) => one.trainer === trainer && one.hold_until && left(one.hold_until) > 0);
}
