"use client";

import { useQuery } from "@tanstack/react-query";
import type { Firebase, SignInMethods } from "@/api/coming";

/** Whom one can sign in with besides us; null while that is nobody. */
export function useFirebase(): Firebase | null {
  const methods = useQuery<SignInMethods>({
    queryKey: ["sign-in-methods"],
    staleTime: Infinity,
    retry: false,
    queryFn: async () => {
      const answer = await fetch("/api/v1/sign-in-methods");
      if (!answer.ok) throw new Error(`sign-in methods: ${answer.status}`);
      return (await answer.json()) as SignInMethods;
    },
  });
  return methods.data?.firebase ?? null;
}
