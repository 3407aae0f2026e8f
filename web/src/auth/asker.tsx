"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { onAsk, type Ask } from "@/api/client";

const AskDialog = lazy(() => import("./ask-dialog"));

/** Asks who one is over whatever is on the page, so that nothing typed there is lost. */
export function Asker() {
  const [ask, setAsk] = useState<Ask | null>(null);
  const waiting = useRef<((shown: boolean) => void)[]>([]);
  useEffect(() => {
    onAsk((wanted) => {
      setAsk(wanted);
      return new Promise((done) => waiting.current.push(done));
    });
    return () => onAsk(null);
  }, []);
  if (!ask) return null;
  const settle = (shown: boolean) => {
    setAsk(null);
    for (const done of waiting.current.splice(0)) done(shown);
  };
  return <Suspense><AskDialog ask={ask} onSettle={settle} /></Suspense>;
}
