"use client";

import { api } from "@/api/client";
import type { components } from "@/api/schema";
import { useMine } from "../mine";
import { versioned } from "../versioned";

/** What one has told about oneself. */
export type Profile = components["schemas"]["Profile"];

/** Reads it with its version. */
export const readProfile = () => versioned(api.GET("/api/v1/me/profile"));

/** Puts it in place of the one of a version. */
export const writeProfile = (body: Profile, etag: string) => versioned(api.PUT("/api/v1/me/profile", { params: { header: { "If-Match": etag } }, body }));

/** One's own profile. */
export const useProfile = () => useMine("profile", readProfile);
