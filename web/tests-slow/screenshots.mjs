// Pictures of the main pages at both widths: node tests/screenshots.mjs [folder]
import { mkdirSync } from "node:fs";
import { browser, demo, device, live, server, signIn, SIZES } from "./support.mjs";

const folder = process.argv[2] ?? "../docs/screenshots";
mkdirSync(folder, { recursive: true });
const { base, stop } = await server();
const chromium = await browser();

/** Each page by its name: where it is, and who looks at it. */
const PAGES = [
  ["landing", "/"],
  ["find", "/trainers?week=1"],
  ["trainer", "/trainers/ana-ivanova"],
  ["sign-up", "/sign-up"],
  ["sessions", "/sessions", "nina"],
  ["account", "/account", "nina"],
  ["today", "/today", "ana-ivanova"],
  ["calendar", "/calendar", "ana-ivanova"],
  ["studio", "/studio", "ana-ivanova"],
  ["admin", "/admin", "admin"],
];

async function shoot(page, name, width) {
  await live(page);
  await page.waitForLoadState("networkidle").catch(() => {});
  await page.locator(".animate-pulse.bg-sunken").first().waitFor({ state: "detached" }).catch(() => {});
  await page.screenshot({ path: `${folder}/${name}-${width}.png` });
}

for (const [width, size] of Object.entries(SIZES)) {
  let page = null;
  let who;
  for (const [name, path, account] of PAGES) {
    if (!page || account !== who) {
      await page?.context().close();
      page = await device(chromium, base, { ...size, deviceScaleFactor: width === "phone" ? 2 : 1 });
      if (account) await signIn(page, demo(account));
      who = account;
    }
    await page.goto(path);
    await shoot(page, name, width);
  }
  await page.context().close();
  page = await device(chromium, base, { ...size, deviceScaleFactor: width === "phone" ? 2 : 1 });
  await signIn(page, demo("nina"));
  await page.goto("/trainers/ana-ivanova");
  await live(page);
  await page.locator("[data-slot]:not([data-held])").nth(width === "phone" ? 4 : 9).click();
  await page.getByRole("timer").waitFor();
  await page.waitForTimeout(400);
  await shoot(page, "hold", width);
  await page.getByRole("button", { name: "Let it go" }).click();
  await page.context().close();
}
await chromium.close();
await stop();
console.log(`pictures are in ${folder}`);
