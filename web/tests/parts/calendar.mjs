// What a trainer sees of the day and the week.
import { accessible, api, calm, demo, device, fits, live, must, SERVICE, signIn, SIZES } from "../support.mjs";

const ANA = demo("ana-ivanova");
/** Weeks ahead that the demo data leaves empty. */
const AHEAD = 3;

const addDays = (date, days) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Sofia" }).format(new Date());
const monday = (date) => addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
/** A day of the empty week, 0 for its Monday. */
const day = (nth) => addDays(monday(today()), AHEAD * 7 + nth);
/** In winter, when Sofia is two hours ahead, and in summer, when it is three. */
const sofia = (date, time) => {
  const guess = new Date(`${date}T${time}:00Z`);
  const shown = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Sofia", hour: "2-digit", hourCycle: "h23" }).format(guess);
  return new Date(guess.getTime() - ((Number(shown) - guess.getUTCHours() + 24) % 24) * 3_600_000).toISOString();
};

/** Books the free service of Ana as a client. */
async function book(base, client, date, time, note = null) {
  const as = await api(base, demo(client));
  const page = (await as("GET", "/trainers/ana-ivanova")).body;
  const service = page.services.find((one) => one.name === SERVICE).id;
  const body = { trainer: page.id, service, start: sofia(date, time), confirm: true, note };
  const made = await as("POST", "/bookings", body);
  must(made.status === 201, `booked: ${JSON.stringify(made.body)}`);
  const start = async () => (await as("GET", `/bookings/${made.body.id}`)).body.start;
  const cancel = () => as("POST", `/bookings/${made.body.id}/cancel`, {});
  return { start, cancel };
}

/** Ana at the empty week. */
async function week(chromium, base, size = SIZES.laptop) {
  const page = await device(chromium, base, size);
  await signIn(page, ANA);
  await page.goto("/calendar");
  await live(page);
  for (let i = 0; i < AHEAD; i += 1) await page.getByRole("button", { name: "Week after" }).click();
  if (size === SIZES.laptop) await page.locator(`[data-week="${day(0)}"] [role=cell][data-date="${day(0)}"]`).waitFor();
  return page;
}

/** A little below where a time begins in the grid. */
async function spot(page, date, time) {
  const [cell, slot] = [page.locator(`[role=cell][data-date="${date}"]`), page.locator(`[data-time="${time}:00"]`).first()];
  await slot.scrollIntoViewIfNeeded();
  const [column, row] = [await cell.boundingBox(), await slot.boundingBox()];
  return { x: column.x + column.width / 2, y: row.y + 3 };
}

/** Drags, and a little further until what is dragged shows what it should: it snaps by its middle. */
async function drag(page, from, to, shown) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 8, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 10 });
  for (const by of shown ? [-6, 6, 0] : []) {
    if (await shown.isVisible()) break;
    await page.mouse.move(to.x, to.y + by, { steps: 3 });
    await shown.waitFor({ timeout: 2000 }).catch(() => {});
  }
  await page.mouse.up();
}

const over = async (page, date, from, to) => drag(page, await spot(page, date, from), await spot(page, date, to).then(({ x, y }) => ({ x, y: y - 6 })));
const session = (page, date, name) => page.locator(`[role=cell][data-date="${date}"]`).getByRole("button", { name });
const words = (page, date, options) => page.evaluate(([at, how]) => new Intl.DateTimeFormat("en-GB", { ...how, timeZone: "UTC" }).format(new Date(`${at}T12:00:00Z`)), [date, options]);

