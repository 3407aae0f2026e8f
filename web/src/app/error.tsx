"use client";

import { Broken } from "@/ui/broken";

/** What stands in the place of a page that broke; the header stays. */
export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  return <Broken error={error} retry={reset} />;
}
