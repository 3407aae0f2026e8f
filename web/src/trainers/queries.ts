"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";

/** A trainer's page. */
export type TrainerPage = components["schemas"]["TrainerPage"];
/** A trainer in a list. */
export type TrainerHit = components["schemas"]["TrainerHit"];
/** What is sold. */
export type Service = components["schemas"]["Service"];

/** A trainer's page by its address or identity; `known` is what came with the page itself. */
export function useTrainer(handle: string | null | undefined, known?: TrainerPage) {
  return useQuery({
    queryKey: ["trainer", handle],
    enabled: Boolean(handle),
    initialData: known,
    staleTime: 60_000,
    queryFn: () => unwrap(api.GET("/api/v1/trainers/{id}", { params: { path: { id: handle! } } })),
  });
}
