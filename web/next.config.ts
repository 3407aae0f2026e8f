import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { NextConfig } from "next";

/** What the app is made of, in one name: the same source makes the same version. */
function version(): string {
  const hash = createHash("sha256");
  for (const part of ["src", "messages", "public", "scripts"]) {
    const files = readdirSync(part, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const name of files.map((entry) => join(entry.parentPath, entry.name)).sort()) hash.update(name).update(readFileSync(name));
  }
  for (const name of ["package-lock.json", "next.config.ts"]) hash.update(readFileSync(name));
  return hash.digest("hex").slice(0, 16);
}

const build = version();

const config: NextConfig = {
  output: "export",
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  generateBuildId: () => build,
  env: { NEXT_PUBLIC_BUILD: build },
  // Sentences are taken apart before (scripts/messages.mjs), so that no page carries what reads them.
  turbopack: {
    resolveAlias: { "use-intl/format-message": "./node_modules/use-intl/dist/esm/production/format-message/format-only.js" },
  },
};

export default config;
