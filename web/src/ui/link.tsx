"use client";

import NextLink from "next/link";
import { useSyncExternalStore, type ComponentProps } from "react";

/** A page has shown what it is about by then; before, fetching others ahead would only get in its way. */
const BUSY_MS = 3000;

let calm = false;
const listeners = new Set<() => void>();

if (typeof window !== "undefined") {
  setTimeout(() => {
    calm = true;
    for (const listener of listeners) listener();
  }, BUSY_MS);
}

const watch = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** A link to a page of ours, which is fetched ahead once the present one has settled. */
export default function Link(props: ComponentProps<typeof NextLink>) {
  const settled = useSyncExternalStore(watch, () => calm, () => false);
  return <NextLink prefetch={settled ? null : false} {...props} />;
}
