"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { useSession } from "@/api/use-session";
import { useBooking } from "@/booking/queries";
import { serverNow } from "@/live/clock";
import { useFreeTimeNews } from "@/live/provider";

/** A session with who is booked in it. */
export type Occupied = components["schemas"]["OccupiedBody"];

/** One's own page. */
export type OwnPage = NonNullable<ReturnType<typeof useOwnPage>["data"]>;

/** One's own page; null before there is one. */
export function useOwnPage() {
  const session = useSession();
  return useQuery({
    queryKey: ["trainer", "me"],
    enabled: session.state === "in",
    queryFn: async () => {
      try {
        return await unwrap(api.GET("/api/v1/trainers/{id}", { params: { path: { id: "me" } } }));
      } catch (error) {
        if (error instanceof ProblemError && error.kind === "not_found") return null;
        throw error;
      }
    },
  });
}

/** One's own calendar between two local dates. */
export function useCalendar(trainer: string | undefined, from: string, to: string) {
  return useQuery({
    queryKey: ["calendar", trainer, from, to],
    enabled: Boolean(trainer),
    queryFn: () => unwrap(api.GET("/api/v1/trainers/{id}/calendar", { params: { path: { id: trainer! }, query: { from, to } } })),
  });
}

/** How one's own working time is asked for. */
export const hoursQuery = { queryKey: ["hours"], queryFn: () => unwrap(api.GET("/api/v1/trainers/me/hours")) };

/** One's own working time. */
export const useHours = () => useQuery(hoursQuery);

/** Follows what another tab or device does to one's own free time. */
export function useFollowHours(trainer: string) {
  const cache = useQueryClient();
  useFreeTimeNews(trainer, () => {
    for (const queryKey of [["hours"], ["calendar"], ["why"]]) void cache.invalidateQueries({ queryKey });
  });
}

/** Whether and why a service cannot be booked at an instant. */
export function useWhy(trainer: string, service: string | undefined, at: string | null) {
  return useQuery({
    queryKey: ["why", trainer, service, at],
    enabled: Boolean(service && at),
    staleTime: 0,
    queryFn: () => unwrap(api.GET("/api/v1/trainers/{id}/why", { params: { path: { id: trainer }, query: { service: service!, at: at! } } })),
  });
}

/** A client, for a trainer they booked with. */
export function useClient(id: string | undefined) {
  return useQuery({
    queryKey: ["client", id],
    enabled: Boolean(id),
    staleTime: 600_000,
    queryFn: () => unwrap(api.GET("/api/v1/clients/{id}", { params: { path: { id: id! } } })),
  });
}

/** A client's name, for whom they booked. */
export const useClientName = (id: string | undefined) => useClient(id).data?.name;

/** Who booked, by name, as their trainer may know it; nobody while nothing is asked. */
export const useBookedBy = (booking: string | undefined) => useClientName(useBooking(booking ?? null).data?.client);

/** Whether a trainer can move a session: one client's, confirmed and ahead. */
export const canMove = (session: Occupied) => !session.class && session.bookings[0]?.status === "confirmed" && Date.parse(session.start) > serverNow();
