// Finding a trainer, keeping one, and saying how it was.
import { accessible, api, calm, demo, device, fits, live, must, SERVICE, signIn, SIZES } from "../support.mjs";

const chip = (page, name) => page.locator(`[data-chip="${name}"]`);
const hits = (page) => page.locator("article[data-trainer]");

export const parts = ({ base, chromium }) => {
  async function filters(size) {
    const page = await device(chromium, base, size);
    const narrow = size.viewport.width < 1024;
    await page.goto("/trainers");
    await hits(page).first().waitFor();
    if (narrow) await page.getByRole("button", { name: /^Filters/ }).click();
    await page.getByLabel("Place").last().selectOption("Sofia");
    await chip(page, "city").waitFor({ state: "attached" });
    await page.getByLabel("Within").last().selectOption("10");
    await page.getByRole("button", { name: "Free this week" }).last().click();
    if (narrow) {
      await accessible(page, "the filters");
      await fits(page, "the filters");
      await page.getByRole("button", { name: "Show trainers" }).click();
    }
    await page.getByRole("button", { name: "Remove: Within 10 km of Sofia" }).waitFor();
    await page.getByText("2 trainers").waitFor();
    await accessible(page, "the narrowed search");
    await fits(page, "the narrowed search");
    await page.getByRole("link", { name: "Georgi Dimitrov" }).click();
    await page.getByRole("heading", { level: 1, name: "Georgi Dimitrov" }).waitFor();
    await page.goBack();
    await chip(page, "week").waitFor();
    await hits(page).nth(1).waitFor();
    must((await hits(page).count()) === 2, "the same two trainers after going back");
    await chip(page, "city").click();
    await chip(page, "city").waitFor({ state: "detached" });
    must(page.url().endsWith("/trainers?week=1"), `nothing of the place is left: ${page.url()}`);
    await page.goBack();
    await chip(page, "city").waitFor();
    await page.getByRole("searchbox").fill("boxing");
    await chip(page, "q").waitFor();
    await page.getByText("1 trainer", { exact: true }).waitFor();
    const shared = await device(chromium, base, size);
    await shared.goto(page.url());
    await shared.getByText("1 trainer", { exact: true }).waitFor();
    must((await shared.getByRole("searchbox").inputValue()) === "boxing", "a shared link carries the words");
    await page.getByRole("button", { name: "Clear filters" }).click();
    await hits(page).nth(3).waitFor();
    must((await page.getByRole("searchbox").inputValue()) === "", "the words are gone as well");
    await calm(page, shared);
  }

  async function favourites() {
    const page = await device(chromium, base, SIZES.phone);
    await page.goto("/trainers/hugo-marin");
    const heart = page.getByRole("button", { name: "Keep Hugo Marin among your favourites" });
    await heart.click();
    const asked = page.getByRole("dialog");
    await asked.getByRole("button", { name: /have an account/ }).click();
    await asked.getByLabel("E-mail").fill(demo("zoe"));
    await asked.getByLabel("Password").fill("fittribe-demo");
    const kept = page.waitForResponse((answer) => answer.url().includes("/me/favourites/") && answer.request().method() === "PUT");
    await asked.getByRole("button", { name: "Sign in" }).click();
    must((await kept).status() === 204, "kept");
    await page.reload();
    await page.locator('button[aria-pressed="true"][aria-label^="Keep Hugo"]').waitFor();
    // Shown at once, whatever the server does; and taken back when it refuses.
    await page.route("**/me/favourites/*", (route) => route.fulfill({ status: 500, contentType: "application/problem+json", body: "{}" }));
    await heart.click();
    await page.getByTestId("toast").first().waitFor();
    await page.locator('button[aria-pressed="true"][aria-label^="Keep Hugo"]').waitFor();
    await page.unroute("**/me/favourites/*");
    await heart.click();
    await page.locator('button[aria-pressed="false"][aria-label^="Keep Hugo"]').waitFor();
    await calm(page);
  }

  /** The next free times of a trainer, as they are booked by somebody else. */
  async function nextTimesMove() {
    const page = await device(chromium, base, SIZES.laptop);
    await page.goto("/trainers?q=whitaker");
    const card = page.locator('[data-trainer="ben-whitaker"]');
    const tiles = card.locator("[data-next]:not([data-going])");
    await tiles.nth(2).waitFor();
    await live(page);
    const height = (await card.boundingBox()).height;
    const start = await tiles.first().getAttribute("data-next");
    const pavel = await api(base, demo("pavel"));
    const trainer = (await pavel("GET", "/trainers/ben-whitaker")).body;
    const service = trainer.services.find((one) => one.name === SERVICE).id;
    const booked = await pavel("POST", "/bookings", { trainer: trainer.id, service, start, confirm: true });
    must(booked.status === 201, `booked: ${JSON.stringify(booked.body)}`);
    await card.locator(`[data-next="${start}"]`).waitFor({ state: "detached", timeout: 5_000 });
    must((await card.boundingBox()).height === height, "nothing else moved");
    await calm(page);
  }

  async function review() {
    const nina = await device(chromium, base, SIZES.phone);
    await signIn(nina, demo("nina"));
    await nina.goto("/sessions");
    await nina.getByRole("tab", { name: "Past" }).click();
    const session = nina.locator("li", { has: nina.getByRole("button", { name: "Write a review" }) }).last();
    const slug = (await session.getByRole("link").first().getAttribute("href")).split("/").pop();
    await session.getByRole("button", { name: "Write a review" }).click();
    await nina.getByRole("button", { name: "Publish review" }).click();
    await nina.getByText("Choose one to five stars").waitFor();
    await accessible(nina, "writing a review");
    await fits(nina, "writing a review");
    await nina.getByText("Excellent").waitFor({ state: "detached" });
    await nina.getByLabel("5 of 5 stars").check({ force: true });
    const words = `Patient and precise, ${Date.now()}.`;
    await nina.getByLabel("In your words").fill(words);
    await nina.getByRole("button", { name: "Publish review" }).click();
    await nina.getByTestId("toast").getByText("Thank you").waitFor();
    await nina.getByRole("tab", { name: "My reviews" }).click();
    await nina.getByText(words).waitFor();
    await nina.getByRole("button", { name: "Change review" }).first().click();
    await nina.getByLabel("4 of 5 stars").check({ force: true });
    await nina.getByRole("button", { name: "Save" }).click();
    await nina.getByTestId("toast").getByText("is changed").waitFor();
    await accessible(nina, "one’s own reviews");
    const omar = await device(chromium, base, SIZES.laptop);
    await signIn(omar, demo("omar"));
    await omar.goto(`/trainers/${slug}#reviews`);
    const said = omar.locator("#reviews li", { hasText: words });
    await said.getByText("4 of 5 stars").waitFor({ state: "attached" });
    await accessible(omar, "a trainer’s page with reviews");
    await said.getByRole("button", { name: "Report Nina’s review" }).click();
    await omar.getByRole("button", { name: "Report", exact: true }).click();
    await omar.locator('[id$="-error"]').waitFor();
    await omar.getByLabel("What is wrong with it").fill("Names a third person");
    await omar.getByRole("button", { name: "Report", exact: true }).click();
    await omar.getByTestId("toast").getByText("Reported").waitFor();
    await calm(nina, omar);
  }

  return [
    ["filters survive back, reload and a shared link on a phone", () => filters(SIZES.phone)],
    ["filters survive back, reload and a shared link on a laptop", () => filters(SIZES.laptop)],
    ["a favourite is kept, by whoever signs in on the way", favourites],
    ["next free times move as they are booked", nextTimesMove],
    ["a review of a session shows on the trainer’s page", review],
  ];
};
