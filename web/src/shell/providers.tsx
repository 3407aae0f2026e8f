"use client";

import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { ProblemError } from "@/api/problem";
import { restore } from "@/api/session";
import { Asker } from "@/auth/asker";
import { Words } from "@/i18n/locale";
import { LiveProvider } from "@/live/provider";
import { Toasts } from "@/ui/toast";
import { Alerts } from "./alerts";
import { Device } from "./device";

const worthAnotherTry = (count: number, error: unknown) => count < 2 && (!(error instanceof ProblemError) || (error.problem.status ?? 500) >= 500);

// What the socket says is on the page before its next frame; a timer of its own would cost a frame or two.
notifyManager.setScheduler(queueMicrotask);

/** What every page stands on. */
export function Providers({ children }: { children: ReactNode }) {
  const [cache] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: worthAnotherTry, networkMode: "offlineFirst" }, mutations: { networkMode: "always" } } }));
  useEffect(() => void restore(), []);
  return (
    <Words>
      <QueryClientProvider client={cache}>
        <LiveProvider>
          {children}
          <Asker />
          <Alerts />
          <Device />
          <Toasts />
        </LiveProvider>
      </QueryClientProvider>
    </Words>
  );
}
