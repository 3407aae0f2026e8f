"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";
import { useKeyed } from "./use-keyed";

/** One class on its way into the calendar. */
export type Attempt = { start: string; state: "waiting" | "sending" | "done" | "refused"; refusal?: ProblemError };

type What = { service: string; capacity: number | null };

/** Whether a refusal is about what all of them have in common, so that the others need not be tried. */
const concernsAll = (refusal: ProblemError | undefined) => (refusal?.problem.errors ?? []).some(({ pointer }) => pointer === "/service" || pointer === "/capacity");

/** Schedules classes one after the other. */
export function useSchedule() {
  const cache = useQueryClient();
  const [attempts, setAttempts] = useState<Attempt[]>([]);
  const keyed = useKeyed();
  const one = async (what: What, start: string): Promise<Attempt> => {
    const body = { ...what, start };
    try {
      await keyed(body, (header) => unwrap(api.POST("/api/v1/classes", { params: { header }, body })));
      return { start, state: "done" };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { start, state: "refused", refusal: error };
    }
  };
  const send = async (what: What, wanted: Attempt[]): Promise<Attempt[]> => {
    const list = [...wanted];
    for (const [i, { start, state }] of wanted.entries()) {
      if (state === "done") continue;
      list[i] = { start, state: "sending" };
      setAttempts([...list]);
      const attempt = await one(what, start);
      list[i] = attempt;
      setAttempts([...list]);
      if (concernsAll(attempt.refusal)) break;
    }
    void cache.invalidateQueries({ queryKey: ["calendar"] });
    return list;
  };
  return {
    attempts,
    /** Tries these starts; gives what became of each. */
    begin: (what: What, starts: string[]) => send(what, starts.map((start) => ({ start, state: "waiting" }))),
    /** Tries again what was refused. */
    again: (what: What) => send(what, attempts),
    /** Forgets them. */
    clear: () => setAttempts([]),
  };
}
