"use client";

import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, use, useEffect, useRef, useState, type ReactNode } from "react";
import { current, end, refresh } from "@/api/session";
import { useSession } from "@/api/use-session";
import type { Evt } from "./messages";
import { step, type Place } from "./place";
import { reduceSlots, type SlotsState } from "./slots";
import { LiveSocket, type Line } from "./socket";

const Live = createContext<{ line: Line; socket: LiveSocket | null }>({ line: "connecting", socket: null });

async function askTicket(): Promise<Response> {
  const session = current();
  const headers: Record<string, string> = session.state === "in" ? { authorization: `Bearer ${session.token}` } : {};
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
  const who = session.state === "in" ? session.account.id : session.state;
  useEffect(() => {
    if (who === "unknown") return;
    const open = (url: string) => new WebSocket(url, "fittribe.v1");
    const live = new LiveSocket({ ticket, open, random: Math.random }, setLine, end);
    setSocket(live);
    live.start();
    const again = () => live.restart();
    addEventListener("online", again);
    return () => {
      removeEventListener("online", again);
      live.stop();
      setSocket(null);
    };
  }, [who]);
  return <Live value={{ line, socket }}>{children}</Live>;
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
    return socket.subscribe(`service:${service}:slots`, {
      place: () => known()?.place ?? null,
      heard: (message) => {
        if (message.t === "evt") return "on";
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
    return socket.subscribe(`trainer:${trainer}:availability`, {
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

/** What an event of `me` says. */
export type Event = { kind: string; by?: string; start?: string; end?: string; booking?: string; status?: string; unread: number };

/** Where the account's events were when this page connected, and up to where they had been seen anywhere. */
export type OwnPlace = { seq: number; seen: number };
const ownPlaceKey = ["own-place"] as const;

/** See `OwnPlace`; undefined until the server has said. */
export const useOwnPlace = () => useQuery<OwnPlace>({ queryKey: ownPlaceKey, queryFn: skipToken }).data;

/** Watches the account's own events; each is given once and in order. */
export function useOwnEvents(heard: (event: Event) => void) {
  const { socket } = use(Live);
  const session = useSession();
  const cache = useQueryClient();
  const signedIn = session.state === "in";
  const listener = useRef(heard);
  useEffect(() => {
    listener.current = heard;
  });
  useEffect(() => {
    if (!socket || !signedIn) return;
    let place: Place | null = null;
    return socket.subscribe("me", {
      place: () => place,
      answered: (ok) => {
        if (!ok) return;
        if (ok.mode !== "recovered" && ok.ep != null && ok.seq != null) place = { ep: ok.ep, seq: ok.seq };
        if (place) cache.setQueryData(ownPlaceKey, (known?: OwnPlace) => known ?? { seq: place!.seq, seen: place!.seq - (ok.unread ?? 0) });
        if (ok.mode === "limited") void cache.invalidateQueries();
        cache.setQueryData(["unread"], ok.unread ?? 0);
      },
      heard: (message) => {
        if (message.t !== "evt") return "on";
        const next = step(place, message);
        if (next === "resync") return "resync";
        if (next === "ignore") return "on";
        place = { ep: message.ep, seq: message.seq };
        const visible = document.visibilityState === "visible";
        socket.ack(message.seq, visible);
        listener.current(eventOf(message));
        return "on";
      },
    });
  }, [socket, signedIn, cache]);
}

const eventOf = ({ d }: Evt) => d as Event;
