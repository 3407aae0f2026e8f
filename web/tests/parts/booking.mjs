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

  return [
    ["sign-up to a confirmed booking on a phone", () => signUpToBooking("phone", SIZES.phone)],
    ["sign-up to a confirmed booking on a laptop", () => signUpToBooking("laptop", SIZES.laptop)],
    ["two browsers on one slot", twoOnOneSlot],
  ];
};
