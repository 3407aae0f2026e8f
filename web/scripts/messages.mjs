// Takes sentences apart, so that no page carries what reads them: messages/<locale>/*.json become .words/<locale>.json.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import compile from "icu-minify/compile";

const taken = (words) => (typeof words === "string" ? compile(words) : Object.fromEntries(Object.entries(words).map(([key, value]) => [key, taken(value)])));

mkdirSync(".words", { recursive: true });
for (const locale of readdirSync("messages")) {
  const files = readdirSync(`messages/${locale}`).filter((name) => name.endsWith(".json")).sort();
  const words = Object.fromEntries(files.map((name) => [name.slice(0, -".json".length), taken(JSON.parse(readFileSync(`messages/${locale}/${name}`, "utf8")))]));
  writeFileSync(`.words/${locale}.json`, JSON.stringify(words));
}
