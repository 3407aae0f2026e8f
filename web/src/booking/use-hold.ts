"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { api, key, signedIn } from "@/api/client";
import { insist } from "@/api/insist";
import { ProblemError, unwrap } from "@/api/problem";
import { bookingKey, type Booking } from "./queries";
import { useChanged } from "./tabs";

/** What is picked: a start, or a class's session. */
export type Pick = { start: string } | { session: string };
/** Why a pick came to nothing. */
export type Refused = { pick: Pick; kind: string; words: string };

const TAKEN = new Set(["slot_taken", "not_bookable", "class_full", "hold_expired", "conflict"]);
/** Whether other times would help. */
export const wasTaken = (refused: Refused) => TAKEN.has(refused.kind);

function address(hold: string | null) {
  const params = new URLSearchParams(location.search);
  if (hold) params.set("hold", hold);
  else params.delete("hold");
  return `${location.pathname}${params.size ? `?${params}` : ""}`;
}

const noteKey = (trainer: string | undefined) => `fittribe.note.${trainer}`;
/** What was written for the trainer has arrived. */
export const noteArrived = (trainer: string) => sessionStorage.removeItem(noteKey(trainer));

/** Words for the trainer, kept until they were sent. */
export function useNote(trainer: string | undefined) {
  const [note, setNote] = useState("");
  const stored = noteKey(trainer);
  useEffect(() => setNote(sessionStorage.getItem(stored) ?? ""), [stored]);
  const write = (words: string) => {
    setNote(words);
    sessionStorage.setItem(stored, words);
  };
  return [note, write] as const;
}

/** Lets a hold go. */
export function useRelease() {
  const cache = useQueryClient();
  const changed = useChanged();
  return async (hold: Booking) => {
    const header = key();
    const released = await insist(() => unwrap(api.POST("/api/v1/bookings/{id}/release", { params: { path: { id: hold.id }, header }, body: {} })), () => {});
    cache.setQueryData(bookingKey(hold.id), released);
    changed();
  };
}

/** From a tap to a hold. The hold's identity is in the address, so that a reload and the back button keep it. */
export function useHold(trainer: string | undefined, service: string | undefined, note: string) {
  const cache = useQueryClient();
  const changed = useChanged();
  const hold = useSearchParams().get("hold");
  const [pending, setPending] = useState<Pick | null>(null);
  const [waiting, setWaiting] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const tried = useRef<{ pick: string; header: ReturnType<typeof key> } | null>(null);

  async function place(picked: Pick) {
    // The same pick again after a lost answer is the same request.
    const same = JSON.stringify([service, picked, note]);
    if (tried.current?.pick !== same) tried.current = { pick: same, header: key() };
    const { header } = tried.current;
    const body = { trainer: trainer!, service: service!, ...picked, ...(note.trim() ? { note: note.trim() } : {}) };
    const made: Booking = await insist(() => unwrap(api.POST("/api/v1/bookings", { params: { header }, body })), () => setWaiting(true));
    cache.setQueryData(bookingKey(made.id), made);
    changed();
    tried.current = null;
    history.pushState(null, "", address(made.id));
  }

  async function pick(picked: Pick) {
    if (!trainer || !service || pending) return;
    setRefused(null);
    setPending(picked);
    try {
      if (await signedIn()) await place(picked);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.kind !== "unreachable") tried.current = null;
      setRefused({ pick: picked, kind: error.kind, words: error.problem.why?.[0]?.sentence ?? error.message });
    } finally {
      setPending(null);
      setWaiting(false);
    }
  }

  return {
    hold,
    pending,
    /** No answer yet: the line is away, and the pick is sent again. */
    waiting,
    refused,
    pick,
    refuse: setRefused,
    open: (id: string) => history.pushState(null, "", address(id)),
    leave: () => history.replaceState(null, "", address(null)),
  };
}
