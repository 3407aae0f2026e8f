// Pages of each role, looked at in both themes; the frame around them.
import { accessible, api, book, calm, demo, device, fits, live, must, signIn, SIZES } from "../support.mjs";

export const parts = ({ base, chromium }) => {
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
      }
      must(page.wrong.length === 0, page.wrong.join("\n"));
      await page.context().close();
    }
  }

  async function pagesForEverybody() {
    for (const [width, size] of Object.entries(SIZES)) {
      const page = await device(chromium, base, size);
      for (const path of ["/sign-in", "/sign-up", "/forgot", "/offline", "/nothing/at/all"]) {
        await page.goto(path);
        await live(page);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await accessible(page, `${path}, ${width}`);
        await fits(page, `${path}, ${width}`);
      }
      await calm(page);
    }
  }

  async function inbox() {
    const nina = await api(base, demo("nina"));
    for (const [width, size] of Object.entries(SIZES)) {
      const ana = await device(chromium, base, size);
      await signIn(ana, demo("ana-ivanova"));
      await live(ana);
      await ana.waitForTimeout(300);
      const { id } = await book(nina, "ana-ivanova");
      const toast = ana.getByTestId("toast").filter({ hasText: "New booking" }).first();
      await toast.waitFor();
      must(/^\(\d+\) /.test(await ana.title()), `the title counts what nobody has seen: ${await ana.title()}`);
      must(await ana.evaluate(() => document.activeElement === document.body || document.activeElement?.tagName === "H1"), "the toast took the focus");
      await ana.keyboard.press("F6");
      must(await toast.evaluate((node) => node.contains(document.activeElement)), "F6 goes to the toasts");
      await ana.keyboard.press("Escape");
      await accessible(ana, `an alert, ${width}`);
      await ana.getByRole("link", { name: /^Inbox/ }).click();
      await ana.getByRole("heading", { name: "Inbox" }).waitFor();
      const rows = ana.getByRole("main").locator("[data-kind]");
      await rows.first().getByText("New booking").waitFor();
      const before = await rows.count();
      await ana.locator('[data-unread="0"]').waitFor();
      must(!/^\(\d+\)/.test(await ana.title()), "what was seen is counted no more");
      await accessible(ana, `the inbox, ${width}`);
      await fits(ana, `the inbox, ${width}`);
      await nina("POST", `/bookings/${id}/cancel`, {});
      await rows.first().getByText("Session cancelled").waitFor();
      must((await rows.count()) === before + 1, "the inbox is live");
      const older = ana.getByRole("button", { name: "Older" });
      if (await older.count()) {
        await older.click();
        await ana.waitForFunction((count) => document.querySelectorAll("main [data-kind]").length > count, before + 1);
      }
      await ana.getByRole("link", { name: "FitTribe" }).click();
      await ana.getByRole("link", { name: /^Inbox/ }).click();
      await rows.first().getByText("Session cancelled").waitFor();
      await calm(ana);
    }
  }

  /** How long what moved on some pages moved, in ms, for somebody with this preference. */
  async function motions(reducedMotion) {
    const page = await device(chromium, base, SIZES.phone, { reducedMotion });
    await page.addInitScript(() => {
      window.motions = [];
      const note = ({ target }) => window.motions.push(...target.getAnimations({ subtree: true }).map((one) => Number(one.effect.getComputedTiming().activeDuration)));
      for (const kind of ["animationstart", "transitionrun"]) addEventListener(kind, note, true);
    });
    const all = [];
    const gather = async () => {
      await page.waitForTimeout(300);
      all.push(...(await page.evaluate(() => window.motions)));
    };
    await page.goto("/");
    await live(page);
    await gather();
    await signIn(page, demo("ana-ivanova"));
    await live(page);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("dialog").waitFor();
    await gather();
    await page.goto("/account");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await gather();
    await calm(page);
    return all;
  }

  async function reducedMotion() {
    const moving = await motions("no-preference");
    must(Math.max(0, ...moving) > 100, "nothing moves for anybody, so this says nothing");
    const still = await motions("reduce");
    must(Math.max(0, ...still) <= 1, `something moves for ${Math.max(...still)} ms`);
  }

  async function theWayAround() {
    const phone = await device(chromium, base, SIZES.phone);
    await signIn(phone, demo("ana-ivanova"));
    const bottom = phone.getByRole("navigation", { name: "Main" }).last();
    await phone.getByRole("button", { name: "More" }).waitFor();
    must((await bottom.getByRole("listitem").count()) <= 5, "more than five things at the bottom");
    await phone.getByRole("button", { name: "More" }).click();
    const sheet = phone.getByRole("dialog");
    for (const name of ["Classes", "Time off", "Reviews", "Account"]) await sheet.getByRole("link", { name }).waitFor();
    await accessible(phone, "what has no room at the bottom");
    await fits(phone, "what has no room at the bottom");
    await sheet.getByRole("link", { name: "Account" }).click();
    await phone.waitForURL("**/account");
    await phone.getByRole("heading", { level: 1 }).waitFor();
    await phone.waitForFunction(() => document.activeElement?.tagName === "H1");
    await calm(phone);

    const laptop = await device(chromium, base, SIZES.laptop);
    await signIn(laptop, demo("nina"));
    await laptop.goto("/trainers/ana-ivanova");
    await live(laptop);
    must((await laptop.getByRole("link", { name: "Find trainers" }).first().getAttribute("aria-current")) === "page", "a page inside a place marks the place");
    await laptop.getByRole("button", { name: /^Menu of/ }).focus();
    await laptop.keyboard.press("Enter");
    const menu = laptop.getByRole("menu");
    await menu.getByRole("menuitem", { name: "Account" }).waitFor();
    await accessible(laptop, "the menu under the name");
    await menu.getByRole("menuitem", { name: "Deutsch" }).click();
    await laptop.getByRole("link", { name: "Trainer finden" }).first().waitFor();
    must((await laptop.evaluate(() => document.documentElement.lang)) === "de", "the page says its language");
    await laptop.getByRole("button", { name: /^Menü von/ }).click();
    await laptop.getByRole("menuitem", { name: "English" }).click();
    await laptop.getByRole("button", { name: /^Menu of/ }).click();
    await laptop.getByRole("menuitem", { name: "Sign out" }).click();
    await laptop.getByRole("link", { name: "Sign in" }).first().waitFor();
    must(await laptop.evaluate(() => localStorage.getItem("fittribe.account") === null), "the device knows who it was");
    await calm(laptop);
  }

  return [
    ["every role’s pages", everyRolesPages],
    ["pages for everybody", pagesForEverybody],
    ["the inbox and its bell", inbox],
    ["the way around", theWayAround],
    ["nothing moves for those who want no motion", reducedMotion],
  ];
};
