"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { serverNow } from "@/live/clock";
import { choose, minorUnits, readFilters, windowOf, type FilterName, type Filters } from "./filters";

type Centre = { lat: number; lon: number };

/** What is asked for. A choice is a step that the back button undoes; typing is not. */
export function useFilters() {
  const params = useSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const go = (next: URLSearchParams, typing: boolean) => {
    const address = `/trainers${next.size ? `?${next}` : ""}`;
    if (typing) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  };
  return {
    filters,
    set: (name: FilterName, value: string, typing = false) => go(choose(readFilters(new URLSearchParams(location.search)), name, value), typing),
    clear: () => go(new URLSearchParams(), false),
  };
}

/** Where the device is, to about a kilometre; it never gets into the address. */
const whereAmI = () =>
  new Promise<Centre>((found, failed) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => found({ lat: Number(coords.latitude.toFixed(2)), lon: Number(coords.longitude.toFixed(2)) }),
      failed,
      { maximumAge: 600_000, timeout: 10_000 },
    ),
  );

/** Where a town is: where the first trainer there is. */
async function whereIs(city: string): Promise<Centre | null> {
  const { items } = await unwrap(api.GET("/api/v1/trainers", { params: { query: { city, limit: 20 } } }));
  const known = items.find(({ studio }) => typeof studio?.lat === "number" && typeof studio.lon === "number")?.studio;
  return known ? { lat: known.lat!, lon: known.lon! } : null;
}

/** The middle of the circle that is asked for; of a town without a distance there is none. */
function useCentre({ city, near, km }: Filters) {
  const wanted = near === "me" || Boolean(city && km);
  const found = useQuery({
    queryKey: ["centre", near || city],
    enabled: wanted,
    staleTime: 600_000,
    retry: false,
    queryFn: () => (near === "me" ? whereAmI() : whereIs(city)),
  });
  return { wanted, found };
}

/** Whether the browser could tell where it is, should one ask. */
export function useCanLocate(): boolean {
  const state = useQuery({
    queryKey: ["can-locate"],
    staleTime: 60_000,
    queryFn: async () => ("geolocation" in navigator && "permissions" in navigator ? (await navigator.permissions.query({ name: "geolocation" })).state : "denied"),
  });
  return state.data !== undefined && state.data !== "denied";
}

function queryOf(filters: Filters, centre: Centre | null, within: { from: string; to: string }) {
  const { q, specialty, language, online, rating, price, city, km } = filters;
  const currency = filters.currency || "EUR";
  return {
    q: q || undefined,
    specialty: specialty || undefined,
    language: language || undefined,
    online: online ? true : undefined,
    min_rating: rating ? Number(rating) : undefined,
    ...(centre ? { ...centre, km: km ? Number(km) : undefined } : { city: city || undefined }),
    ...(price ? { max_price: minorUnits(price, currency), currency } : {}),
    free_from: within.from,
    free_to: within.to,
  };
}

/** Who fits, a page after the other. `away`: the browser does not say where it is. */
export function useSearch(filters: Filters) {
  const { wanted, found: place } = useCentre(filters);
  const within = windowOf(filters, serverNow());
  const centre = (wanted && place.data) || null;
  const settled = !wanted || place.isSuccess || (place.isError && filters.near !== "me");
  const found = useInfiniteQuery({
    queryKey: ["trainers", filters, centre, within],
    enabled: settled && within !== null,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/trainers", { params: { query: { ...queryOf(filters, centre, within!), limit: 12, cursor: pageParam } } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return { found, within, over: within === null, away: wanted && filters.near === "me" && place.isError };
}

/** What there is to choose from. */
export const useFacets = () => useQuery({ queryKey: ["facets"], staleTime: 600_000, queryFn: () => unwrap(api.GET("/api/v1/trainers/facets")) });
