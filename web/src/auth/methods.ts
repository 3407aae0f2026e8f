"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import type { Firebase } from "@/api/schemas";

/** Whom one can sign in with besides us; null while that is nobody. */
export function useFirebase(): Firebase | null {
  const methods = useQuery({
    queryKey: ["sign-in-methods"],
    staleTime: Infinity,
    retry: false,
    queryFn: () => unwrap(api.GET("/api/v1/sign-in-methods")),
  });
  return methods.data?.firebase ?? null;
}
