"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { unwrap } from "@/api/problem";
import { useAccount } from "@/api/use-session";
import { useHours } from "@/calendar/queries";
import type { TrainerPage } from "@/trainers/queries";
import { stepsOf, type Step } from "./steps";

/** Where one's own page is kept. */
export const ownKey = ["trainer", "me"] as const;
/** Where one's own services are kept: whatever refreshes the page refreshes them. */
export const servicesKey = [...ownKey, "services"] as const;
/** Where one's own packages are kept. */
export const packagesKey = ["packages", "me"] as const;

/** One's own certificates, and what is required. */
export const useOwnCertificates = () => useQuery({ queryKey: ["certificates", "me"], queryFn: () => unwrap(api.GET("/api/v1/trainers/me/certificates")) });

/** One's own policy. */
export const usePolicy = () => useQuery({ queryKey: ["policy", "me"], queryFn: () => unwrap(api.GET("/api/v1/trainers/me/policy")) });

/** One's own packages, those off sale too. */
export const useOwnPackages = () => useQuery({ queryKey: packagesKey, queryFn: () => unwrap(api.GET("/api/v1/trainers/me/packages")) });

/** One's own services, those off sale too. */
export const useOwnServices = () => useQuery({ queryKey: servicesKey, queryFn: () => unwrap(api.GET("/api/v1/trainers/me/services")) });

/** What others teach, speak, and where. */
export const useFacets = () => useQuery({ queryKey: ["facets"], staleTime: 600_000, queryFn: () => unwrap(api.GET("/api/v1/trainers/facets")) });

/** The steps to a first booking; undefined until all that they rest on is there. */
export function useSteps(trainer: TrainerPage): Step[] | undefined {
  const avatar = Boolean(useAccount()?.avatar);
  const hours = useHours().data?.weekly.length;
  const certificates = useOwnCertificates().data;
  return hours === undefined || !certificates ? undefined : stepsOf(trainer, { avatar, hours, certificates }, Date.now());
}
