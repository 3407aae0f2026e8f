// What a trainer sets up.
import { accessible, api, calm, demo, device, fits, must, openTimes, signIn, SIZES } from "../support.mjs";

const PARTS = ["", "/services", "/hours", "/policy", "/certificates", "/gallery", "/preview"];
const BIOGRAPHY = "Twenty years of teaching people to move well, in the park and at home.";
/** A document that is one, as small as there is. */
const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

/** A picture whose left half is red and whose right half is blue. */
async function halves(page) {
  const data = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1600, height: 600 });
    const context = canvas.getContext("2d");
    ["#d02020", "#2020d0"].forEach((colour, half) => {
      context.fillStyle = colour;
      context.fillRect(half * 800, 0, 800, 600);
    });
    return canvas.toDataURL("image/png").split(",")[1];
  });
  return { name: "halves.png", mimeType: "image/png", buffer: Buffer.from(data, "base64") };
}

/** What is at a place of a picture as it is shown, as red, green and blue. */
const colourOf = (image, across) =>
  image.evaluate(async (shown, part) => {
    await shown.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: shown.naturalWidth, height: shown.naturalHeight });
    const context = canvas.getContext("2d");
    context.drawImage(shown, 0, 0);
    return [...context.getImageData(Math.round(canvas.width * part), Math.round(canvas.height / 2), 1, 1).data.slice(0, 3)];
  }, across);

const part = (page, name) => page.getByRole("navigation", { name: "Parts of the studio" }).getByRole("link", { name });
const step = (page, name) => page.getByRole("main").getByRole("listitem").getByRole("link", { name });
const saved = (page) => page.getByTestId("toast").getByText("Saved").last().waitFor();
const settled = (page) => page.locator(".animate-pulse.bg-sunken").first().waitFor({ state: "detached" });

/** An instant some days ahead. */
const ahead = (days) => new Date(Date.now() + days * 86_400_000).toISOString();

