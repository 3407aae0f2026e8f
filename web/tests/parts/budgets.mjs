// How soon a page stands and how still, on a slow machine: printed, and a failure only when every try misses.
import { demo, device, live, must, signIn, SIZES } from "../support.mjs";

const PAINTED_MS = 1500;
const SHIFTED = 0.02;
const TRIES = 5;
const SLOWER = 4;

/** The pages, and who looks at them. */
const PAGES = [
  ["landing", "/"],
  ["discovery", "/trainers"],
  ["a trainer", "/trainers/ana-ivanova"],
  ["sessions", "/sessions", "nina"],
  ["today", "/today", "ana-ivanova"],
];

/** Watches, from a page's first moment, what it paints, moves and is refused. */
function watch() {
  window.seen = { painted: 0, what: "", shifted: 0, moved: [], refused: [] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) Object.assign(window.seen, { painted: entry.startTime, what: `${entry.element?.tagName} ${(entry.element?.textContent ?? "").slice(0, 40)}` });
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      window.seen.shifted += entry.value;
      window.seen.moved.push(`${entry.value.toFixed(3)} ${entry.sources.map(({ node }) => `${node?.nodeName}.${node?.className ?? ""}`.slice(0, 60)).join(", ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
  document.addEventListener("securitypolicyviolation", (event) => window.seen.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
}

export const parts = ({ base, chromium }) => {
  async function look(page, devtools, path) {
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.goto(path);
    await live(page);
    await page.locator("main .animate-pulse.bg-sunken").first().waitFor({ state: "detached" });
    await page.waitForTimeout(500);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    return page.evaluate(() => window.seen);
  }

  async function measured(name, path, who, width) {
    const page = await device(chromium, base, SIZES[width]);
    await page.addInitScript(watch);
    if (who) await signIn(page, demo(who));
    const devtools = await page.context().newCDPSession(page);
    let best = { painted: Infinity, shifted: Infinity };
    const moved = new Set();
    for (let tried = 0; tried < TRIES && (best.painted > PAINTED_MS || best.shifted > SHIFTED); tried += 1) {
      const seen = await look(page, devtools, path);
      must(seen.refused.length === 0, `${name}: the policy refused ${seen.refused.join("; ")}`);
      if (seen.painted < best.painted) best = { ...best, painted: seen.painted, what: seen.what };
      best.shifted = Math.min(best.shifted, seen.shifted);
      for (const one of seen.moved) moved.add(one);
    }
    console.log(`      ${name}, ${width}: largest paint ${Math.round(best.painted)} ms (${best.what}), shift ${best.shifted.toFixed(3)}${best.shifted > SHIFTED / 2 ? ` (${[...moved].join(" | ")})` : ""}`);
    await page.context().close();
    const late = best.painted > PAINTED_MS ? [`${name}, ${width}: painted after ${Math.round(best.painted)} ms: ${best.what}`] : [];
    return best.shifted > SHIFTED ? [...late, `${name}, ${width}: shifts by ${best.shifted.toFixed(3)}: ${[...moved].join(" | ")}`] : late;
  }

  async function soonAndStill() {
    const missed = [];
    for (const [name, path, who] of PAGES) for (const width of Object.keys(SIZES)) missed.push(...(await measured(name, path, who, width)));
    must(missed.length === 0, missed.join("\n"));
  }

  return [["the main pages stand soon and still on a slow machine", soonAndStill]];
};
