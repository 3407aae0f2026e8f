"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { api } from "@/api/client";
import { end } from "@/api/session";

/** Ends the sign-in on this device and forgets what was shown. */
export function useSignOut(): () => Promise<void> {
  const router = useRouter();
  const cache = useQueryClient();
  return async () => {
    await api.POST("/api/v1/auth/sign-out", { body: {} }).catch(() => null);
    end();
    cache.clear();
    router.push("/");
  };
}
