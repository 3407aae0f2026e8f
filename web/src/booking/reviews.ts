"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Review } from "@/api/schemas";
import { unwrap } from "@/api/problem";
import { useSession } from "@/api/use-session";

/** How long a review can be changed. */
const EDITABLE_MS = 14 * 86_400_000;

/** What one has said oneself. */
export function useOwnReviews() {
  const session = useSession();
  return useQuery({
    queryKey: ["reviews", "mine"],
    enabled: session.state === "in",
    queryFn: async (): Promise<Review[]> => (await unwrap(api.GET("/api/v1/me/reviews", { params: { query: { limit: 100 } } }))).items,
  });
}

/** Until when a review can be changed. */
export const editableUntil = (review: Review) => new Date(Date.parse(review.created_at) + EDITABLE_MS).toISOString();
