// Renders public/icons from public/icon.svg: node scripts/icons.mjs (needs Chromium, or the one that CHROMIUM names)
import { mkdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const svg = readFileSync("public/icon.svg", "utf8");
/** Without its own corners and smaller, for systems that cut a shape of their own. */
const whole = svg.replace(/rx="\d+"/, "").replace("<path ", '<path transform="translate(256 256) scale(0.78) translate(-256 -256)" ');
const ICONS = [["icon-192", 192, svg], ["icon-512", 512, svg], ["maskable-512", 512, whole], ["apple-touch-icon", 180, whole]];

mkdirSync("public/icons", { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [name, size, picture] of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${picture}`);
  await page.screenshot({ path: `public/icons/${name}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
