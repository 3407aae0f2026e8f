"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api, key } from "@/api/client";
import { ProblemError, unwrap } from "@/api/problem";

/** One class on its way into the calendar. */
export type Attempt = { start: string; state: "waiting" | "sending" | "done" | "refused"; refusal?: ProblemError };

type What = { service: string; capacity: number | null };

/** Whether a refusal is about what all of them have in common, so that the others need not be tried. */
const concernsAll = (refusal: ProblemError | undefined) => (refusal?.problem.errors ?? []).some(({ pointer }) => pointer === "/service" || pointer === "/capacity");

/** Schedules classes one after the other. What was not answered keeps its key, so that trying again makes no second class. */
export function useSchedule() {
  const cache = useQueryClient();
  const [attempts, setAttempts] = useState<Attempt[]>([]);
  const unanswered = useRef(new Map<string, ReturnType<typeof key>>());
  const one = async (what: What, start: string): Promise<Attempt> => {
    const name = JSON.stringify([what, start]);
    const header = unanswered.current.get(name) ?? key();
    unanswered.current.set(name, header);
    try {
      await unwrap(api.POST("/api/v1/classes", { params: { header }, body: { ...what, start } }));
      unanswered.current.delete(name);
      return { start, state: "done" };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.kind !== "unreachable") unanswered.current.delete(name);
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
