"use client";

import { useEffect, useState } from "react";
import { serverNow } from "@/live/clock";

/** The server's time, looked at again every so often. */
export function useNow(everyMs = 15_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
