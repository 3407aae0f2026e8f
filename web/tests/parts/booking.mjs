// Finding a time and booking it.
import { accessible, api, calm, demo, device, fits, free, live, must, openTimes, SERVICE, signIn, SIZES } from "../support.mjs";

export const parts = ({ base, chromium }) => {
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
    await other.locator('[aria-live="polite"]').getByText(/was just taken/).waitFor({ state: "attached" });
    await nina.getByRole("button", { name: "Let it go" }).click();
    await other.locator(`[data-slot="${start}"]:not([data-held])`).waitFor();
    // Taken between the tap and the server: the page has not heard of it yet.
    let first = true;
    await nina.route("**/api/v1/bookings", async (route) => {
      if (!first) return route.continue();
      first = false;
      const taker = await api(base, demo("omar"));
      const { service, trainer } = JSON.parse(route.request().postData());
      const taken = await taker("POST", "/bookings", { trainer, service, start, confirm: true });
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

  async function greyWithinAFrame() {
    const nina = await without("nina");
    const page = await device(chromium, base, SIZES.laptop);
    // Asked before each message is read: what the starts it names look like when the next frame is drawn.
    await page.addInitScript(() => {
      window.drawn = [];
      window.WebSocket = class extends WebSocket {
        constructor(...where) {
          super(...where);
          this.addEventListener("message", ({ data }) => {
            const { t, topic, d } = JSON.parse(data);
            if (t !== "delta" || !topic.endsWith(":slots")) return;
            const said = [...d.held.map(([start]) => [start, true]), ...d.add.map((start) => [start, false])];
            requestAnimationFrame(() => {
              for (const [start, held] of said) {
                const button = document.querySelector(`[data-slot="${start}"]`);
                if (button) window.drawn.push({ start, said: held, drawn: button.hasAttribute("data-held") });
              }
            });
          });
        }
      };
    });
    await openTimes(page, "ana-ivanova");
    const start = await free(page).nth(2).getAttribute("data-slot");
    for (let time = 1; time <= 5; time += 1) {
      const hold = await nina.book({ service: nina.service(SERVICE), start });
      await page.locator(`[data-slot="${start}"][data-held]`).waitFor();
      await nina.release(hold.id);
      await page.locator(`[data-slot="${start}"]:not([data-held])`).waitFor();
    }
    const drawn = await page.evaluate(() => window.drawn);
    must(drawn.filter((one) => one.start === start).length === 10, `five holds and their ends: ${JSON.stringify(drawn)}`);
    must(drawn.every((one) => one.said === one.drawn), `a frame was drawn as if there had been no message: ${JSON.stringify(drawn)}`);
    await calm(page);
  }

  /** What a demo trainer sells, and somebody's way to book it without a page. */
  async function without(who, slug = "ana-ivanova") {
    const send = await api(base, demo(who));
    const trainer = (await send("GET", `/trainers/${slug}`)).body;
    const service = (name) => trainer.services.find((one) => one.name === name).id;
    const days = async (name) => (await send("GET", `/trainers/${trainer.id}/slots?service=${service(name)}&tz=UTC`)).body.days.filter((day) => day.slots.length > 0);
    const book = async (more) => {
      const made = await send("POST", "/bookings", { trainer: trainer.id, ...more });
      must(made.status === 201, `booked without a page: ${JSON.stringify(made.body)}`);
      return made.body;
    };
    const release = (id) => send("POST", `/bookings/${id}/release`, {});
    return { send, trainer, service, days, book, release };
  }

  async function classFills() {
    const ana = await without("ana-ivanova");
    const day = (await ana.days("Strength session")).at(-2);
    const service = ana.service("Morning circuit");
    const opened = await ana.send("POST", "/classes", { service, start: day.slots[0], capacity: 2 });
    must(opened.status === 201, `a class: ${JSON.stringify(opened.body)}`);
    const [lucy, other] = await Promise.all([device(chromium, base, SIZES.laptop), device(chromium, base, SIZES.phone)]);
    await signIn(lucy, demo("lucy"));
    await Promise.all([lucy, other].map((page) => page.goto(`/trainers/ana-ivanova?service=${service}`)));
    const row = (page) => page.locator("li", { has: page.locator(`[data-seats="${opened.body.id}"]`) });
    await row(other).getByText("2 of 2 seats left").waitFor();
    await row(lucy).getByRole("button", { name: "Take a seat" }).click();
    await row(other).getByText("1 of 2 seats left").waitFor();
    await lucy.getByRole("button", { name: "Confirm booking" }).click();
    await lucy.getByRole("heading", { name: "You are booked" }).waitFor();
    await (await without("pavel")).book({ service, session: opened.body.id, confirm: true });
    await row(other).getByText("All 2 seats are taken").waitFor();
    must(await row(other).getByRole("button", { name: "Full" }).isDisabled(), "nobody can join a full class");
    await accessible(other, "a full class");
    await fits(other, "a full class");
    await lucy.goBack();
    await row(lucy).getByText("You have a seat").waitFor();
    await accessible(lucy, "a class that one is in");
    await calm(lucy, other);
  }

  async function secondTab() {
    const first = await device(chromium, base, SIZES.laptop);
    await signIn(first, demo("aiko"));
    await openTimes(first, "ana-ivanova");
    const second = await first.context().newPage();
    await openTimes(second, "ana-ivanova");
    const start = await free(first).nth(4).getAttribute("data-slot");
    await first.locator(`[data-slot="${start}"]`).click();
    await first.getByRole("timer").waitFor();
    await second.getByText("You hold").waitFor();
    await second.locator(`[data-slot="${start}"]`).getByText("Yours").waitFor();
    await second.getByRole("button", { name: "Go on" }).click();
    await second.getByRole("timer").waitFor();
    await first.getByRole("button", { name: "Confirm booking" }).click();
    await first.getByRole("heading", { name: "You are booked" }).waitFor();
    await second.getByRole("heading", { name: "This is booked" }).waitFor();
    await second.getByRole("link", { name: "See the booking" }).click();
    await second.getByRole("heading", { name: "You are booked" }).waitFor();
    await calm(first);
  }

  /** Does what is asked for, and loses the answer the first time. */
  async function loseTheAnswer(page, address) {
    let lost = false;
    await page.route(address, async (route) => {
      if (lost) return route.continue();
      lost = true;
      await route.fetch();
      await route.abort("connectionreset");
    });
  }

  async function lostAnswers() {
    const page = await device(chromium, base, SIZES.phone);
    await signIn(page, demo("maria"));
    await openTimes(page, "ana-ivanova");
    await loseTheAnswer(page, "**/api/v1/bookings");
    await loseTheAnswer(page, "**/api/v1/bookings/*/confirm");
    const start = await free(page).nth(6).getAttribute("data-slot");
    await page.locator(`[data-slot="${start}"]`).click();
    await page.getByRole("timer").waitFor();
    await page.getByRole("button", { name: "Confirm booking" }).click();
    await page.getByRole("heading", { name: "You are booked" }).waitFor();
    const maria = await without("maria");
    const { items } = (await maria.send("GET", "/bookings?limit=100")).body;
    const same = items.filter((one) => one.start === start && one.trainer === maria.trainer.id);
    must(same.length === 1 && same[0].status === "confirmed", `one booking, confirmed: ${JSON.stringify(same)}`);
    await calm(page);
  }

  async function backAndReload() {
    const page = await device(chromium, base, SIZES.phone);
    await signIn(page, demo("jack"));
    await openTimes(page, "ana-ivanova");
    await page.getByRole("button", { name: "Add a note for Ana Ivanova" }).click();
    await page.getByLabel("Note for Ana Ivanova").fill("My left knee");
    await free(page).nth(8).click();
    await page.getByRole("timer").waitFor();
    await page.getByText("My left knee").last().waitFor();
    await page.goBack();
    await page.getByRole("timer").waitFor({ state: "detached" });
    await page.getByText("You hold").waitFor();
    must((await page.getByLabel("Note for Ana Ivanova").inputValue()) === "My left knee", "nothing typed is lost");
    await accessible(page, "a hold that was left");
    await page.goForward();
    await page.getByRole("timer").waitFor();
    await page.reload();
    await page.getByRole("timer").waitFor();
    const id = new URL(page.url()).searchParams.get("hold");
    // Ended elsewhere while the panel is open: it says so, and holds again.
    await (await without("jack")).release(id);
    await page.getByRole("heading", { name: "This is cancelled" }).or(page.getByRole("heading", { name: "This hold has ended" })).waitFor();
    await accessible(page, "a hold that has ended");
    await page.getByRole("button", { name: "Hold it again" }).click();
    await page.getByRole("timer").waitFor();
    must(!page.url().includes(id), "another hold");
    await page.getByRole("button", { name: "Let it go" }).click();
    await page.getByRole("timer").waitFor({ state: "detached" });
    await calm(page);
  }

  async function holdLimit() {
    const elena = await without("elena");
    const days = await elena.days(SERVICE);
    const holds = [];
    for (const day of days.slice(-3, -1)) holds.push(await elena.book({ service: elena.service(SERVICE), start: day.slots[0] }));
    const page = await device(chromium, base, SIZES.laptop);
    await signIn(page, demo("elena"));
    await openTimes(page, "ana-ivanova");
    await free(page).nth(10).click();
    await page.locator("[data-swap]").nth(1).waitFor();
    await accessible(page, "too many holds");
    await fits(page, "too many holds");
    await page.locator(`[data-swap="${holds[0].id}"]`).click();
    await page.getByRole("timer").waitFor();
    must((await elena.send("GET", `/bookings/${holds[0].id}`)).body.status === "cancelled", "the first hold is let go");
    await page.getByRole("button", { name: "Let it go" }).click();
    await page.getByRole("timer").waitFor({ state: "detached" });
    await elena.release(holds[1].id);
    await calm(page);
  }

  async function keyboardAlone() {
    const page = await device(chromium, base, SIZES.laptop);
    await signIn(page, demo("raj"));
    await page.goto("/trainers/ana-ivanova");
    await free(page).first().waitFor();
    await live(page);
    const tabTo = async (selector) => {
      for (let i = 0; i < 60; i += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
      }
      throw new Error(`no way to ${selector} by Tab`);
    };
    const at = (what) => page.evaluate((name) => document.activeElement.getAttribute(name), what);
    await tabTo('input[name="service"]');
    await page.keyboard.press("ArrowDown");
    await page.getByLabel(SERVICE).and(page.locator(":checked")).waitFor({ state: "attached" });
    await free(page).first().waitFor();
    await tabTo("button[aria-pressed]");
    const here = await at("data-stop");
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((before) => (document.activeElement.getAttribute("data-stop") ?? before) > before, here);
    const day = await at("data-stop");
    await page.keyboard.press("Enter");
    await page.locator(`[data-stop="${day}"][aria-pressed="true"]:visible`).waitFor();
    await tabTo("[data-slot]");
    const first = await at("data-slot");
    await page.keyboard.press("ArrowDown");
    const below = await at("data-slot");
    must(below > first, `a row further down is later: ${first}, ${below}`);
    await page.keyboard.press("ArrowUp");
    must((await at("data-slot")) === first, "and back up again");
    await page.keyboard.press("End");
    must((await at("data-slot")) > below, "the end of the day");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    const start = await at("data-slot");
    await page.keyboard.press("Enter");
    await page.getByRole("timer").waitFor();
    await page.waitForFunction(() => document.activeElement.closest('[role="dialog"]'));
    while ((await page.evaluate(() => document.activeElement.textContent)) !== "Confirm booking") await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "You are booked" }).waitFor();
    const { items } = (await (await without("raj")).send("GET", "/bookings?status=confirmed&limit=100")).body;
    must(items.some((one) => one.start === start), "what was walked to is what is booked");
    await calm(page);
  }

  async function whyNotFree() {
    const zoe = await without("zoe");
    const page = await device(chromium, base, SIZES.laptop);
    await signIn(page, demo("ana-ivanova"));
    await openTimes(page, "ana-ivanova");
    const start = await free(page).nth(3).getAttribute("data-slot");
    const hold = await zoe.book({ service: zoe.service(SERVICE), start });
    const slot = page.locator(`[data-slot="${start}"][data-held]`);
    await slot.click();
    await page.locator(`[data-why="${start}"] li`).first().waitFor();
    await accessible(page, "why a time is not free");
    await page.keyboard.press("Escape");
    await page.locator("[data-why]").waitFor({ state: "detached" });
    must((await page.evaluate(() => document.activeElement.getAttribute("data-slot"))) === start, "the focus is back at the time");
    await zoe.release(hold.id);
    await calm(page);
  }

  return [
    ["sign-up to a confirmed booking on a phone", () => signUpToBooking("phone", SIZES.phone)],
    ["sign-up to a confirmed booking on a laptop", () => signUpToBooking("laptop", SIZES.laptop)],
    ["two browsers on one slot", twoOnOneSlot],
    ["a held slot is grey in the frame after its message", greyWithinAFrame],
    ["a class fills up before everybody’s eyes", classFills],
    ["a hold in two tabs", secondTab],
    ["lost answers end in one booking", lostAnswers],
    ["a hold survives back, reload and its end", backAndReload],
    ["one hold too many is swapped", holdLimit],
    ["booking with the keyboard alone", keyboardAlone],
    ["a trainer asks why a time is not free", whyNotFree],
  ];
};
