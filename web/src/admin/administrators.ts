"use client";

import { useQuery } from "@tanstack/react-query";
import { api, quietly } from "@/api/client";
import { unwrap } from "@/api/problem";

/** Administrators, who are few: whoever is in the log is one of them. */
export function useAdministrators() {
  const found = useQuery({
    queryKey: ["admin", "waiting", "administrators"],
    staleTime: 300_000,
    queryFn: () => unwrap(api.GET("/api/v1/admin/accounts", { fetch: quietly, params: { query: { role: "admin", limit: 100 } } })),
  });
  return found.data?.items ?? [];
}
