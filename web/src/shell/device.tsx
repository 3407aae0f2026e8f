"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useSession } from "@/api/use-session";
import { useLine } from "@/live/provider";
import { toast } from "@/ui/toast";
import { startWorker, type Worker } from "./worker";

const idle = (work: () => void) => ("requestIdleCallback" in window ? requestIdleCallback(work, { timeout: 5000 }) : setTimeout(work, 2000));

/** What this device does besides the page: it keeps the app and the next sessions for when there is no connection. */
export function Device() {
  useWorker();
  useKeeper();
  return null;
}

function useWorker() {
  const t = useTranslations("ui");
  const line = useLine();
  const worker = useRef<Worker | null>(null);
  const tell = useRef(() => {});
  useEffect(() => {
    tell.current = () => toast({ title: t("new_version"), detail: t("new_version_words"), action: { label: t("reload"), run: () => worker.current?.takeOver() } }, null);
  });
  useEffect(() => {
    if (process.env.NODE_ENV !== "production") return;
    worker.current ??= startWorker(idle, () => tell.current());
  }, []);
  useEffect(() => {
    if (line === "live") worker.current?.look();
  }, [line]);
}

function useKeeper() {
  const session = useSession();
  const cache = useQueryClient();
  const account = session.state === "in" ? session.account : null;
  const own = useRef(account);
  useEffect(() => {
    own.current = account;
  });
  const id = account?.role === "admin" ? undefined : account?.id;
  useEffect(() => {
    if (!id) return;
    let end = () => {};
    let over = false;
    idle(() => void import("@/offline/keeper").then(({ keepSessions }) => {
      if (!over && own.current) end = keepSessions(cache, own.current);
    }, () => {}));
    return () => {
      over = true;
      end();
    };
  }, [id, cache]);
}
