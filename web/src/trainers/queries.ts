"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { components } from "@/api/schema";

/** A trainer's page. */
export type TrainerPage = components["schemas"]["TrainerPage"];
/** A trainer in a list. */
export type TrainerHit = components["schemas"]["TrainerHit"];
/** What is sold. */
export type Service = components["schemas"]["Service"];

const trainerOf = (handle: string) => ({
  queryKey: ["trainer", handle],
  staleTime: 60_000,
  queryFn: () => unwrap(api.GET("/api/v1/trainers/{id}", { params: { path: { id: handle } } })),
});

/** A trainer's page by its address or identity; `known` is what came with the page itself. */
export function useTrainer(handle: string | null | undefined, known?: TrainerPage) {
  return useQuery({ ...trainerOf(handle ?? ""), enabled: Boolean(handle), initialData: known });
}

/** Whether the pages of several trainers are there, or will not come: a list that needs them all can stand still from then on. */
export const useTrainersSettled = (handles: readonly string[]): boolean => useQueries({ queries: handles.map(trainerOf), combine: (all) => all.every((one) => !one.isPending) });
