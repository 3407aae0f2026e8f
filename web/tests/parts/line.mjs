// What breaks, and heals.
import { accessible, api, book, calm, demo, device, fits, live, must, openTimes, signIn, SIZES } from "../support.mjs";

const HEALS = { timeout: 45_000 };
const healed = (page) => page.locator('[data-line="live"]').waitFor({ state: "attached", ...HEALS });
const away = (page) => page.locator('[data-line="away"]').waitFor({ state: "attached", ...HEALS });
/** A page that is marked has not been reloaded. */
const mark = (page) => page.evaluate(() => void (window.unbroken = true));
const unbroken = (page) => page.evaluate(() => window.unbroken === true);

export const parts = (world) => {
  const { base, chromium } = world;

  async function offlineAndBack() {
    for (const size of [SIZES.phone, SIZES.laptop]) {
      const page = await device(chromium, base, size);
      await openTimes(page, "ana-ivanova");
      await mark(page);
      await page.context().setOffline(true);
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await away(page);
      await page.getByText("Reconnecting …").waitFor();
      await page.getByText("what you type stays").waitFor();
      await accessible(page, "a line that is away");
      await fits(page, "a line that is away");
      // Trying while there is nothing to reach says so again.
      await page.getByRole("button", { name: "Try now" }).click();
      await away(page);
      await page.context().setOffline(false);
      await healed(page);
      await page.getByText("what you type stays").waitFor({ state: "detached" });
      must(await unbroken(page), "the page was reloaded");
      await calm(page);
    }
  }

  async function whatWentStaleIsAskedAnew() {
    const page = await device(chromium, base, SIZES.phone);
    await signIn(page, demo("nina"));
    await page.goto("/sessions");
    await live(page);
    await page.getByRole("tab", { name: "Ahead" }).or(page.getByRole("tab").first()).waitFor();
    await mark(page);
    await page.context().setOffline(true);
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await away(page);
    const nina = await api(base, demo("nina"));
    const { id, start } = await book(nina, "ana-ivanova");
    const shown = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "Europe/Berlin" }).format(new Date(start));
    await page.context().setOffline(false);
    await healed(page);
    await page.getByText(shown).first().waitFor(HEALS);
    must(await unbroken(page), "the page was reloaded");
    await nina("POST", `/bookings/${id}/cancel`, {});
    await calm(page);
  }

  async function killedAndRestarted() {
    if (!world.kill) return console.log("      left out: the server is not ours to kill");
    const [ana, viewer] = await Promise.all([device(chromium, base, SIZES.laptop), device(chromium, base, SIZES.phone)]);
    await signIn(ana, demo("ana-ivanova"));
    await ana.goto("/studio");
    const field = ana.locator("main textarea, main input[type=text], main input:not([type])").first();
    await field.fill("half a sentence");
    await openTimes(viewer, "ana-ivanova");
    await Promise.all([mark(ana), mark(viewer), live(ana)]);
    await world.kill();
    await Promise.all([away(ana), away(viewer)]);
    await world.again();
    await Promise.all([healed(ana), healed(viewer)]);
    const nina = await api(base, demo("nina"));
    const first = await viewer.locator("[data-slot]:not([data-held])").first().getAttribute("data-slot");
    const { id, services } = (await nina("GET", "/trainers/ana-ivanova")).body;
    const service = services.find((one) => one.name === "Free introduction").id;
    const booked = await nina("POST", "/bookings", { trainer: id, service, start: first, confirm: true });
    must(booked.status === 201, `booked: ${JSON.stringify(booked.body)}`);
    await viewer.locator(`[data-slot="${first}"]:not([data-held])`).waitFor({ state: "detached" });
    await ana.getByTestId("toast").getByText("New booking").waitFor();
    must((await field.inputValue()) === "half a sentence", "what was typed is gone");
    must((await unbroken(ana)) && (await unbroken(viewer)), "a page was reloaded");
    await calm(ana, viewer);
  }

  return [
    ["offline and back", offlineAndBack],
    ["what went stale is asked anew", whatWentStaleIsAskedAnew],
    ["a server that is killed and restarted under open pages", killedAndRestarted],
  ];
};
