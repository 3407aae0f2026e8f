"use client";

import { usePathname, useSearchParams } from "next/navigation";

/** What a page is narrowed to, kept in its address so that it can be sent on. */
export function useAddress() {
  const params = useSearchParams();
  const path = usePathname();
  /** The address with something changed; null takes it out. */
  const at = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    return `${path}${next.size ? `?${next}` : ""}`;
  };
  return {
    get: (name: string) => params.get(name),
    at,
    /** Goes there without a new step in the history. */
    put: (changes: Record<string, string | null>) => window.history.replaceState(null, "", at(changes)),
  };
}
