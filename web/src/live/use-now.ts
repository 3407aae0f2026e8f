"use client";

import { useEffect, useState } from "react";
import { serverNow } from "./clock";

/** The server's time in whole steps, so that what has come too near goes by itself. */
export function useServerNow(stepMs: number): number {
  const whole = () => Math.floor(serverNow() / stepMs) * stepMs;
  const [now, setNow] = useState(whole);
  useEffect(() => {
    const timer = setInterval(() => setNow(Math.floor(serverNow() / stepMs) * stepMs), Math.min(stepMs, 5_000));
    return () => clearInterval(timer);
  }, [stepMs]);
  return now;
}
