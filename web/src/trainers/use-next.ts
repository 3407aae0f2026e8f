"use client";

import { useEffect, useRef, useState } from "react";
import type { NextTimes } from "@/api/schemas";
import { useLatest } from "@/live/provider";
import { useServerNow } from "@/live/use-now";
import { shownNext, type Within } from "./next";

/** Calendars that a page watches at once; what is left over makes do with the search's answer. */
const MOST = 20;
const watched = new Set<string>();

/** Whether an element is, or nearly is, on the screen. */
function useInView() {
  const ref = useRef<HTMLElement>(null);
  const [inView, setInView] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => setInView(entry?.isIntersecting ?? false), { rootMargin: "80px" });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, inView] as const;
}

/** Whether there is room to watch one more, while it is in view. */
function useTurn(trainer: string, inView: boolean): boolean {
  const [turn, setTurn] = useState(false);
  useEffect(() => {
    if (!inView || watched.size >= MOST || watched.has(trainer)) return;
    watched.add(trainer);
    setTurn(true);
    return () => {
      watched.delete(trainer);
      setTurn(false);
    };
  }, [trainer, inView]);
  return turn;
}

/** A start on the screen; `going` when it was taken a moment ago. */
export type Shown = { start: string; going: boolean };

const FADE_MS = 900;

/** What is shown, with what has just gone kept in its place while it fades; whatever came before `live` was no news, and only makes room. */
function useFading(starts: readonly string[], live: boolean): Shown[] {
  const [settled, setSettled] = useState(starts);
  const [wasLive, setWasLive] = useState(live);
  if (wasLive !== live) {
    setWasLive(live);
    setSettled(starts);
  }
  const same = settled.join() === starts.join();
  const going = settled.some((start) => !starts.includes(start));
  useEffect(() => {
    if (same) return;
    const timer = setTimeout(() => setSettled(starts), going ? FADE_MS : 0);
    return () => clearTimeout(timer);
  }, [starts.join(), same, going]);
  return settled.map((start) => ({ start, going: !starts.includes(start) }));
}

/** A trainer's next free starts, live while the element that takes `ref` is in view. */
export function useNext(trainer: string, answer: readonly string[], within: Within | null, count: number) {
  const [ref, inView] = useInView();
  const live = useLatest<NextTimes>(`trainer:${trainer}:next`, useTurn(trainer, inView));
  const now = useServerNow(5_000);
  return { ref, now, live: live !== undefined, shown: useFading(shownNext(answer, live, within, now, count), live !== undefined) };
}
