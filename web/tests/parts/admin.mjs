// What administrators do, and what others see of it.
import { accessible, api, calm, demo, device, fits, must, PASSWORD, signIn, SIZES } from "../support.mjs";

const PAGES = ["/admin", "/admin/trainers", "/admin/certificates", "/admin/reviews", "/admin/accounts", "/admin/audit", "/admin/jobs", "/admin/jobs?view=schedule", "/admin/settings"];
const PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

const address = (name) => `${name.toLowerCase().replaceAll(" ", "-").slice(0, 24)}-${crypto.randomUUID().slice(0, 8)}`;

/** Somebody new, whom nobody else's test knows. */
async function newcomer(base, role, name) {
  const email = demo(address(name));
  const answer = await fetch(`${base}/api/v1/auth/sign-up`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ name, email, password: PASSWORD, role }) });
  must(answer.status === 201, `${name} could not sign up: ${answer.status}`);
  return { email, send: await api(base, email) };
}

/** A trainer whose page waits to be looked at. */
export async function submitted(base, name) {
  const { email, send } = await newcomer(base, "trainer", name);
  const slug = address(name);
  const page = await send("POST", "/trainers", { slug, headline: "Strength for people who sit all day", tz: "Europe/Berlin" });
  const profile = { headline: "Strength for people who sit all day", biography: "Ten years of coaching people who thought that sport was nothing for them.", specialties: ["strength", "mobility"], languages: ["de", "en"], online: true, studio: null, tz: "Europe/Berlin" };
  const written = await send("PUT", "/trainers/me", profile, { "If-Match": `"${page.body.version}"` });
  must(written.status === 200, `the page was not written: ${JSON.stringify(written.body)}`);
  const service = { name: "First session", description: "We look at how you move.", kind: { type: "one_to_one" }, duration: 60, price: { pay: "in_person", amount: { minor: 5500, currency: "EUR" } } };
  must((await send("POST", "/services", service)).status === 201, "the service was not made");
  const answer = await send("POST", "/trainers/me/submit");
  must(answer.body.status === "submitted", `the page is ${JSON.stringify(answer.body)}`);
  return { email, send, slug, id: page.body.id, name };
}

/** A certificate that waits, with its document. */
export async function certificate(send, title) {
  const file = await send("POST", "/files", { purpose: "certificate", content_type: "application/pdf", length: PDF.length, name: "first-aid.pdf" });
  const { method, url, headers } = file.body.upload;
  await fetch(url, { method, headers, body: PDF });
  await send("POST", `/files/${file.body.id}/complete`);
  const id = crypto.randomUUID();
  const put = await send("PUT", `/trainers/me/certificates/${id}`, { kind: "first_aid", title, issuer: "Red Cross", number: "A-1234", issued_on: "2025-03-01", expires_on: "2031-03-01", file: file.body.id });
  must(put.status < 300, `the certificate was not taken: ${JSON.stringify(put.body)}`);
}

/** A review that was reported, of a session in the demo that took place. */
export async function reported(base, words, reason) {
  const client = await api(base, demo("nina"));
  const { body } = await client("GET", "/bookings?limit=100");
  for (const booking of body.items) {
    const review = await client("POST", `/bookings/${booking.id}/review`, { rating: 1, body: words });
    if (review.status !== 201) continue;
    await client("POST", `/reviews/${review.body.id}/report`, { reason });
    return { id: review.body.id, trainer: booking.trainer };
  }
  throw new Error("the demo has no session left to review");
}

/** An item of a list by words in it. */
const item = (page, words) => page.locator("main li").filter({ hasText: words }).first();

/** Presses, says why, and presses again. */
async function decide(page, where, verb, reason) {
  await where.getByRole("button", { name: verb }).first().click();
  await where.getByLabel("Reason").fill(reason);
  await where.getByRole("button", { name: verb, exact: true }).click();
}

