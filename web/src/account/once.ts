"use client";

import { useRef } from "react";
import { key } from "@/api/client";
import { ProblemError } from "@/api/problem";

/** Sends what creates something; the same again after no answer carries the same key, so that it is created once. */
export function useOnce() {
  const tried = useRef<{ what: string; header: ReturnType<typeof key> } | null>(null);
  return async function once<T>(what: unknown, send: (header: ReturnType<typeof key>) => Promise<T>): Promise<T> {
    const same = JSON.stringify(what);
    if (tried.current?.what !== same) tried.current = { what: same, header: key() };
    try {
      const made = await send(tried.current.header);
      tried.current = null;
      return made;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.kind !== "unreachable") tried.current = null;
      throw error;
    }
  };
}
