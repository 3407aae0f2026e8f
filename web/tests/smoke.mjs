// The web app in a real browser against a real server: node tests/smoke.mjs [part of a name …]
// FILES="booking find" takes only those of tests/parts; ALL=1 also tries what unsettled.mjs lists.
import { readdirSync } from "node:fs";
import { browser, looks, server } from "./support.mjs";
import { UNSETTLED } from "./unsettled.mjs";

const wanted = process.argv.slice(2);
const files = process.env.FILES?.split(" ");
const machine = await server();
const chromium = await browser();
const world = { ...machine, chromium };
const parts = [];
for (const file of readdirSync(new URL("parts/", import.meta.url)).sort()) {
  if (files && !files.includes(file.replace(".mjs", ""))) continue;
  const { parts: more } = await import(`./parts/${file}`);
  parts.push(...more(world));
}

const chosen = parts.filter(([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
const leftOut = chosen.filter(([name]) => UNSETTLED.has(name) && wanted.length === 0 && !process.env.ALL);
let [passed, failed] = [0, 0];
for (const [name, part] of chosen.filter((one) => !leftOut.includes(one))) {
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
for (const [name] of leftOut) console.log(`left out: ${name}: ${UNSETTLED.get(name)}`);
console.log(`axe found nothing in ${looks.count} looks; browser: ${passed} passed, ${failed} failed, ${leftOut.length} left out`);
process.exit(failed ? 1 : 0);