export const parts = ({ base, chromium }) => {
  async function as(who, size, path) {
    const page = await device(chromium, base, size);
    await signIn(page, demo(who));
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await settled(page);
    return page;
  }

  async function everyPart(who, size) {
    const page = await as(who, size, "/studio");
    for (const path of PARTS) {
      await page.goto(`/studio${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await settled(page);
      await accessible(page, `/studio${path}`);
      await fits(page, `/studio${path}`);
    }
    await page.getByText("Laptop").click();
    await page.locator('iframe[style*="1280"]').waitFor();
    await fits(page, "the preview of a laptop");
    await calm(page);
  }

  async function hoursAppear() {
    const client = await device(chromium, base, SIZES.laptop);
    await openTimes(client, "ana-ivanova");
    const ana = await as("ana-ivanova", SIZES.laptop, "/studio");
    await part(ana, "Hours").click();
    await ana.getByRole("button", { name: "Hours Sunday" }).click();
    const before = await client.locator('[aria-label^="Sunday"]:not(:disabled)').count();
    await ana.getByRole("button", { name: "Save" }).click();
    await client.waitForFunction((count) => document.querySelectorAll('[aria-label^="Sunday"]:not(:disabled)').length > count, before);
    await calm(client, ana);
  }

  async function hoursAreCopied() {
    const page = await as("grace-obrien", SIZES.phone, "/studio/hours");
    await page.getByRole("button", { name: "Hours Sunday" }).click();
    await page.getByLabel("Sunday from").fill("22:00");
    await page.getByLabel("Sunday until").fill("02:00");
    await page.getByText("Ends on the next day.").waitFor();
    await page.getByRole("button", { name: "Copy Sunday" }).click();
    await page.getByRole("dialog").getByLabel("Saturday").check();
    await accessible(page, "copying a day");
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    must((await page.getByLabel("Saturday from").inputValue()) === "22:00", "Saturday opens as Sunday does");
    await page.getByRole("button", { name: "Hours Saturday" }).click();
    await page.getByLabel("Saturday from").last().fill("23:00");
    await page.getByLabel("Saturday until").last().fill("23:30");
    await page.getByText("Lies over other hours.").first().waitFor();
    await part(page, "Services").click();
    await page.getByRole("dialog").getByText("Leave without saving?").waitFor();
    await page.getByRole("button", { name: "Stay here" }).click();
    must((await page.getByLabel("Saturday from").count()) === 2, "what was typed is still there");
    // Another device was faster: neither's hours are lost without a word.
    const grace = await api(base, demo("grace-obrien"));
    const early = { weekday: "sunday", start: "06:00", end: "07:00" };
    await grace("PUT", "/trainers/me/hours", { weekly: [early] });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Your hours were changed elsewhere").waitFor();
    const kept = async () => (await grace("GET", "/trainers/me/hours")).body.weekly;
    must(JSON.stringify(await kept()) === JSON.stringify([early]), "what was saved elsewhere is still there");
    must((await page.getByLabel("Saturday from").count()) === 2, "and so is what was typed");
    await accessible(page, "hours that were changed elsewhere");
    await page.getByRole("button", { name: "Save mine in their place" }).click();
    await page.getByTestId("toast").getByText("Saved").waitFor();
    must((await kept()).filter((one) => one.weekday === "saturday").length === 2, "what was typed is saved");
    await page.getByRole("button", { name: "Hours Sunday" }).click();
    await grace("PUT", "/trainers/me/hours", { weekly: [early] });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("button", { name: "Show the other hours" }).click();
    must((await page.getByLabel("Sunday from").inputValue()) === "06:00", "the other hours are shown");
    await page.getByRole("button", { name: "Hours Sunday" }).click();
    await part(page, "Services").click();
    await page.getByRole("button", { name: "Leave", exact: true }).click();
    await page.waitForURL("**/studio/services");
    await calm(page);
  }

  async function ledToBeFound() {
    const page = await device(chromium, base, SIZES.phone);
    const slug = `mira-${Date.now().toString(36)}`;
    const email = `${slug}@example.org`;
    await page.goto("/sign-up");
    await page.getByRole("radio", { name: "coach" }).check();
    await page.getByLabel("Name").fill("Mira Sol");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill("a quiet morning run");
    await page.getByRole("button", { name: "Create account" }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-up"));
    await page.goto("/studio");
    await page.getByLabel("Address of your page").fill("No");
    await page.getByLabel("One line about you").fill("Move well");
    await accessible(page, "a new page");
    await page.getByRole("button", { name: "Create page" }).click();
    await page.locator('[id$="-error"]').getByText("is 3 to 40").waitFor();
    must((await page.getByLabel("One line about you").inputValue()) === "Move well", "what was typed is kept");
    await page.getByLabel("Address of your page").fill(slug);
    await page.getByRole("button", { name: "Create page" }).click();
    await page.getByText("1 of 7 done").waitFor();
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByText("names what you teach").waitFor();
    await accessible(page, "what a page lacks");
    await fits(page, "what a page lacks");
    await step(page, "Say who you are").click();
    await page.keyboard.type(BIOGRAPHY);
    await page.getByLabel("What you teach").pressSequentially("Pilates,");
    await page.getByLabel("Languages you speak").pressSequentially("germ");
    await page.getByRole("option", { name: "German" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Remove German" }).waitFor();
    await page.getByLabel("On video").check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("4 of 7 done").waitFor();
    await step(page, "Put a service on sale").click();
    await page.getByRole("button", { name: "Add a service" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Pilates in the park");
    await page.getByLabel("Amount").fill("45.50");
    await accessible(page, "a new service");
    await fits(page, "a new service");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("€45.50").waitFor();
    await page.getByRole("link", { name: "Next: Open hours" }).click();
    await page.getByRole("button", { name: "Hours Monday" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page);
    await part(page, "Page").click();
    await page.getByText("6 of 7 done").waitFor();
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByText("Handed in.").waitFor();
    await judged(slug, "return", "Please tell more of your training.");
    await page.reload();
    await page.getByText("Please tell more of your training.").waitFor();
    await accessible(page, "a page that came back");
    await page.getByRole("button", { name: "Hand in" }).click();
    await page.getByText("Handed in.").waitFor();
    await judged(slug, "approve", "All there.");
    await page.reload();
    await page.getByText("Your page can be found and booked.").waitFor();
    // Search looks at a calendar that went on within two seconds.
    const isFound = async () => (await (await fetch(`${base}/api/v1/trainers?q=pilates&free_from=${ahead(1)}&free_to=${ahead(30)}`)).json()).items.some((one) => one.slug === slug);
    for (let tries = 0; tries < 50 && !(await isFound()); tries += 1) await page.waitForTimeout(100);
    await page.goto(`/trainers?q=pilates`);
    await page.locator("article").getByText("Mira Sol").first().waitFor();
    await calm(page);
  }

  /** An administrator's word about a page that waits. */
  async function judged(slug, word, reason) {
    const admin = await api(base, demo("admin"));
    const waiting = await admin("GET", "/admin/trainers?status=submitted&limit=50");
    const { id } = waiting.body.items.find((one) => one.slug === slug) ?? {};
    must(id, `${slug} waits: ${JSON.stringify(waiting.body)}`);
    const answer = await admin("POST", `/admin/trainers/${id}/${word}`, { reason });
    must(answer.status < 300, `${word}: ${JSON.stringify(answer.body)}`);
  }

  async function pricesOfEveryCurrency() {
    const page = await as("ana-ivanova", SIZES.laptop, "/studio/services");
    await page.getByRole("button", { name: "Add a service" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Price").selectOption("online");
    await dialog.getByLabel("Amount").fill("4500.5");
    await dialog.getByLabel("Currency").selectOption("JPY");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText("A whole number of JPY").waitFor();
    await dialog.getByLabel("Amount").fill("4500");
    await dialog.getByLabel("Name").fill("Tokyo hour");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.locator('[id$="-error"]').getByText("cannot take payments online yet").waitFor();
    await dialog.getByLabel("Price").selectOption("in_person");
    await dialog.getByLabel("Name").fill("");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.locator('[id$="-error"]').getByText("is 1 to 120 characters").waitFor();
    await accessible(page, "a service that was refused");
    await dialog.getByLabel("Name").fill("Tokyo hour");
    await dialog.getByText("Rules of its own").click();
    await dialog.getByLabel("At the latest before the start", { exact: true }).fill("90");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByText("¥4,500, paid there · 1 rule of its own").waitFor();
    const ana = await api(base, demo("ana-ivanova"));
    const made = async () => (await ana("GET", "/trainers/me")).body.services.find((one) => one.name === "Tokyo hour");
    must((await made()).price.amount.minor === 4500 && (await made()).overrides.notice === 90, JSON.stringify(await made()));
    await page.getByRole("button", { name: "Edit Tokyo hour" }).click();
    await dialog.getByLabel("Currency").selectOption("BHD");
    await dialog.getByLabel("Amount").fill("4,25");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByText("BHD 4.250").waitFor();
    must((await made()).price.amount.minor === 4250, JSON.stringify(await made()));
    await page.getByRole("button", { name: "Edit Tokyo hour" }).click();
    await dialog.getByRole("button", { name: "Take off sale" }).click();
    await page.getByText("Tokyo hour is off sale").waitFor();
    must(!(await made()), "it is off sale");
    const back = () => page.getByRole("button", { name: "Put back on sale" });
    await back().click();
    await page.getByText("· off sale").waitFor({ state: "detached" });
    must(await made(), "the toast puts it back");
    // Long after, too: it stays in the list, can be changed there, and put back.
    await page.getByRole("button", { name: "Edit Tokyo hour" }).click();
    await dialog.getByRole("button", { name: "Take off sale" }).click();
    await page.reload();
    const row = page.getByRole("listitem").filter({ hasText: "Tokyo hour" });
    await row.getByText("· off sale").waitFor();
    await accessible(page, "a service that is off sale");
    await row.getByRole("button").click();
    await dialog.getByLabel("Minutes").fill("55");
    await dialog.getByRole("button", { name: "Save" }).click();
    await row.getByText("55 min").waitFor();
    must(!(await made()), "saving puts nothing on sale");
    await row.getByRole("button").click();
    await dialog.getByRole("button", { name: "Put back on sale" }).click();
    await row.getByText("· off sale").waitFor({ state: "detached" });
    must((await made()).duration === 55, "it is on sale as it was changed");
    await calm(page);
  }

  async function packageAnnounced() {
    const page = await as("ana-ivanova", SIZES.phone, "/studio/services");
    await page.getByRole("button", { name: "Announce a package" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Ten hours");
    await dialog.getByLabel("Sessions").fill("1");
    await dialog.getByLabel("Amount").fill("450");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText("is 2 to 100").waitFor();
    await dialog.getByLabel("Sessions").fill("10");
    await accessible(page, "a package");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByText("10 sessions · €450 · used within 180 days").waitFor();
    await calm(page);
  }

  async function policyAsSentences() {
    const page = await as("ana-ivanova", SIZES.laptop, "/studio/policy");
    await page.getByLabel("Days ahead").fill("400");
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator('[id$="-error"]').getByText("is 1 to 365").waitFor();
    await page.getByLabel("Days ahead").fill("45");
    await page.getByRole("button", { name: "Another step" }).click();
    await page.getByText("1 hour before or more: 25% back").waitFor();
    await page.getByRole("button", { name: "Remove step 2" }).click();
    await page.getByLabel("Percent back, step 2").fill("100");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").first().waitFor();
    await page.getByLabel("Percent back, step 2").fill("30");
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page);
    const { body } = await (await api(base, demo("ana-ivanova")))("GET", "/trainers/me/policy");
    must(body.horizon_days === 45 && JSON.stringify(body.cancellation.map((one) => [one.hours_before, one.percent])) === "[[24,100],[1,30]]", JSON.stringify(body));
    await calm(page);
  }

  async function changedElsewhere() {
    const page = await as("ana-ivanova", SIZES.phone, "/studio");
    await page.getByLabel("One line about you").fill("Strong, and glad of it");
    const ana = await api(base, demo("ana-ivanova"));
    const { headline, biography, tz, version } = (await ana("GET", "/trainers/me")).body;
    const other = await ana("PUT", "/trainers/me", { headline: `${headline}.`, biography, tz }, { "if-match": `"${version}"` });
    must(other.status === 200, JSON.stringify(other.body));
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("What you typed is still here.").waitFor();
    must((await page.getByLabel("One line about you").inputValue()) === "Strong, and glad of it", "what was typed is kept");
    await accessible(page, "a page that was changed elsewhere");
    await page.getByRole("button", { name: "Save mine in its place" }).click();
    await saved(page);
    must((await ana("GET", "/trainers/me")).body.headline === "Strong, and glad of it", "it is saved");
    await calm(page);
  }

  async function pictureCropped() {
    const page = await as("ana-ivanova", SIZES.phone, "/studio/gallery");
    const picture = await halves(page);
    await page.getByLabel("Choose pictures").setInputFiles([picture, { ...picture, name: "second.png" }, { name: "no.png", mimeType: "image/png", buffer: Buffer.from("no picture") }]);
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Picture 1 of 3").waitFor();
    await dialog.getByLabel("Nearer").focus();
    for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowRight");
    await dialog.getByRole("group").focus();
    for (let i = 0; i < 40; i++) await page.keyboard.press("ArrowRight");
    await accessible(page, "cropping");
    await fits(page, "cropping");
    await dialog.getByRole("button", { name: "Use this part" }).click();
    await dialog.getByText("Picture 2 of 3").waitFor();
    await dialog.getByRole("button", { name: "Use this part" }).click();
    await dialog.getByText("Picture 3 of 3").waitFor();
    await dialog.getByText("is no picture that can be shown").waitFor();
    await dialog.getByRole("button", { name: "Skip" }).click();
    await page.locator("[data-place]").nth(1).waitFor();
    await page.locator('[data-place="0"]').getByLabel("What is to be seen").fill("The red half");
    await page.locator('[data-place="1"]').getByLabel("What is to be seen").fill("Both halves");
    await page.getByRole("button", { name: "Move earlier: Both halves" }).click();
    await page.getByText("Now picture 1 of 2").waitFor({ state: "attached" });
    await accessible(page, "the gallery");
    await fits(page, "the gallery");
    const ana = await api(base, demo("ana-ivanova"));
    const captions = async () => (await ana("GET", "/trainers/me")).body.gallery.map((one) => one.caption).join();
    const become = async (wanted) => {
      for (let i = 0; i < 50 && (await captions()) !== wanted; i++) await page.waitForTimeout(50);
      must((await captions()) === wanted, await captions());
    };
    await become("Both halves,The red half");
    const client = await device(chromium, base, SIZES.laptop);
    await client.goto("/trainers/ana-ivanova");
    const [red] = [client.getByRole("img", { name: "The red half" })];
    await red.scrollIntoViewIfNeeded();
    for (const across of [0.05, 0.95]) {
      const [r, , b] = await colourOf(red, across);
      must(r > 150 && b < 100, `what was left out is left out: ${r} ${b} at ${across}`);
    }
    // What another device did meanwhile stays.
    const [both, half] = (await ana("GET", "/trainers/me")).body.gallery;
    await ana("PUT", "/trainers/me/gallery", { pictures: [both, { ...half, caption: "Red, said elsewhere" }].map(({ file, caption }) => ({ file, caption })) });
    await page.getByRole("button", { name: "Move later: Both halves" }).click();
    await become("Red, said elsewhere,Both halves");
    await page.getByRole("button", { name: "Delete: Both halves" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.locator('[data-place="1"]').waitFor({ state: "detached" });
    await calm(page, client);
  }

  async function pictureDragged() {
    const page = await as("hugo-marin", SIZES.laptop, "/studio/gallery");
    const picture = await halves(page);
    await page.getByLabel("Choose pictures").setInputFiles([picture, picture]);
    for (const place of [0, 1]) {
      await page.getByText(`Picture ${place + 1} of 2`).waitFor();
      await page.getByRole("button", { name: "Use this part" }).click();
    }
    await page.locator('[data-place="1"]').waitFor();
    const first = await page.locator('[data-place="0"] img').getAttribute("src");
    const handle = (place) => page.locator(`[data-place="${place}"] [title]`);
    await handle(0).hover();
    await page.mouse.down();
    await page.locator('[data-place="1"] img').hover({ force: true });
    await page.mouse.up();
    await page.waitForFunction((src) => document.querySelector('[data-place="1"] img')?.getAttribute("src") === src, first);
    await calm(page);
  }

  async function certificateAdded() {
    const page = await as("ana-ivanova", SIZES.phone, "/studio/certificates");
    await page.getByRole("button", { name: "Add a certificate" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Kind").selectOption("first_aid");
    await dialog.getByLabel("What it says").fill("First aid at work");
    await dialog.getByLabel("Who gave it").fill("Red Cross");
    await dialog.getByLabel("Last day it is good").fill("2020-01-01");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText("A document is needed").waitFor();
    await dialog.getByLabel("Choose a document").setInputFiles({ name: "first-aid.pdf", mimeType: "application/pdf", buffer: PDF });
    await dialog.getByRole("status").getByText("first-aid.pdf").waitFor();
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.locator('[id$="-error"]').getByText("is today or later").waitFor();
    await accessible(page, "a certificate that was refused");
    await fits(page, "a certificate that was refused");
    const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    await dialog.getByLabel("Last day it is good").fill(soon);
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.locator('[data-standing="waiting"]').waitFor();
    await accessible(page, "the certificates");
    const admin = await api(base, demo("admin"));
    const waiting = (await admin("GET", "/admin/certificates?status=submitted&limit=50")).body.items;
    const { id } = waiting.find((one) => one.title === "First aid at work");
    must((await admin("POST", `/admin/certificates/${id}/confirm`, { reason: "Seen." })).status < 300, "it is confirmed");
    await page.reload();
    await page.locator('[data-standing="expiring"]').getByText(/Expires in (9|10) days/).waitFor();
    const [document] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("button", { name: "Document" }).click()]);
    await document.close().catch(() => {});
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText("No certificates yet").waitFor();
    await calm(page);
  }

  return [
    ["hours that appear", hoursAppear],
    ["hours copied to other days, and kept from being lost", hoursAreCopied],
    ["every part of the studio on a phone", () => everyPart("ana-ivanova", SIZES.phone)],
    ["every part of the studio on a laptop", () => everyPart("ana-ivanova", SIZES.laptop)],
    ["a new trainer is led to be found", ledToBeFound],
    ["a service’s price in currencies of every kind", pricesOfEveryCurrency],
    ["a package announced", packageAnnounced],
    ["a policy as sentences", policyAsSentences],
    ["a page that was changed elsewhere", changedElsewhere],
    ["a picture cropped for the gallery", pictureCropped],
    ["a picture dragged to another place", pictureDragged],
    ["a certificate with its document", certificateAdded],
  ];
};
