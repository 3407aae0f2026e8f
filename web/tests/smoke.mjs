// The web app in a real browser against real servers, one for each file of tests/parts: node tests/smoke.mjs [part of a name …]
// FILES="booking find" takes only those files; ALL=1 also tries what unsettled.mjs lists.
import { readdirSync } from "node:fs";
import { browser, looks, server } from "./support.mjs";
import { UNSETTLED } from "./unsettled.mjs";

const wanted = process.argv.slice(2);
const files = process.env.FILES?.split(" ");
const isChosen = ([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word));
const isLeftOut = ([name]) => UNSETTLED.has(name) && wanted.length === 0 && !process.env.ALL;
const sum = { passed: 0, again: 0, failed: 0, leftOut: [] };

/** Tries a file's parts that are wanted on a server of their own; the names of those that failed. */
async function round(parts, isWanted) {
  const failed = [];
  const [machine, chromium] = [await server(), await browser()];
  for (const [name, part] of parts({ ...machine, chromium }).filter(isWanted)) {
    const begun = Date.now();
    try {
      await part();
      sum.passed += 1;
      console.log(`ok    ${name} (${Date.now() - begun} ms)`);
    } catch (error) {
      failed.push(name);
      console.error(`FAIL  ${name}: ${error.message}`);
      for (const context of chromium.contexts()) await context.close().catch(() => {});
    }
  }
  await chromium.close().catch(() => {});
  await machine.stop();
  return failed;
}

for (const file of readdirSync(new URL("parts/", import.meta.url)).sort()) {
  if (files && !files.includes(file.replace(".mjs", ""))) continue;
  const { parts } = await import(`./parts/${file}`);
  sum.leftOut.push(...parts({}).filter(isChosen).filter(isLeftOut));
  if (parts({}).filter(isChosen).every(isLeftOut)) continue;
  const failed = await round(parts, (one) => isChosen(one) && !isLeftOut(one));
  if (failed.length === 0) continue;
  // Machines can be busy: what failed is tried once more, on a fresh server, and both tries are told.
  console.error(`again: ${failed.join("; ")}`);
  sum.again += failed.length;
  sum.failed += (await round(parts, ([name]) => failed.includes(name))).length;
}
for (const [name] of sum.leftOut) console.log(`left out: ${name}: ${UNSETTLED.get(name)}`);
console.log(`axe found nothing in ${looks.count} looks; browser: ${sum.passed} passed, ${sum.failed} failed, ${sum.leftOut.length} left out, ${sum.again} tried twice`);
process.exit(sum.failed ? 1 : 0);
