"use client";

import { onlineManager, skipToken, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { createContext, use, useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { current, lapse, refresh } from "@/api/session";
import { useSession } from "@/api/use-session";
import { reduceLatest, type Latest, type WholeSnap } from "./latest";
import type { AvailabilityDelta, AvailabilitySnap, Evt, Ok, SlotsDelta, SlotsSnap } from "./messages";
import { step, type Place } from "./place";
import { reduceSlots, type SlotsState } from "./slots";
import { LiveSocket, type Line } from "./socket";

const Live = createContext<{ line: Line; socket: LiveSocket | null }>({ line: "connecting", socket: null });

async function askTicket(): Promise<Response> {
  const session = current();
  const headers: Record<string, string> = session.state === "in" && !session.lapse ? { authorization: `Bearer ${session.token}` } : {};
  return fetch("/api/v1/ws-tickets", { method: "POST", headers });
}

async function ticket(): Promise<string> {
  let answer = await askTicket();
  if (answer.status === 401) {
    await refresh();
    answer = await askTicket();
  }
  if (!answer.ok) throw new Error("no ticket");
  const { ticket, url } = (await answer.json()) as { ticket: string; url: string };
  const address = new URL(url, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  address.searchParams.set("ticket", ticket);
  return address.href;
}

/** Keeps the page's one socket, as whoever is signed in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const session = useSession();
  const [line, setLine] = useState<Line>("connecting");
  const [socket, setSocket] = useState<LiveSocket | null>(null);
  const who = session.state === "in" ? (session.lapse ? "out" : session.account.id) : session.state;
  useEffect(() => {
    if (who === "unknown") return;
    const open = (url: string) => new WebSocket(url, "fittribe.v1");
    const live = new LiveSocket({ ticket, open, random: Math.random }, setLine, () => lapse("revoked"));
    setSocket(live);
    live.start();
    const again = () => live.restart();
    const wake = () => document.visibilityState === "visible" && live.wake();
    addEventListener("online", again);
    document.addEventListener("visibilitychange", wake);
    return () => {
      removeEventListener("online", again);
      document.removeEventListener("visibilitychange", wake);
      live.stop();
      setSocket(null);
    };
  }, [who]);
  const shown = session.state === "unknown" && session.away ? "away" : line;
  useHealing(shown);
  return <Live value={{ line: shown, socket }}>{children}</Live>;
}

/** While the line is away nothing fails that is shown already; when it is back everything shown is asked anew. */
function useHealing(line: Line) {
  const cache = useQueryClient();
  const wasAway = useRef(false);
  useEffect(() => {
    onlineManager.setOnline(line !== "away");
    if (line === "live" && wasAway.current) void cache.invalidateQueries();
    if (line === "live" || line === "away") wasAway.current = line === "away";
  }, [line, cache]);
}

/** How the line is. */
export const useLine = () => use(Live).line;

/** Where a service's starts are kept. */
export const slotsKey = (service: string) => ["slots", service] as const;

/** What can be booked of a service, live; undefined until the server has said. */
export function useSlots(service: string | undefined): SlotsState | undefined {
  const { socket } = use(Live);
  const cache = useQueryClient();
  useEffect(() => {
    if (!socket || !service) return;
    const key = slotsKey(service);
    const known = () => cache.getQueryData<SlotsState>(key) ?? null;
    return socket.subscribe<SlotsSnap | SlotsDelta>(`service:${service}:slots`, {
      place: () => known()?.place ?? null,
      heard: (message) => {
        const { state, resync } = reduceSlots(known(), message);
        if (state) cache.setQueryData(key, state);
        return resync ? "resync" : "on";
      },
    });
  }, [socket, service, cache]);
  return useQuery<SlotsState>({ queryKey: slotsKey(service ?? ""), queryFn: skipToken }).data;
}

/** Calls back whenever a trainer's free time has changed. */
export function useFreeTimeNews(trainer: string | undefined, changed: () => void) {
  const { socket } = use(Live);
  const listener = useRef(changed);
  useEffect(() => {
    listener.current = changed;
  });
  useEffect(() => {
    if (!socket || !trainer) return;
    let place: Place | null = null;
    return socket.subscribe<AvailabilitySnap | AvailabilityDelta>(`trainer:${trainer}:availability`, {
      place: () => place,
      heard: (message) => {
        const next = step(place, message);
        if (next === "resync") return "resync";
        const first = place === null;
        if (next === "apply") place = { ep: message.ep, seq: message.seq };
        if (next === "apply" && !first) listener.current();
        return "on";
      },
    });
  }, [socket, trainer]);
}

/** Where the whole state of a topic without deltas is kept. */
export const latestKey = (topic: string) => ["latest", topic] as const;

/** What a topic without deltas said last, while it is to be watched. */
export function useLatest<D>(topic: string, watch: boolean): D | undefined {
  const { socket } = use(Live);
  const cache = useQueryClient();
  useEffect(() => {
    if (!socket || !watch) return;
    const key = latestKey(topic);
    const known = () => cache.getQueryData<Latest<D>>(key) ?? null;
    return socket.subscribe<WholeSnap<D>>(topic, {
      place: () => known()?.place ?? null,
      heard: (message) => {
        const { state, resync } = reduceLatest(known(), message);
        if (state) cache.setQueryData(key, state);
        return resync ? "resync" : "on";
      },
    });
  }, [socket, topic, watch, cache]);
  return useQuery<Latest<D>>({ queryKey: latestKey(topic), queryFn: skipToken }).data?.d;
}

/** What an event of `me` says. */
export type Event = { kind: string; by?: string; at?: string; start?: string; end?: string; booking?: string; trainer?: string; status?: string; unread: number };

/** A line of the inbox: its place and what it says. */
export type InboxLine = { seq: number; d: Omit<Event, "unread"> };
/** Where the inbox stood when this page began to listen, and what has come since, newest first. */
export type InboxEnd = { top: number; fresh: readonly InboxLine[] };

const endKey = (account: string | undefined) => ["inbox-end", account] as const;
const unreadKey = (account: string | undefined) => ["unread", account] as const;

const useWho = () => {
  const session = useSession();
  return session.state === "in" && !session.lapse ? session.account.id : undefined;
};

/** The inbox's end, live; undefined until the server has said. */
export const useInboxEnd = () => useQuery<InboxEnd>({ queryKey: endKey(useWho()), queryFn: skipToken }).data;

/** Where the account's events were when this page connected first, and up to where they had been seen anywhere. */
export type OwnPlace = { seq: number; seen: number };
const ownPlaceKey = (account: string | undefined) => ["own-place", account] as const;

/** See `OwnPlace`; undefined until the server has said. */
export const useOwnPlace = () => useQuery<OwnPlace>({ queryKey: ownPlaceKey(useWho()), queryFn: skipToken }).data;

/** How many lines of the inbox nobody has seen. */
export const useUnread = () => useQuery<number>({ queryKey: unreadKey(useWho()), queryFn: skipToken }).data ?? 0;

function joined(cache: QueryClient, account: string, ok: NonNullable<Ok["d"]>) {
  if (ok.mode === "limited") void cache.invalidateQueries();
  if (ok.mode !== "recovered") cache.setQueryData<InboxEnd>(endKey(account), (known) => (known && newest(known) === ok.seq ? known : { top: ok.seq ?? 0, fresh: [] }));
  cache.setQueryData(unreadKey(account), ok.unread ?? 0);
  cache.setQueryData<OwnPlace>(ownPlaceKey(account), (known) => known ?? { seq: ok.seq ?? 0, seen: (ok.seq ?? 0) - (ok.unread ?? 0) });
}

/** The place of the last line. */
export const newest = (end: InboxEnd) => end.fresh[0]?.seq ?? end.top;

/** Watches the account's own events; each is given once and in order, with its place. */
export function useOwnEvents(heard: (event: Event, seq: number) => void) {
  const { socket } = use(Live);
  const account = useWho();
  const cache = useQueryClient();
  const listener = useRef(heard);
  useEffect(() => {
    listener.current = heard;
  });
  useEffect(() => {
    if (!socket || !account) return;
    let place: Place | null = null;
    return socket.subscribe<Evt>("me", {
      place: () => place,
      answered: (ok) => {
        if (!ok) return;
        if (ok.mode !== "recovered" && ok.ep != null && ok.seq != null) place = { ep: ok.ep, seq: ok.seq };
        joined(cache, account, ok);
      },
      heard: (message) => {
        const next = step(place, message);
        if (next === "resync") return "resync";
        if (next === "ignore") return "on";
        const { seq, d } = message;
        place = { ep: message.ep, seq };
        socket.ack(seq, false);
        cache.setQueryData<InboxEnd>(endKey(account), (end) => end && { ...end, fresh: [{ seq, d: d as Event }, ...end.fresh] });
        cache.setQueryData(unreadKey(account), (d as Event).unread);
        listener.current(d as Event, seq);
        return "on";
      },
    });
  }, [socket, account, cache]);
}

/** Says that somebody has seen the inbox up to a place. */
export function useSeen(): (seq: number) => void {
  const { socket } = use(Live);
  const account = useWho();
  const cache = useQueryClient();
  return useCallback(
    (seq) => {
      socket?.ack(seq, true);
      const end = cache.getQueryData<InboxEnd>(endKey(account));
      cache.setQueryData<number>(unreadKey(account), (unread = 0) => Math.min(unread, end ? Math.max(0, newest(end) - seq) : unread));
    },
    [socket, account, cache],
  );
}
