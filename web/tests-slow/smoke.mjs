// The web app in a real browser against a real server: node tests/smoke.mjs [part of a name …]
import { readdirSync } from "node:fs";
import { browser, looks, server } from "./support.mjs";

const wanted = process.argv.slice(2);
const machine = await server();
const chromium = await browser();
const world = { ...machine, chromium };
const parts = [];
for (const file of readdirSync(new URL("parts/", import.meta.url)).sort()) {
  const { parts: more } = await import(`./parts/${file}`);
  parts.push(...more(world));
}

let [passed, failed] = [0, 0];
for (const [name, part] of parts.filter(([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)))) {
  const begun = Date.now();
  try {
    await part();
    passed += 1;
    console.log(`ok    ${name} (${Date.now() - begun} ms)`);
  } catch (error) {
    failed += 1;
    console.error(`FAIL  ${name}: ${error.message}`);
    for (const context of chromium.contexts()) await context.close();
  }
}
await chromium.close();
await machine.stop();
console.log(`axe found nothing in ${looks.count} looks; browser: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
