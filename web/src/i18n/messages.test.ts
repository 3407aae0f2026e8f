import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import german from "../../messages/de";
import english from "../../messages/en";

type Words = { [key: string]: string | Words };

const keys = (words: Words, path = ""): string[] =>
  Object.entries(words).flatMap(([key, value]) => (typeof value === "string" ? [`${path}${key}`] : keys(value, `${path}${key}.`))).sort();

it("says the same things in every language", () => {
  expect(keys(german)).toEqual(keys(english));
});

it("has a sentence for every plain key that the pages use", () => {
  const known = new Set(keys(english));
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx") || name.endsWith(".ts"));
  for (const file of files) {
    const source = readFileSync(join("src", file), "utf8");
    const spaces = new Set([...source.matchAll(/useTranslations\("(\w+)"\)/g)].map((found) => found[1]));
    if (spaces.size === 0) continue;
    for (const [, key] of source.matchAll(/\bt\("(\w+)"/g)) expect([...spaces].some((space) => known.has(`${space}.${key}`)), `${file}: ${key}`).toBe(true);
  }
});
