// The web app in a real browser against real servers, one for each file of tests/parts: node tests/smoke.mjs [part of a name …]
// FILES="booking find" takes only those files; LANES (2) files are tried at once; PICTURES=folder keeps what the pages showed when one failed.
import { readdirSync, statSync } from "node:fs";
import { browser, looks, server } from "./support.mjs";

const wanted = process.argv.slice(2);
const files = process.env.FILES?.split(" ");
const isChosen = ([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word));
const sum = { passed: 0, again: 0, failed: 0 };

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
      for (const [device, context] of chromium.contexts().entries()) {
        for (const [nth, page] of process.env.PICTURES ? context.pages().entries() : []) await page.screenshot({ path: `${process.env.PICTURES}/${failed.length}-${device}-${nth}.png` }).catch(() => {});
        await context.close().catch(() => {});
      }
    }
  }
  await chromium.close().catch(() => {});
  await machine.stop();
  return failed;
}

async function tried(file) {
  const { parts } = await import(`./parts/${file}`);
  if (!parts({}).some(isChosen)) return;
  const failed = await round(parts, isChosen);
  if (failed.length === 0) return;
  // Machines can be busy: what failed is tried once more, on a fresh server, and both tries are told.
  console.error(`again: ${failed.join("; ")}`);
  sum.again += failed.length;
  sum.failed += (await round(parts, ([name]) => failed.includes(name))).length;
}

/** What looks at the clock has the machine to itself. */
const ALONE = new Set(["budgets.mjs", "calendar.mjs"]);
const all = readdirSync(new URL("parts/", import.meta.url)).sort().filter((file) => !files || files.includes(file.replace(".mjs", "")));
for (const file of all.filter((one) => ALONE.has(one))) await tried(file);
// The longest first, so that the lanes end together.
const sizeOf = (file) => statSync(new URL(`parts/${file}`, import.meta.url)).size;
const others = all.filter((one) => !ALONE.has(one)).sort((a, b) => sizeOf(b) - sizeOf(a));
const lane = async () => {
  for (let file = others.shift(); file; file = others.shift()) await tried(file);
};
await Promise.all(Array.from({ length: Number(process.env.LANES ?? 2) }, lane));
console.log(`axe found nothing in ${looks.count} looks; browser: ${sum.passed} passed, ${sum.failed} failed, ${sum.again} tried twice`);
process.exit(sum.failed ? 1 : 0);
