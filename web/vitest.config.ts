import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  // They run beside the builds of everything else: what takes a second alone may take many.
  test: { include: ["src/**/*.test.ts"], testTimeout: 60_000 },
});
