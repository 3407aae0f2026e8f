"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useSession } from "@/api/use-session";
import { NotesKeeper, type Around, type Draft, type Kept } from "./notes-keeper";
import { fetchNotes, notesKey, putNotes } from "./queries";

/** The notes on a client as the server has them. */
export function useSavedNotes(client: string) {
  const session = useSession();
  return useQuery({ queryKey: notesKey(client), enabled: session.state === "in", staleTime: 0, queryFn: () => fetchNotes(client) });
}

/** Notes that save themselves. What is not saved stays in the tab, over a reload too. */
export function useNotes(trainer: string, client: string, saved: Kept) {
  const cache = useQueryClient();
  const [keeper] = useState(() => {
    const stored = `fittribe.notes.${trainer}.${client}`;
    const around: Around = {
      get: () => fetchNotes(client),
      put: async (notes) => {
        const answer = await putNotes(client, notes);
        if (answer !== "stale") cache.setQueryData(notesKey(client), answer);
        return answer;
      },
      read: () => JSON.parse(sessionStorage.getItem(stored) ?? "null") as Draft | null,
      write: (draft) => (draft ? sessionStorage.setItem(stored, JSON.stringify(draft)) : sessionStorage.removeItem(stored)),
    };
    return new NotesKeeper(around, saved);
  });
  useEffect(() => keeper.heard(saved), [keeper, saved]);
  useEffect(() => {
    const flush = () => void keeper.flush();
    const leaving = () => document.visibilityState === "hidden" && flush();
    addEventListener("online", flush);
    document.addEventListener("visibilitychange", leaving);
    return () => {
      removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", leaving);
      flush();
    };
  }, [keeper]);
  const state = useSyncExternalStore(keeper.watch, keeper.state, keeper.state);
  return { state, keeper };
}