export const parts = ({ base, chromium }) => {
  async function trainersAlert() {
    const devices = await Promise.all([SIZES.laptop, SIZES.phone].map((size) => device(chromium, base, size)));
    for (const page of devices) {
      await signIn(page, ANA);
      await live(page);
    }
    const [laptop, phone] = devices;
    // Sounds are on here and off there.
    for (const page of devices) {
      await page.addInitScript(() => {
        window.sounds = 0;
        window.AudioContext = class extends AudioContext {
          constructor() {
            super();
            window.sounds += 1;
          }
        };
      });
    }
    await laptop.evaluate(() => localStorage.setItem("fittribe.sound", "on"));
    for (const page of devices) await page.goto("/today");
    for (const page of devices) {
      await page.getByRole("heading", { level: 1 }).waitFor();
      await live(page);
      await page.waitForTimeout(300);
      await page.evaluate(() => {
        Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
        document.dispatchEvent(new Event("visibilitychange"));
      });
    }
    const nina = await api(base, demo("nina"));
    const page = (await nina("GET", "/trainers/ana-ivanova")).body;
    const service = page.services.find((one) => one.name === SERVICE).id;
    const { days } = (await nina("GET", `/trainers/${page.id}/slots?service=${service}&tz=UTC`)).body;
    const booked = await nina("POST", "/bookings", { trainer: page.id, service, start: days.at(-1).slots[0], confirm: true });
    must(booked.status === 201, `booked: ${JSON.stringify(booked.body)}`);
    const answered = Date.now();
    await Promise.all(devices.map((one) => one.getByTestId("toast").getByText("New booking").waitFor()));
    const took = Date.now() - answered;
    must(took < 1000, `the alert took ${took} ms after the answer on both devices`);
    for (const one of devices) await one.waitForFunction(() => /^\(\d+\) /.test(document.title));
    must((await laptop.evaluate(() => window.sounds)) > 0 && (await phone.evaluate(() => window.sounds)) === 0, "a sound where it is switched on, and only there");
    await laptop.evaluate(() => {
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "visible" });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await laptop.waitForFunction(() => !/^\(/.test(document.title));
    const news = laptop.getByRole("region", { name: "New since you last looked" });
    await news.getByText("New booking").first().waitFor();
    await news.getByRole("button", { name: "Seen" }).click();
    await news.waitFor({ state: "detached" });
    await calm(laptop, phone);
  }

  async function paintHours() {
    const [saturday, client, other] = [day(5), await device(chromium, base, SIZES.laptop), await week(chromium, base)];
    await client.goto("/trainers/ana-ivanova");
    await client.getByText(SERVICE).first().click();
    await live(client);
    const label = await words(client, saturday, { weekday: "long", day: "numeric", month: "long" });
    for (let i = 0; i < 3 && !(await client.getByRole("button", { name: new RegExp(`^${label},`) }).isVisible()); i += 1) await client.getByRole("button", { name: "Later weeks" }).click();
    const offered = client.getByRole("button", { name: new RegExp(`^${label},`) });
    must(await offered.isDisabled(), `${label} is open before it was painted`);
    const ana = await week(chromium, base);
    await ana.getByRole("button", { name: "Edit hours" }).click();
    await over(ana, saturday, "10:00", "12:00");
    const asked = ana.getByRole("dialog");
    must((await asked.getByLabel("From").inputValue()) === "10:00" && (await asked.getByLabel("To").inputValue()) === "12:00", "the painted hours are not those that were dragged over");
    await accessible(ana, "painted hours");
    await asked.getByRole("button", { name: /^Only/ }).click();
    await ana.getByTestId("toast").getByText("Your hours are saved").waitFor();
    await offered.and(client.locator(":enabled")).waitFor();
    await other.locator(`[role=cell][data-date="${saturday}"] [aria-hidden=true]`).first().waitFor();
    const block = ana.locator(`[role=cell][data-date="${saturday}"]`).getByRole("button", { name: /10:00 – 12:00/ });
    await drag(ana, await spot(ana, saturday, "10:30"), await spot(ana, saturday, "13:30"), ana.getByText("13:00 – 15:00"));
    must((await asked.getByLabel("From").inputValue()) === "13:00", "a block that was dragged keeps its length");
    await ana.keyboard.press("Escape");
    await block.waitFor();
    await block.focus();
    await ana.keyboard.press("Enter");
    // The toast of the painting may still be there, and clients hear of the closing before its own toast comes.
    await ana.getByTestId("toast").evaluateAll((toasts) => toasts.forEach((toast) => (toast.dataset.earlier = "")));
    await asked.getByRole("button", { name: /^Close only/ }).click();
    await offered.and(client.locator(":disabled")).waitFor();
    await ana.locator("[data-testid=toast]:not([data-earlier])").getByRole("button", { name: /^Undo/ }).click();
    await offered.and(client.locator(":enabled")).waitFor();
    await block.focus();
    await ana.keyboard.press("Enter");
    await asked.getByRole("button", { name: /weekly hours back/ }).click();
    await offered.and(client.locator(":disabled")).waitFor();
    await calm(client, other, ana);
  }

  async function everyWeek() {
    const ana = await week(chromium, base);
    const own = await api(base, ANA);
    const before = (await own("GET", "/trainers/me/hours")).body.weekly;
    await ana.getByRole("button", { name: "Edit hours" }).click();
    await over(ana, day(1), "21:00", "22:00");
    await ana.getByRole("dialog").getByRole("button", { name: "Every Tuesday" }).click();
    await ana.getByTestId("toast").getByText("Your hours are saved").waitFor();
    const painted = (await own("GET", "/trainers/me/hours")).body.weekly;
    must(painted.some((one) => one.weekday === "tuesday" && one.start === "21:00" && one.end === "22:00"), JSON.stringify(painted));
    must(painted.length === before.length + 1, "the other hours stay");
    await ana.keyboard.press("Control+z");
    await ana.getByTestId("toast").getByText("Your hours are as they were").waitFor();
    const after = (await own("GET", "/trainers/me/hours")).body.weekly;
    must(after.length === before.length, JSON.stringify(after));
    await calm(ana);
  }

  async function dragToMove() {
    const wednesday = day(2);
    const booking = await book(base, "lucy", wednesday, "09:00", "My knee is better.");
    const ana = await week(chromium, base);
    await session(ana, wednesday, /09:00 Lucy Chen/).waitFor();
    await drag(ana, await spot(ana, wednesday, "09:00"), await spot(ana, wednesday, "16:00"), ana.getByText(/^16:00 Lucy/));
    const asked = ana.getByRole("dialog", { name: "Move Lucy Chen’s session?" });
    await asked.getByText(/16:00 – 16:30 · Sofia/).waitFor();
    await asked.getByText(/09:00 – 09:30 · New York/).waitFor();
    await asked.getByText("Lucy Chen is told at once").waitFor();
    await accessible(ana, "the consequence of a move");
    must((await booking.start()) === sofia(wednesday, "09:00").replace(".000Z", "Z"), "it moved before anybody said so");
    await asked.getByRole("button", { name: "Move", exact: true }).click();
    await ana.getByTestId("toast").getByText("Moved.").waitFor();
    await session(ana, wednesday, /16:00 Lucy Chen/).waitFor();
    await accessible(ana, "the way back from a move");
    await ana.getByRole("button", { name: /^Undo/ }).focus();
    await ana.keyboard.press("Enter");
    await session(ana, wednesday, /09:00 Lucy Chen/).waitFor();
    await ana.getByTestId("toast").getByText("Moved back").waitFor();
    must((await booking.start()) === sofia(wednesday, "09:00").replace(".000Z", "Z"), "the undo did not reach the server");
    await booking.cancel();
    await session(ana, wednesday, /Lucy Chen/).waitFor({ state: "detached" });
    await calm(ana);
  }

  /** Without a pointer, and on a phone: the same consequence and the same way back. */
  async function moveByButton() {
    const monday = day(0);
    const booking = await book(base, "elena", monday, "09:00");
    const ana = await week(chromium, base, SIZES.phone);
    const row = ana.locator("div").filter({ has: ana.getByText("Elena") }).filter({ has: ana.getByRole("button", { name: "Move", exact: true }) }).last();
    await row.getByRole("button", { name: "Move", exact: true }).click();
    const asked = ana.getByRole("dialog");
    await asked.locator("[data-slot]:not([data-held])").nth(1).click();
    const consequence = ana.getByRole("dialog", { name: /^Move Elena/ });
    await consequence.getByText("is told at once").waitFor();
    await accessible(ana, "the consequence of a move, on a phone");
    await fits(ana, "the consequence of a move, on a phone");
    await consequence.getByRole("button", { name: "Move", exact: true }).click();
    await ana.getByTestId("toast").getByText("Moved.").waitFor();
    const started = sofia(monday, "09:00").replace(".000Z", "Z");
    must((await booking.start()) !== started, "nothing moved");
    await ana.getByRole("button", { name: /^Undo/ }).click();
    await ana.getByTestId("toast").getByText("Moved back").waitFor();
    must((await booking.start()) === started, "the undo did not reach the server");
    await booking.cancel();
    await calm(ana);
  }

  async function dragOntoTaken() {
    const thursday = day(3);
    const bookings = [await book(base, "omar", thursday, "09:00"), await book(base, "raj", thursday, "10:00")];
    const ana = await week(chromium, base);
    await session(ana, thursday, /10:00 Raj Patel/).waitFor();
    await drag(ana, await spot(ana, thursday, "09:00"), await spot(ana, thursday, "10:00"), ana.getByText(/^10:00 Omar/));
    const asked = ana.getByRole("dialog");
    await asked.getByRole("button", { name: "Move", exact: true }).click();
    await asked.getByRole("alert").getByText(/10:00/).first().waitFor();
    await asked.getByRole("alert").getByText(/The session stays on/).waitFor();
    await asked.getByRole("button", { name: "Close" }).last().click();
    await session(ana, thursday, /09:00 Omar Haddad/).waitFor();
    await drag(ana, await spot(ana, thursday, "09:00"), await spot(ana, thursday, "13:00"), ana.getByText(/^13:00 Omar/));
    await asked.getByText(/Clients could not book this time/).waitFor();
    await asked.getByRole("button", { name: "Leave it" }).click();
    await session(ana, thursday, /09:00 Omar Haddad/).waitFor();
    must((await bookings[0].start()) === sofia(thursday, "09:00").replace(".000Z", "Z"), "what was left moved all the same");
    for (const booking of bookings) await booking.cancel();
    await calm(ana);
  }

  async function whyNotFree() {
    const ana = await week(chromium, base);
    const at = await spot(ana, day(6), "10:00");
    await ana.mouse.click(at.x, at.y);
    const asked = ana.getByRole("dialog");
    await asked.getByText(/closed|open/i).first().waitFor();
    await accessible(ana, "why a time is not free");
    await asked.getByRole("button", { name: "Open these hours" }).click();
    must((await asked.getByLabel("From").inputValue()) === "10:00", "the hours that are offered are not those asked about");
    await ana.keyboard.press("Escape");
    await ana.getByRole("button", { name: "Done" }).click();
    await ana.getByRole("button", { name: "Why is a time not free?" }).focus();
    await ana.keyboard.press("Enter");
    await asked.getByLabel("Service").selectOption({ label: SERVICE });
    await asked.getByLabel("Date").fill(day(0));
    await asked.getByLabel("Time").fill("09:00");
    await asked.getByText("This time can be booked.").waitFor();
    await asked.getByLabel("Time").fill("13:00");
    await asked.getByRole("button", { name: "Open these hours" }).waitFor();
    await accessible(ana, "why a time is not free, by keyboard");
    await calm(ana);
  }

  async function blockTime() {
    const friday = day(4);
    const [ana, other] = [await week(chromium, base), await week(chromium, base)];
    const own = await api(base, ANA);
    const off = async () => (await own("GET", "/trainers/me/hours")).body.time_off.filter(({ note }) => note === "Dentist");
    await over(ana, friday, "09:00", "11:00");
    const asked = ana.getByRole("dialog", { name: "Block this time" });
    await asked.getByLabel("Reason").fill("Dentist");
    await asked.getByRole("button", { name: "Block", exact: true }).click();
    await ana.getByTestId("toast").getByText("The time is blocked").waitFor();
    await Promise.all([ana, other].map((page) => page.locator(`[role=cell][data-date="${friday}"]`).getByText("Dentist").waitFor()));
    const [made] = await off();
    must(made?.start === sofia(friday, "09:00").replace(".000Z", "Z") && made.end === sofia(friday, "11:00").replace(".000Z", "Z"), JSON.stringify(made));
    const inside = await spot(ana, friday, "10:00");
    await ana.mouse.click(inside.x, inside.y);
    await ana.getByRole("dialog").getByRole("button", { name: "Take the time off back" }).waitFor();
    await ana.keyboard.press("Escape");
    await ana.getByRole("button", { name: /^Undo/ }).click();
    await ana.getByTestId("toast").getByText("The time is open again").waitFor();
    await other.locator(`[role=cell][data-date="${friday}"]`).getByText("Dentist").waitFor({ state: "detached" });
    must((await off()).length === 0, "the time off is still there");
    await calm(ana, other);
  }

  async function looksOfTheWeek() {
    const booking = await book(base, "zoe", day(0), "09:30", "First time!");
    for (const [size, name] of [[SIZES.laptop, "laptop"], [SIZES.phone, "phone"]]) {
      const ana = await week(chromium, base, size);
      const row = ana.getByText("Zoe Martin").and(ana.locator(":visible"));
      await row.first().waitFor();
      await accessible(ana, `the week (${name})`);
      await fits(ana, `the week (${name})`);
      if (size === SIZES.laptop) {
        await session(ana, day(0), /Zoe Martin/).focus();
        await ana.keyboard.press("Enter");
        await ana.getByRole("dialog").getByText("First time!").waitFor();
        await ana.keyboard.press("Escape");
        await ana.getByRole("button", { name: "Edit hours" }).click();
        await ana.locator("[data-painting]").waitFor();
        await accessible(ana, "painting hours");
        await fits(ana, "painting hours");
        await ana.emulateMedia({ media: "print" });
        must(await row.first().isVisible(), "the printed week lacks its agenda");
        must(!(await ana.locator("header, [data-week], [data-no-print]").and(ana.locator(":visible")).count()), "what is of no use on paper is printed");
      }
      await calm(ana);
    }
    await booking.cancel();
  }

  async function looksOfToday() {
    for (const [size, name] of [[SIZES.laptop, "laptop"], [SIZES.phone, "phone"]]) {
      const ana = await device(chromium, base, size);
      await signIn(ana, ANA);
      await ana.goto("/today");
      // A session may be under way, at some hours; the next one counts down.
      const next = ana.getByRole("region", { name: "Next", exact: true });
      await next.getByRole("timer").or(next.getByText("Now", { exact: true })).waitFor();
      await live(ana);
      await accessible(ana, `today (${name})`);
      await fits(ana, `today (${name})`);
      await calm(ana);
    }
  }

  return [
    ["the trainer’s alert on two devices", trainersAlert],
    ["painted hours appear at a client’s page", paintHours],
    ["painted hours of each week, and back", everyWeek],
    ["a session dragged to another time, and back", dragToMove],
    ["a session moved by its button, and back", moveByButton],
    ["a session dragged onto a taken time", dragOntoTaken],
    ["why a time is not free", whyNotFree],
    ["blocked time", blockTime],
    ["the look of the week", looksOfTheWeek],
    ["the look of today", looksOfToday],
  ];
};