export const parts = ({ base, chromium }) => {
  async function administrator(size = SIZES.laptop, more) {
    const page = await device(chromium, base, size, more);
    await signIn(page, demo("admin"));
    return page;
  }

  async function approves() {
    const trainer = await submitted(base, "Petra Lang");
    const page = await administrator();
    await page.goto("/admin/trainers");
    const row = item(page, trainer.name);
    const more = row.getByRole("button", { name: "Everything" });
    if (await more.count()) await more.click();
    await row.getByText("Ten years of coaching").waitFor();
    await row.getByText("First session").waitFor();
    await decide(page, row, "Approve", "Everything is in order");
    await page.getByTestId("toast").filter({ hasText: "Petra Lang is approved" }).waitFor();
    await row.waitFor({ state: "detached" });
    const seen = await fetch(`${base}/api/v1/trainers/${trainer.slug}`);
    must(seen.status === 200, "an approved page is seen by everybody");
    await page.goto(`/admin/audit?subject=${trainer.id}`);
    await item(page, "approved a trainer").getByText("Petra Lang").waitFor();
    await page.getByText("“Everything is in order”").waitFor();
    await calm(page);
  }

  async function sendsBack() {
    const trainer = await submitted(base, "Oskar Olufsen");
    const page = await administrator(SIZES.phone);
    await page.goto("/admin/trainers");
    await decide(page, item(page, trainer.name), "Send back", "Please say where you learnt it");
    await page.getByTestId("toast").waitFor();
    await page.getByRole("link", { name: "Sent back" }).click();
    await item(page, trainer.name).getByText("Please say where you learnt it").waitFor();
    const search = page.getByRole("searchbox");
    await search.fill("nobody like that");
    await page.getByText("Nobody like that stands here").waitFor();
    await search.fill("olufs");
    await item(page, trainer.name).waitFor();
    await page.waitForURL("**q=olufs*");
    const own = await trainer.send("GET", "/trainers/me");
    must(own.body.status === "returned" && own.body.status_reason === "Please say where you learnt it", "the trainer is told why");
    await calm(page);
  }

  async function confirmsCertificate() {
    const trainer = await submitted(base, "Carla Conti");
    await certificate(trainer.send, "First aid at work");
    const page = await administrator();
    await page.goto("/admin/certificates");
    const row = item(page, "Carla Conti");
    const opened = page.context().waitForEvent("response", (answer) => answer.url().includes("/downloads"));
    await row.getByRole("button", { name: "Look at the document" }).click();
    must((await opened).status() === 200, "the document is not there");
    await decide(page, row, "Confirm", "The document says so");
    await page.getByTestId("toast").filter({ hasText: "First aid at work" }).waitFor();
    await row.waitFor({ state: "detached" });
    const own = await trainer.send("GET", "/trainers/me/certificates");
    must(own.body.items[0].status === "confirmed", "the certificate is confirmed");
    await calm(page);
  }

  async function suspendsAndRestores() {
    const { email, send } = await newcomer(base, "client", "Xaver Zapf");
    const page = await administrator();
    await page.goto("/admin/accounts");
    await page.getByLabel("Beginning of a name").fill(email.slice(0, 12));
    await page.waitForURL(/q=/);
    const row = item(page, email);
    await decide(page, row, "Suspend", "Wrote to trainers outside of sessions");
    await row.getByText("suspended since").waitFor();
    must((await send("GET", "/me")).status === 401, "somebody who is suspended is signed out");
    await decide(page, row, "Restore", "It was a misunderstanding");
    await row.getByText("suspended since").waitFor({ state: "detached" });
    await api(base, email);
    await calm(page);
  }

  async function hidesReview() {
    const review = await reported(base, "Buy my powder instead", "This is advertising");
    const page = await administrator();
    await page.goto("/admin/reviews");
    const row = item(page, "Buy my powder instead");
    await row.getByText("This is advertising").waitFor();
    await decide(page, row, "Hide", "Advertising is not a review");
    await row.waitFor({ state: "detached" });
    const shown = await (await fetch(`${base}/api/v1/trainers/${review.trainer}/reviews?limit=100`)).json();
    must(!shown.items.some(({ id }) => id === review.id), "a hidden review is not shown");
    await calm(page);
  }

  async function announces() {
    const page = await administrator();
    await page.goto("/admin/settings");
    await page.getByLabel("What everybody is told").fill("Closed on New Year’s Day");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByTestId("toast").waitFor();
    const visitor = await device(chromium, base, SIZES.phone);
    await visitor.goto("/");
    await visitor.getByText("Closed on New Year’s Day").waitFor();
    await page.getByLabel("What everybody is told").fill("");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForFunction(() => fetch("/api/v1/notice").then((answer) => answer.json()).then((notice) => !notice.announcement));
    await page.goto("/admin/audit?action=settings.change");
    await page.getByRole("button", { name: "What changed" }).first().click();
    await page.locator("s").filter({ hasText: "Closed on New Year’s Day" }).waitFor();
    await calm(page, visitor);
  }

  async function keepsTypingOnStaleSettings() {
    const page = await administrator();
    await page.goto("/admin/settings");
    const words = page.getByLabel("What everybody is told");
    await words.fill("My own words");
    const other = await api(base, demo("admin"));
    const { body } = await other("GET", "/admin/settings");
    must((await other("PUT", "/admin/settings", { ...body, sign_up_open: false }, { "If-Match": await settingsVersion() })).status === 200, "the other change was not taken");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Demo Administrator changed the settings while you typed.").waitFor();
    must((await words.inputValue()) === "My own words", "what was typed is gone");
    must(!(await page.getByLabel("New accounts can be made").isChecked()), "the other change is not there");
    await accessible(page, "/admin/settings, overtaken");
    await fits(page, "/admin/settings, overtaken");
    await page.getByLabel("New accounts can be made").check();
    await words.fill("");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByTestId("toast").waitFor();
    const now = await other("GET", "/admin/settings");
    must(now.body.sign_up_open && !now.body.announcement, "the last change was not saved");
    await calm(page);
  }

  async function settingsVersion() {
    const answer = await fetch(`${base}/api/v1/auth/sign-in`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ email: demo("admin"), password: PASSWORD }) });
    const authorization = `Bearer ${(await answer.json()).access_token}`;
    return (await fetch(`${base}/api/v1/admin/settings`, { headers: { authorization } })).headers.get("etag");
  }

  async function keepsReasonWhileShowingWho() {
    const trainer = await submitted(base, "Stella Stepp");
    const page = await administrator();
    await page.goto("/admin/trainers");
    const row = item(page, trainer.name);
    // As after a quarter of an hour: the server asks once more.
    let asked = 0;
    await page.route("**/approve", (route) => (asked++ ? route.continue() : route.fulfill({ status: 401, contentType: "application/problem+json", body: JSON.stringify({ type: "urn:fittribe:problem:step_up_required", title: "Show again who you are", status: 401 }) })));
    await decide(page, row, "Approve", "Known from the gym");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Password").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    must((await row.getByLabel("Reason").inputValue()) === "Known from the gym", "the reason is gone");
    asked = 0;
    await row.getByRole("button", { name: "Approve", exact: true }).click();
    await dialog.getByLabel("Password").fill(PASSWORD);
    await dialog.getByRole("button").last().click();
    await row.waitFor({ state: "detached" });
    const log = await (await api(base, demo("admin")))("GET", `/admin/audit?subject=${trainer.id}`);
    must(log.body.items[0].detail.reason === "Known from the gym", "the reason is not in the log");
    await calm(page);
  }

  async function keepsOthersOut() {
    const page = await device(chromium, base, SIZES.phone);
    await signIn(page, demo("nina"));
    await page.goto("/admin/accounts");
    await page.getByText("This page is for administrators").waitFor();
    must((await page.getByRole("navigation", { name: "Administration" }).count()) === 0, "the pages are offered to somebody else");
    await accessible(page, "/admin, not an administrator");
    await calm(page);
  }

  async function looksAtJobs() {
    const page = await administrator(SIZES.phone);
    await page.goto("/admin/jobs");
    await page.getByRole("link", { name: "Schedule" }).click();
    await item(page, "Let holds expire").getByText("Every 15 seconds").waitFor();
    await item(page, "Let holds expire").getByRole("link").click();
    await page.getByText("Every 15 seconds").waitFor({ state: "detached" });
    must((await page.getByLabel("What").inputValue()) === "expire_holds", "the list is not narrowed to its kind");
    await calm(page);
  }

  async function readsHealth() {
    for (const size of [SIZES.phone, SIZES.laptop]) {
      const page = await administrator(size);
      await page.goto("/admin/health");
      await page.getByRole("heading", { name: "Database" }).waitFor();
      await page.getByText("Works").first().waitFor();
      await accessible(page, "/admin/health");
      await fits(page, "/admin/health");
      await calm(page);
    }
  }

  async function everyPageFits() {
    const trainer = await submitted(base, "Wilhelmina von Langenfeld-Hohenstein");
    await certificate(trainer.send, "Advanced first aid for outdoor instructors");
    await reported(base, "Averylongwordwithoutanyblankthatneverendsandneverends".repeat(2), "Nobody can read this");
    for (const size of [SIZES.phone, SIZES.laptop]) {
      const page = await administrator(size);
      for (const path of PAGES) {
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.locator(".animate-pulse.bg-sunken").first().waitFor({ state: "detached" });
        await accessible(page, path);
        await fits(page, path);
      }
      await calm(page);
    }
  }

  return [
    ["an administrator approves a trainer, and the log says so", approves],
    ["a trainer who is sent back is told why", sendsBack],
    ["an administrator reads a certificate and confirms it", confirmsCertificate],
    ["an account is suspended and restored", suspendsAndRestores],
    ["a reported review is hidden", hidesReview],
    ["an announcement stands on the landing page", announces],
    ["settings that somebody else changed keep what is typed", keepsTypingOnStaleSettings],
    ["showing again who one is keeps the reason", keepsReasonWhileShowingWho],
    ["administrators’ pages keep others out", keepsOthersOut],
    ["the schedule says what comes again", looksAtJobs],
    ["the health page shows the database", readsHealth],
    ["administrators’ pages fit and are accessible", everyPageFits],
  ];
};
