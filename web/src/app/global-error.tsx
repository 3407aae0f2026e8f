"use client";

import { Words } from "@/i18n/locale";
import { Broken } from "@/ui/broken";
import "./globals.css";

/** When not even the frame stands. */
export default function GlobalError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <Words><main className="mx-auto max-w-6xl px-4"><Broken error={error} retry={reset} /></main></Words>
      </body>
    </html>
  );
}
