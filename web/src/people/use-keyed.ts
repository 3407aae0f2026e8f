"use client";

import { useRef } from "react";
import { key } from "@/api/client";
import { ProblemError } from "@/api/problem";

/** Sends under an Idempotency-Key that stays with what is sent until it was answered, so that trying again makes nothing twice. */
export function useKeyed() {
  const unanswered = useRef(new Map<string, ReturnType<typeof key>>());
  return async <T>(what: unknown, send: (header: ReturnType<typeof key>) => Promise<T>): Promise<T> => {
    const name = JSON.stringify(what);
    const header = unanswered.current.get(name) ?? key();
    unanswered.current.set(name, header);
    try {
      const done = await send(header);
      unanswered.current.delete(name);
      return done;
    } catch (error) {
      if (error instanceof ProblemError && error.kind !== "unreachable") unanswered.current.delete(name);
      throw error;
    }
  };
}
