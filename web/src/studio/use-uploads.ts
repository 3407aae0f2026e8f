"use client";

import { useCallback, useRef, useState } from "react";
import { ProblemError } from "@/api/problem";
import { upload, type Kept, type Purpose } from "./upload";

/** A file on its way: how much of it is there, or why it is not. */
export type Sending = { id: string; name: string; bytes: Blob; part: number; error: ProblemError | null };

/** Files on their way, each for itself; what arrived is given to `arrived`, and leaves the list. */
export function useUploads(purpose: Purpose, arrived: (file: Kept) => Promise<unknown>) {
  const [sending, setSending] = useState<Sending[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const change = (id: string, part: Partial<Sending>) => setSending((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const drop = useCallback((id: string) => {
    stops.current.get(id)?.abort();
    setSending((all) => all.filter((one) => one.id !== id));
  }, []);
  const run = async (one: Sending) => {
    const stop = new AbortController();
    stops.current.set(one.id, stop);
    change(one.id, { part: 0, error: null });
    try {
      const kept = await upload(one.bytes, one.name, purpose, (part) => change(one.id, { part }), stop.signal);
      if (!stop.signal.aborted) await arrived(kept);
      drop(one.id);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (!stop.signal.aborted) change(one.id, { error });
    }
  };
  const send = (bytes: Blob, name: string) => {
    const one = { id: crypto.randomUUID(), name, bytes, part: 0, error: null };
    setSending((all) => [...all, one]);
    void run(one);
  };
  return { sending, send, again: (one: Sending) => void run(one), drop };
}
