// A trainer's people: classes, time off, reviews, clients.
import { accessible, api, calm, demo, device, fits, free, live, must, openTimes, SERVICE, signIn, SIZES } from "../support.mjs";

const ANA = "ana-ivanova";
const settled = (page) => page.locator("main .animate-pulse.bg-sunken").first().waitFor({ state: "detached" });
const dialog = (page) => page.getByRole("dialog");
/** The date some days ahead in Sofia, where Ana works. */
const ahead = (days) => new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Sofia" }).format(Date.now() + days * 86_400_000);

export const parts = ({ base, chromium }) => {
  async function asAna(path, size = SIZES.laptop) {
    const page = await device(chromium, base, size);
    await signIn(page, demo(ANA));
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await settled(page);
    return page;
  }

  async function look(page, where) {
    await accessible(page, where);
    await fits(page, where);
  }

  /** An open page of Ana’s class, as anybody sees it. */
  async function openClass(service) {
    const page = await device(chromium, base, SIZES.laptop);
    await page.goto(`/trainers/${ANA}?service=${service.id}`);
    await page.locator("[data-seats]").first().waitFor();
    await live(page);
    return page;
  }

  async function theClass() {
    const nina = await api(base, demo("nina"));
    const page = (await nina("GET", `/trainers/${ANA}`)).body;
    return { nina, trainer: page, service: page.services.find((one) => one.kind.type === "class") };
  }

  async function schedule(page, date, time, weeks = "1") {
    await page.getByRole("button", { name: "Schedule a class" }).click();
    await dialog(page).getByLabel("Date").fill(date);
    await dialog(page).getByLabel("Time").fill(time);
    await dialog(page).getByLabel("Repeat").selectOption(weeks);
    await dialog(page).getByRole("button", { name: "Put it into the calendar" }).click();
  }

  async function classAppears() {
    const { nina, trainer, service } = await theClass();
    const [ana, client] = await Promise.all([asAna("/classes"), openClass(service)]);
    const before = await client.locator("[data-seats]").count();
    await ana.getByRole("button", { name: "Schedule a class" }).click();
    await look(ana, "scheduling a class");
    await dialog(ana).getByLabel("Seats").fill("5000");
    await dialog(ana).getByLabel("Date").fill(ahead(3));
    await dialog(ana).getByLabel("Time").fill("21:15");
    await dialog(ana).getByRole("button", { name: "Put it into the calendar" }).click();
    await dialog(ana).getByText("is 1 to 1000 seats").waitFor();
    await dialog(ana).getByLabel("Seats").fill("2");
    await dialog(ana).getByRole("button", { name: "Put it into the calendar" }).click();
    await client.waitForFunction((count) => document.querySelectorAll("[data-seats]").length === count + 1, before);
    const row = ana.locator("[data-class]").filter({ hasText: "21:15" });
    await row.getByText("0 of 2 seats taken").waitFor();
    const session = await row.getAttribute("data-class");
    const booked = await nina("POST", "/bookings", { trainer: trainer.id, service: service.id, session, confirm: true });
    must(booked.status === 201, `a seat: ${JSON.stringify(booked.body)}`);
    await row.getByText("1 of 2 seats taken").waitFor();
    await row.getByRole("button", { name: "Who is in (1)" }).click();
    await row.getByText("Nina Berg").waitFor();
    await row.getByRole("button", { name: /^Call off/ }).click();
    await dialog(ana).getByText("One person is booked and is told at once.").waitFor();
    await dialog(ana).getByText("Nina Berg").waitFor();
    await look(ana, "calling a class off");
    await dialog(ana).getByRole("button", { name: "Call off", exact: true }).click();
    await ana.getByTestId("toast").getByText("One person was told.").waitFor();
    await client.waitForFunction((count) => document.querySelectorAll("[data-seats]").length === count, before);
    await row.waitFor({ state: "detached" });
    await calm(ana, client);
  }

  async function classRepeats() {
    const trainer = await api(base, demo(ANA));
    const { service } = await theClass();
    const ana = await asAna("/classes", SIZES.phone);
    // The second of three is taken already.
    const taken = await trainer("POST", "/classes", { service: service.id, start: `${ahead(11)}T22:00:00+02:00` });
    must(taken.status === 201, `a class in the way: ${JSON.stringify(taken.body)}`);
    await schedule(ana, ahead(4), "22:00", "3");
    await dialog(ana).getByText("2 of 3 are in your calendar. One was refused:").waitFor();
    must((await dialog(ana).locator("[data-attempt=refused]").count()) === 1, "one is refused, with words");
    must((await dialog(ana).locator("[data-attempt=refused] .text-bad").last().innerText()).length > 10, "the refusal has words");
    await look(ana, "what became of each class");
    must((await trainer("POST", `/classes/${taken.body.id}/cancel`, {})).status === 200, "the way is free");
    await dialog(ana).getByRole("button", { name: "Try the refused again" }).click();
    await ana.getByTestId("toast").getByText("3 classes are in your calendar").waitFor();
    const rows = ana.locator("[data-class]").filter({ hasText: "22:00" });
    await ana.waitForFunction(() => [...document.querySelectorAll("[data-class]")].filter((row) => row.textContent.includes("22:00")).length === 3);
    for (const id of await rows.evaluateAll((all) => all.map((row) => row.dataset.class))) await trainer("POST", `/classes/${id}/cancel`, {});
    await calm(ana);
  }

  /** The times that can be booked on a day; those that went while one looked stay on the page, crossed out. */
  const freeOn = (page, day) => page.locator(`[data-slot^="${day}"]:not([data-held])`);
  const noneFree = (page, day) => page.waitForFunction((date) => !document.querySelector(`[data-slot^="${date}"]:not([data-held])`), day);

  async function timeOff() {
    const client = await device(chromium, base, SIZES.laptop);
    await openTimes(client, ANA);
    const day = await free(client).first().getAttribute("data-slot").then((start) => start.slice(0, 10));
    const ana = await asAna("/time-off");
    const before = await free(client).count();
    must(before > 0, "there are times");
    await ana.getByRole("button", { name: "Take time off" }).click();
    await dialog(ana).getByLabel("First day").fill(day);
    await dialog(ana).getByLabel("Last day").fill("2000-01-01");
    await dialog(ana).getByRole("button", { name: "Take time off" }).click();
    await dialog(ana).getByText("Ends after it begins").waitFor();
    await dialog(ana).getByLabel("Last day").fill(ahead(14));
    await dialog(ana).getByText(/sessions? (is|are) booked in this time/).waitFor();
    await dialog(ana).getByLabel("Note (optional)").fill("Skiing");
    await look(ana, "taking time off");
    await dialog(ana).getByRole("button", { name: "Take time off" }).click();
    await ana.getByText("Skiing").waitFor();
    await noneFree(client, day);
    await look(ana, "time off ahead");
    await ana.getByRole("button", { name: /^Take back/ }).first().click();
    await freeOn(client, day).first().waitFor();
    await ana.getByTestId("toast").getByRole("button", { name: "Undo" }).click();
    await ana.getByText("Skiing").waitFor();
    await ana.getByRole("button", { name: /^Take back/ }).first().click();
    await ana.getByText("Nothing set").waitFor();
    await calm(ana, client);
  }

  /** Chooses a day with times that is some days away. */
  async function laterDay(client) {
    const { nina, trainer } = await theClass();
    const service = trainer.services.find((one) => one.name === SERVICE).id;
    const { days } = (await nina("GET", `/trainers/${trainer.id}/slots?service=${service}&tz=Europe/Berlin`)).body;
    const { date } = days.find((one) => one.date > ahead(3) && one.slots.length > 6);
    const name = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(Date.parse(date));
    const cell = client.getByRole("button", { name: new RegExp(`^${name}`) });
    if ((await cell.count()) === 0) await client.getByRole("button", { name: "Later weeks" }).click();
    await cell.click();
    await client.locator(`[data-slot^="${date}"]`).first().waitFor();
    return date;
  }

  async function dateCloses() {
    const client = await device(chromium, base, SIZES.laptop);
    await openTimes(client, ANA);
    const day = await laterDay(client);
    const ana = await asAna("/time-off", SIZES.phone);
    const cell = ana.locator(`[data-date="${day}"]`);
    await cell.click();
    await dialog(ana).getByText("Closed").click();
    await look(ana, "a date");
    await dialog(ana).getByRole("button", { name: "Save" }).click();
    await noneFree(client, day);
    await ana.locator(`[data-date="${day}"][data-mark=closed]`).waitFor();
    await cell.click();
    await dialog(ana).getByText("Other hours").click();
    await dialog(ana).getByLabel("Opens (1)").fill("06:00");
    await dialog(ana).getByLabel("Closes (1)").fill("07:00");
    while ((await dialog(ana).getByLabel("Opens (2)").count()) > 0) await dialog(ana).getByRole("button", { name: "Remove hours (2)" }).click();
    await dialog(ana).getByRole("button", { name: "Save" }).click();
    await freeOn(client, day).first().waitFor();
    must((await freeOn(client, day).count()) <= 4, "only the hours of that date");
    await look(ana, "dates ahead");
    await ana.getByRole("button", { name: /^Take back/ }).click();
    await client.waitForFunction((date) => document.querySelectorAll(`[data-slot^="${date}"]:not([data-held])`).length > 4, day);
    await calm(ana, client);
  }

  /** A session with Ana that nobody has spoken of yet. */
  async function reviewed(words) {
    const { trainer } = await theClass();
    for (const who of ["nina", "omar", "lucy", "pavel", "aiko", "maria", "jack", "elena", "raj", "zoe"]) {
      const client = await api(base, demo(who));
      const { items } = (await client("GET", `/bookings?limit=100&status=confirmed&to=${new Date().toISOString()}`)).body;
      for (const one of items.filter((booking) => booking.trainer === trainer.id && Date.parse(booking.end) < Date.now())) {
        if ((await client("POST", `/bookings/${one.id}/review`, { rating: 4, body: words })).status === 201) return;
      }
    }
    throw new Error("nobody is left to speak");
  }

  async function answers() {
    const [words, thanks] = [`She knows what she does. ${Date.now()}`, `Thank you, see you soon. ${Date.now()}`];
    await reviewed(words);
    const ana = await asAna("/reviews", SIZES.phone);
    await look(ana, "reviews");
    const review = ana.locator("[data-review]").filter({ hasText: words });
    await review.getByRole("button", { name: /^Answer/ }).click();
    await review.getByRole("textbox").fill("Thank you!");
    await look(ana, "answering");
    await review.getByRole("button", { name: "Save answer" }).click();
    await review.getByText("Thank you!").waitFor();
    await review.getByRole("button", { name: /^Change answer/ }).click();
    await review.getByRole("textbox").fill(thanks);
    await review.getByRole("button", { name: "Save answer" }).click();
    await review.getByText(thanks).waitFor();
    await review.getByRole("button", { name: /^Report/ }).click();
    await dialog(ana).getByRole("button", { name: "Report it" }).click();
    await dialog(ana).getByText("Needed").waitFor();
    await dialog(ana).getByLabel("What is wrong with it").fill("Somebody else’s session");
    await look(ana, "reporting");
    await dialog(ana).getByRole("button", { name: "Report it" }).click();
    await review.getByText("Reported").waitFor();
    const client = await device(chromium, base, SIZES.laptop);
    await client.goto(`/trainers/${ANA}`);
    await client.getByText(thanks).waitFor();
    await calm(ana, client);
  }

  async function clients() {
    const ana = await asAna("/clients", SIZES.phone);
    await look(ana, "clients");
    await ana.getByLabel("Search by name").fill("nobody of this name");
    await ana.getByText("No client is called").waitFor();
    await ana.getByLabel("Search by name").fill("nina");
    const row = ana.getByRole("link", { name: /Nina Berg/ });
    await row.waitFor();
    must((await ana.locator('main a[href^="/clients/client"]').count()) === 1, "the others are gone");
    await row.click();
    await ana.getByRole("heading", { level: 1, name: "Nina Berg" }).waitFor();
    await ana.getByText(/for them, in Stockholm/).waitFor();
    await ana.getByRole("heading", { name: "History" }).waitFor();
    await ana.getByText(SERVICE).or(ana.getByText(/Confirmed|Done/)).first().waitFor();
    await settled(ana);
    await look(ana, "a client");
    await calm(ana);
  }

  async function notes() {
    const who = (await (await api(base, demo("nina")))("GET", "/me")).body.id;
    const path = `/clients/client?id=${who}`;
    const [one, other] = [await asAna(path), await asAna(path, SIZES.phone)];
    const field = (page) => page.getByRole("textbox");
    const at = (page, state) => page.locator(`[data-notes="${state}"]`).waitFor();
    const first = `Left knee ${Date.now()}`;
    await field(one).fill(first);
    await at(one, "saved");
    await one.reload();
    await one.waitForFunction((words) => document.querySelector("main textarea")?.value === words, first);
    // Changed on both: the second is told, and both texts are there.
    await field(other).fill("From the phone");
    await at(other, "conflict");
    await other.getByTestId("theirs").getByText(first).waitFor();
    must((await field(other).inputValue()) === "From the phone", "what was typed stays");
    await look(other, "notes changed elsewhere");
    await other.reload();
    await at(other, "conflict");
    must((await field(other).inputValue()) === "From the phone", "what was typed stays over a reload");
    await other.getByRole("button", { name: "Keep both" }).click();
    await at(other, "saved");
    must((await field(other).inputValue()) === `${first}\n\nFrom the phone`, "both are kept");
    // Without a line nothing is lost, and with it all is saved.
    await one.reload();
    await at(one, "saved");
    await one.context().setOffline(true);
    await field(one).fill("Typed in the cellar");
    await at(one, "failed");
    await one.context().setOffline(false);
    await at(one, "saved");
    await calm(one, other);
  }

  return [
    ["a class appears on an open page, fills up, and its people are told when it is called off", classAppears],
    ["a class week after week, one of which was taken", classRepeats],
    ["time off takes the times from an open page", timeOff],
    ["a date closes, has hours of its own, and is as each week again", dateCloses],
    ["a review is answered and reported", answers],
    ["a trainer’s clients", clients],
    ["notes on a client save themselves", notes],
  ];
};
