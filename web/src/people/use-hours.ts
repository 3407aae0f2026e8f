"use client";

import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { Hours, Span } from "./span";
import { useKeyed } from "./use-keyed";

/** What changes it. The list and every open page of a client follow. */
export function useHoursChanges() {
  const cache = useQueryClient();
  const keyed = useKeyed();
  const then = async <T>(change: Promise<T>) => {
    const done = await change;
    await cache.invalidateQueries({ queryKey: ["hours"] });
    return done;
  };
  return {
    takeOff: (off: Span & { note: string | null }) => then(keyed(off, (header) => unwrap(api.POST("/api/v1/trainers/me/time-off", { params: { header }, body: off })))),
    takeBack: (id: string) => then(unwrap(api.DELETE("/api/v1/trainers/me/time-off/{id}", { params: { path: { id } } }))),
    setDate: (date: string, windows: Hours["overrides"][number]["windows"]) => then(unwrap(api.PUT("/api/v1/trainers/me/overrides/{date}", { params: { path: { date } }, body: { windows } }))),
    clearDate: (date: string) => then(unwrap(api.DELETE("/api/v1/trainers/me/overrides/{date}", { params: { path: { date } } }))),
  };
}
