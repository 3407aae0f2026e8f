// Writes out/sw.js: the service worker with its version and the files that it keeps.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const out = "out";
const PAGES = ["offline", "sessions"];
const LOOSE = ["/icon.svg", "/icons/icon-192.png", "/manifest.webmanifest"];

const read = (name) => readFileSync(join(out, name), "utf8");
const all = readdirSync(join(out, "_next/static"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(js|css)$/.test(entry.name))
  .map((entry) => `/${join(entry.parentPath, entry.name).replaceAll("\\", "/").slice(out.length + 1)}`)
  .sort();
const html = PAGES.map((page) => read(`${page}.html`)).join("");
const named = all.filter((address) => html.includes(address));
/** The build's name, which the pages carry too: Next.js keeps a folder by it. */
const build = readdirSync(join(out, "_next/static"), { withFileTypes: true }).find((entry) => entry.isDirectory() && /^[0-9a-f]{16}$/.test(entry.name)).name;

const worker = readFileSync("scripts/sw.js", "utf8")
  .replace("__VERSION__", build)
  .replace("__SHELL__", JSON.stringify([...PAGES.map((page) => `/${page}`), ...LOOSE, ...named]))
  .replace("__REST__", JSON.stringify(all.filter((address) => !named.includes(address))));
writeFileSync(join(out, "sw.js"), worker);
console.log(`service worker ${build}: ${named.length} files at once, ${all.length - named.length} later`);
