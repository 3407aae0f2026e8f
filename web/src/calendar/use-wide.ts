"use client";

import { useSyncExternalStore } from "react";

const query = () => matchMedia("(min-width: 48rem)");

function watch(changed: () => void) {
  const media = query();
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
}

/** Whether there is room for a week's grid. */
export const useWide = () => useSyncExternalStore(watch, () => query().matches, () => false);
