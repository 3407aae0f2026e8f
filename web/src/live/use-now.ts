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

/** The server's time, looked at again every so many milliseconds. */
export function useNow(everyMs = 15_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
