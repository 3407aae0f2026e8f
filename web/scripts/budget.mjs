// Fails when a page of the build loads more JavaScript than it may, compressed.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const FIRST = 200 * 1024;
const ANY = 300 * 1024;
const sizes = new Map();

function weight(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join("out", file)), { level: 6 }).length);
  return sizes.get(file);
}

let failed = false;
for (const page of readdirSync("out", { recursive: true }).filter((name) => name.endsWith(".html")).sort()) {
  const html = readFileSync(join("out", page), "utf8");
  const scripts = new Set([...html.matchAll(/<script[^>]*\ssrc="\/([^"]+\.js)"([^>]*)>/g)].filter((found) => !found[0].includes("noModule")).map((found) => found[1]));
  const total = [...scripts].reduce((sum, file) => sum + weight(file), 0);
  const most = page === "index.html" ? FIRST : ANY;
  const over = total > most;
  failed ||= over;
  console.log(`${over ? "OVER" : "    "} ${(total / 1024).toFixed(0).padStart(4)} KB  ${page}`);
}
if (failed) process.exit(1);
