"use client";

import { useMutation } from "@tanstack/react-query";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { useMe, useMine, useMineCache } from "../mine";

/** What can be agreed to. */
export const PURPOSES = ["terms", "health_data", "analytics", "marketing_email", "marketing_sms"] as const;
/** One of them. */
export type Purpose = (typeof PURPOSES)[number];

/** Whether the server's word for a purpose is one that we have words for. */
export const isPurpose = (text: string): text is Purpose => (PURPOSES as readonly string[]).includes(text);

/** The date of the wording that these pages show; to be changed with the words. */
const WORDING = "2026-11-01";

/** What one has agreed to, and all that one ever said. */
export const useConsents = () => useMine("consents", () => unwrap(api.GET("/api/v1/me/consents")));

/** Agrees to a purpose or withdraws that. Withdrawing `health_data` deletes the notes. */
export function useConsent() {
  const cache = useMineCache();
  return useMutation({
    mutationFn: ({ purpose, granted }: { purpose: Purpose; granted: boolean }) =>
      unwrap(api.PUT("/api/v1/me/consents", { body: { consents: [{ purpose, granted, policy_version: WORDING }] } })),
    onSuccess: (now, { purpose }) => {
      cache.put("consents", now);
      if (purpose === "health_data") cache.forget("health-notes");
    },
  });
}

/** Where the copy one asked for stands; looked at again while it is being made. */
export const useExport = () => useMine("export", () => unwrap(api.GET("/api/v1/me/export")), (known) => (known?.state === "in_progress" ? 2000 : false));

/** Whether one's account is to be erased. */
export const useErasure = () => useMine("erasure", () => unwrap(api.GET("/api/v1/me/erasure")));

/** Whether these purposes concern somebody: only clients keep notes on their health. */
export function usePurposes(): readonly Purpose[] {
  const client = useMe().role === "client";
  return PURPOSES.filter((purpose) => client || purpose !== "health_data");
}
