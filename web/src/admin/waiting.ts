"use client";

import { useQueries } from "@tanstack/react-query";
import { api, quietly } from "@/api/client";
import { unwrap } from "@/api/problem";
import { everySeconds } from "./reading";

/** Most that are counted. */
const MOST = 100;
const query = { limit: MOST };

/** So many wait; `more` than are counted. */
export type Waits = { count: number; more: boolean };

const counted = ({ items, next }: { items: unknown[]; next?: unknown }): Waits => ({ count: items.length, more: next !== undefined && next !== null });
const waiting = (what: string, read: () => Promise<Waits>) => ({ queryKey: ["admin", "waiting", what], queryFn: read, ...everySeconds(60) });

/** What waits for an administrator. It is read quietly, so that it never asks who one is. */
export function useWaiting() {
  const [trainers, certificates, reviews, jobs] = useQueries({
    queries: [
      waiting("trainers", async () => counted(await unwrap(api.GET("/api/v1/admin/trainers", { fetch: quietly, params: { query } })))),
      waiting("certificates", async () => counted(await unwrap(api.GET("/api/v1/admin/certificates", { fetch: quietly, params: { query } })))),
      waiting("reviews", async () => counted(await unwrap(api.GET("/api/v1/admin/reviews", { fetch: quietly, params: { query } })))),
      waiting("jobs", async () => counted(await unwrap(api.GET("/api/v1/admin/jobs", { fetch: quietly, params: { query: { ...query, state: "discarded" } } })))),
    ],
  });
  return { trainers: trainers.data, certificates: certificates.data, reviews: reviews.data, jobs: jobs.data };
}
