"use client";

import { useEffect, useState } from "react";
import { left } from "@/live/clock";

/** A deadline running down by the server's clock; `onEnd` is called once it has. */
export function CountdownRing({ until, wholeMs, label, onEnd }: { until: string; wholeMs: number; label: string; onEnd: () => void }) {
  const [remaining, setRemaining] = useState(() => left(until));
  useEffect(() => {
    const timer = setInterval(() => setRemaining(left(until)), 250);
    return () => clearInterval(timer);
  }, [until]);
  const over = remaining === 0;
  useEffect(() => {
    if (over) onEnd();
    // Once a deadline, not once for each new callback.
  }, [over]);
  const seconds = Math.ceil(remaining / 1000);
  const round = 2 * Math.PI * 26;
  return (
    <div role="timer" aria-label={label} className="relative grid size-16 shrink-0 place-items-center tabular-nums">
      <svg aria-hidden viewBox="0 0 60 60" className="absolute inset-0 -rotate-90">
        <circle cx="30" cy="30" r="26" fill="none" strokeWidth="5" className="stroke-sunken" />
        <circle cx="30" cy="30" r="26" fill="none" strokeWidth="5" strokeLinecap="round" className={seconds < 60 ? "stroke-warn" : "stroke-accent"} strokeDasharray={round} strokeDashoffset={round * (1 - Math.min(1, remaining / wholeMs))} />
      </svg>
      <span className="text-sm font-semibold">{Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, "0")}</span>
    </div>
  );
}
