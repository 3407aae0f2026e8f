// The web app in a real browser against a real server: node tests/smoke.mjs
import AxeBuilder from "@axe-core/playwright";
import { api, browser, demo, device, live, must, server, signIn, SIZES } from "./support.mjs";

const SERVICE = "Free introduction";
const { base, stop } = await server();
const chromium = await browser();
const sum = { checked: 0 };

async function accessible(page, where) {
  for (const theme of ["light", "dark"]) {
    await page.evaluate((wanted) => (document.documentElement.dataset.theme = wanted), theme);
    await page.waitForTimeout(250);
    const { violations } = await new AxeBuilder({ page }).analyze();
    sum.checked += 1;
    const words = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target + " " + (node.any[0]?.message ?? "")).slice(0, 3).join(" | ")}`);
    must(violations.length === 0, `${where} (${theme}):\n${words.join("\n")}`);
  }
}

async function fits(page, where) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  must(wide <= 0, `${where} is ${wide} px too wide`);
}

/** A day that has free times, chosen by its button. */
async function openTimes(page, slug) {
  await page.goto(`/trainers/${slug}`);
  await page.getByText(SERVICE).first().click();
  await page.locator("[data-slot]:not([data-held])").first().waitFor();
  await live(page);
}

const free = (page) => page.locator("[data-slot]:not([data-held])");

async function signUpToBooking(name, size) {
  const page = await device(chromium, base, size);
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await accessible(page, "the landing page");
  await fits(page, "the landing page");
  await page.goto("/trainers?q=ivanova");
  await page.locator("article").first().waitFor();
  await accessible(page, "the search");
  await fits(page, "the search");
  await openTimes(page, "ana-ivanova");
  await accessible(page, "a trainer’s page");
  await fits(page, "a trainer’s page");
  const slot = free(page).nth(2);
  const start = await slot.getAttribute("data-slot");
  await slot.click();
  await page.getByRole("dialog").waitFor();
  await page.getByLabel("Name").fill(`Smoke ${name}`);
  await page.getByLabel("E-mail").fill(`smoke-${name}-${Date.now()}@example.org`);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByText("8 to 128 characters").waitFor();
  await page.getByLabel("Password").fill("password");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.locator('[id$="-error"]').waitFor();
  await page.getByLabel("Password").fill("a quiet morning run");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("timer").waitFor();
  must(page.url().includes("hold="), "the hold is in the address");
  await accessible(page, "the hold");
  await page.reload();
  await page.getByRole("timer").waitFor();
  await page.getByRole("button", { name: "Confirm booking" }).click();
  await page.getByRole("heading", { name: "You are booked" }).waitFor();
  await accessible(page, "the confirmation");
  await fits(page, "the confirmation");
  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "Add to calendar" }).click();
  must((await file).suggestedFilename() === "fittribe.ics", "an ICS file");
  await page.goto("/sessions");
  await page.getByText(SERVICE).first().waitFor();
  await accessible(page, "the sessions");
  await page.getByRole("button", { name: "Move" }).click();
  await page.getByRole("dialog").locator("[data-slot]:not([data-held])").nth(1).click();
  await page.getByRole("button", { name: /^Move to/ }).click();
  await page.getByTestId("toast").first().waitFor();
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByText("Nothing was paid").waitFor();
  await page.getByRole("button", { name: "Cancel session" }).click();
  await page.getByText("Nothing booked yet").waitFor();
  must(page.wrong.length === 0, page.wrong.join("\n"));
  await page.context().close();
  return start;
}

async function twoOnOneSlot() {
  const [nina, other] = await Promise.all([device(chromium, base, SIZES.laptop), device(chromium, base, SIZES.phone)]);
  await signIn(nina, demo("nina"));
  await openTimes(nina, "ana-ivanova");
  await openTimes(other, "ana-ivanova");
  const start = await free(other).first().getAttribute("data-slot");
  const [mine, theirs] = [nina, other].map((page) => page.locator(`[data-slot="${start}"]`));
  await theirs.waitFor();
  await mine.click();
  await nina.getByRole("timer").waitFor();
  await other.locator(`[data-slot="${start}"][data-held]`).waitFor();
  await nina.getByRole("button", { name: "Let it go" }).click();
  await other.locator(`[data-slot="${start}"]:not([data-held])`).waitFor();
  // Taken between the tap and the server: the page has not heard of it yet.
  let first = true;
  await nina.route("**/api/v1/bookings", async (route) => {
    if (!first) return route.continue();
    first = false;
    const taker = await api(base, demo("omar"));
    const { service, trainer } = JSON.parse(route.request().postData());
    const taken = await taker("POST", "/bookings", { trainer, service, start, confirm: true }, { "idempotency-key": crypto.randomUUID() });
    must(taken.status === 201, `the other one books: ${JSON.stringify(taken.body)}`);
    await route.continue();
  });
  await mine.click();
  await nina.getByRole("alert").getByText("was just taken.").waitFor();
  await nina.locator("[data-alternative]").first().waitFor();
  must((await nina.locator("[data-alternative]").count()) === 3, "three alternatives");
  must([...nina.wrong, ...other.wrong].length === 0, [...nina.wrong, ...other.wrong].join("\n"));
  await Promise.all([nina, other].map((page) => page.context().close()));
}

async function trainersAlert() {
  const ana = await device(chromium, base, SIZES.laptop);
  await signIn(ana, demo("ana-ivanova"));
  await live(ana);
  await ana.waitForTimeout(300);
  const nina = await api(base, demo("nina"));
  const page = (await nina("GET", "/trainers/ana-ivanova")).body;
  const service = page.services.find((one) => one.name === SERVICE).id;
  const { days } = (await nina("GET", `/trainers/${page.id}/slots?service=${service}&tz=UTC`)).body;
  const start = days.at(-1).slots[0];
  const begun = Date.now();
  const booked = await nina("POST", "/bookings", { trainer: page.id, service, start, confirm: true }, { "idempotency-key": crypto.randomUUID() });
  must(booked.status === 201, `booked: ${JSON.stringify(booked.body)}`);
  const answered = Date.now();
  await ana.getByTestId("toast").getByText("New booking").waitFor();
  const took = Date.now() - answered;
  must(took < 1000, `the alert took ${took} ms after the answer (${Date.now() - begun} ms in all)`);
  must(ana.wrong.length === 0, ana.wrong.join("\n"));
  await ana.context().close();
  return took;
}

/** Pages of each role, looked at in both themes. */
async function everyRolesPages() {
  const roles = [["ana-ivanova", SIZES.phone, ["/today", "/calendar", "/studio", "/account"]], ["ana-ivanova", SIZES.laptop, ["/calendar", "/studio"]], ["admin", SIZES.laptop, ["/admin"]]];
  for (const [who, size, paths] of roles) {
    const page = await device(chromium, base, size);
    await signIn(page, demo(who));
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.locator(".animate-pulse.bg-sunken").first().waitFor({ state: "detached" });
      await accessible(page, path);
      await fits(page, path);
      if (path !== "/studio") continue;
      for (const tab of ["Services", "Hours"]) {
        await page.getByRole("tab", { name: tab }).click();
        await page.waitForTimeout(500);
        await accessible(page, `${path}, ${tab}`);
        await fits(page, `${path}, ${tab}`);
      }
    }
    must(page.wrong.length === 0, page.wrong.join("\n"));
    await page.context().close();
  }
}

/** A line of hours that the trainer adds is at once on a client’s open page. */
async function hoursAppear() {
  const client = await device(chromium, base, SIZES.laptop);
  await openTimes(client, "ana-ivanova");
  const ana = await device(chromium, base, SIZES.laptop);
  await signIn(ana, demo("ana-ivanova"));
  await ana.goto("/studio");
  await ana.getByRole("tab", { name: "Hours" }).click();
  await ana.getByRole("button", { name: "Hours Sunday" }).click();
  const before = await client.locator('[aria-label^="Sunday"]:not(:disabled)').count();
  await ana.getByRole("button", { name: "Save" }).click();
  await client.waitForFunction((count) => document.querySelectorAll('[aria-label^="Sunday"]:not(:disabled)').length > count, before);
  await Promise.all([client, ana].map((page) => page.context().close()));
}

async function offlineAndBack() {
  const page = await device(chromium, base, SIZES.laptop);
  await openTimes(page, "ana-ivanova");
  await page.context().setOffline(true);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.locator('[data-line="away"]').waitFor({ state: "attached" });
  await page.context().setOffline(false);
  await live(page);
  await page.context().close();
}

const parts = [
  ["sign-up to a confirmed booking on a phone", () => signUpToBooking("phone", SIZES.phone)],
  ["sign-up to a confirmed booking on a laptop", () => signUpToBooking("laptop", SIZES.laptop)],
  ["two browsers on one slot", twoOnOneSlot],
  ["the trainer’s alert", trainersAlert],
  ["hours that appear", hoursAppear],
  ["every role’s pages", everyRolesPages],
  ["offline and back", offlineAndBack],
];

let failed = false;
for (const [name, part] of parts.filter(([name]) => name.includes(process.argv[2] ?? ""))) {
  const begun = Date.now();
  try {
    await part();
    console.log(`ok    ${name} (${Date.now() - begun} ms)`);
  } catch (error) {
    failed = true;
    console.error(`FAIL  ${name}: ${error.message}`);
    for (const context of chromium.contexts()) await context.close();
  }
}
await chromium.close();
await stop();
if (!failed) console.log(`axe found nothing in ${sum.checked} looks`);
process.exit(failed ? 1 : 0);
