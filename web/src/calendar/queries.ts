"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import type { components } from "@/api/schema";
import { useSession } from "@/api/use-session";

/** A session with who is booked in it. */
export type Occupied = components["schemas"]["OccupiedBody"];

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

/** A client's name, for whom they booked. */
export function useClientName(id: string | undefined) {
  return useQuery({
    queryKey: ["client", id],
    enabled: Boolean(id),
    staleTime: 600_000,
    queryFn: () => unwrap(api.GET("/api/v1/clients/{id}", { params: { path: { id: id! } } })),
  }).data?.name;
}
