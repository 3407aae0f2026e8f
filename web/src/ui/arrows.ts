"use client";

import { useState, type KeyboardEvent } from "react";

/** Where something stands on the screen. */
export type Spot = { left: number; top: number };

/** Which of some things in reading order a key leads to from one of them: by row upwards and downwards. */
export function moved(spots: readonly Spot[], at: number, key: string): number | null {
  const from = spots[at];
  if (!from) return null;
  const inRow = (top: number) => spots.map((spot, i) => ({ ...spot, i })).filter((spot) => Math.abs(spot.top - top) < 4);
  const nearest = (top: number | undefined) =>
    top === undefined ? null : inRow(top).reduce((best, spot) => (Math.abs(spot.left - from.left) < Math.abs(best.left - from.left) ? spot : best)).i;
  switch (key) {
    case "ArrowLeft":
      return at > 0 ? at - 1 : null;
    case "ArrowRight":
      return at < spots.length - 1 ? at + 1 : null;
    case "ArrowUp":
      return nearest(spots.findLast((spot) => spot.top < from.top - 4)?.top);
    case "ArrowDown":
      return nearest(spots.find((spot) => spot.top > from.top + 4)?.top);
    case "Home":
      return 0;
    case "End":
      return spots.length - 1;
    default:
      return null;
  }
}

/** One tab stop for many buttons; arrows, Home and End walk between them. `wanted` is the stop until somebody walked. */
export function useArrows(wanted: string | null | undefined) {
  const [stop, setStop] = useState<string | null>(null);
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-stop]:not(:disabled)")];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const spots = stops.map((one) => one.getBoundingClientRect()).map(({ left, top }) => ({ left, top }));
    const to = moved(spots, at, event.key);
    if (at >= 0 && /^(Arrow|Home|End)/.test(event.key)) event.preventDefault();
    if (to !== null) stops[to]?.focus();
    return to !== null;
  }
  return {
    onKeyDown,
    /** What each button carries; `known` are all of them, so that there is a stop even when the last one is gone. */
    stopAt: (name: string, known: readonly string[]) => {
      const present = [stop, wanted].find((one) => one && known.includes(one)) ?? known[0];
      return { "data-stop": name, tabIndex: name === present ? 0 : -1, onFocus: () => setStop(name) };
    },
  };
}
