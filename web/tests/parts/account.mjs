// What somebody keeps about themselves.
import { createHmac } from "node:crypto";
import { accessible, api, calm, demo, device, fits, live, must, PASSWORD, signIn, SIZES } from "../support.mjs";

const PARTS = ["/account", "/account/progress", "/account/notifications", "/account/security", "/account/privacy", "/favourites"];

/** The code of an authenticator (RFC 6238) some steps from now. */
function totp(secret, steps = 0) {
  const bits = [...secret.replace(/\s|=/g, "")].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac("sha1", bytes).update(moment).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Nothing is awaited any more. */
async function settled(page) {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForFunction(() => !document.querySelector("main .animate-pulse.bg-sunken"));
}

export const parts = ({ base, chromium }) => {
  let made = 0;
  /** Somebody new. */
  async function somebody() {
    const email = `own-${Date.now()}-${++made}@example.org`;
    const answer = await fetch(`${base}/api/v1/auth/sign-up`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password: PASSWORD, name: "Mara Lind", tz: "Europe/Berlin", role: "client", cookie: false }),
    });
    must(answer.ok, `nobody new: ${await answer.text()}`);
    return email;
  }

  let known;
  /** Somebody whom the parts that stay out of each other’s way share. */
  const mara = () => (known ??= somebody());

  async function opened(email, path, size = SIZES.laptop) {
    const page = await device(chromium, base, size);
    await signIn(page, email);
    await page.goto(path);
    await settled(page);
    return page;
  }

  const part = (page, name) => page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });
  const told = (page, words) => page.getByTestId("toast").filter({ hasText: words }).waitFor();

  async function profileIsKept() {
    const page = await opened(await mara(), "/account", SIZES.phone);
    const about = part(page, "About you");
    await about.getByLabel("Phone", { exact: true }).fill("12");
    await about.getByLabel("A few words").fill("Hills, and back again");
    await about.getByLabel("Their name").fill("Eva");
    await about.getByRole("button", { name: "Save" }).click();
    const wrong = about.getByLabel("Phone", { exact: true });
    await page.locator('[aria-invalid="true"]').first().waitFor();
    must((await wrong.getAttribute("aria-invalid")) === "true", "the phone is not said to be wrong");
    must((await about.getByLabel("A few words").inputValue()) === "Hills, and back again", "the refusal took what was typed");
    await wrong.fill("+49 170 1234567");
    await about.getByLabel("Their phone").fill("+49 170 7654321");
    await about.getByRole("button", { name: "Save" }).click();
    await told(page, "Saved");
    await page.reload();
    await settled(page);
    must((await about.getByLabel("Phone", { exact: true }).inputValue()) === "+491701234567", "the phone was not kept");
    must((await about.getByLabel("A few words").inputValue()) === "Hills, and back again", "the words were not kept");
    must((await about.getByLabel("Their name").inputValue()) === "Eva", "whom to call was not kept");
    await calm(page);
  }

  async function changedElsewhere() {
    const email = await somebody();
    const page = await opened(email, "/account");
    const about = part(page, "About you");
    await about.getByLabel("A few words").fill("Typed here");
    const me = await api(base, email);
    const elsewhere = { locale: null, phone: "+491701111111", birth_date: null, about: "Saved there", emergency_contact: null };
    must((await me("PUT", "/me/profile", elsewhere, { "if-match": '"0"' })).status === 200, "elsewhere could not save");
    await about.getByRole("button", { name: "Save" }).click();
    await about.getByText("Saved elsewhere: Saved there").waitFor();
    must((await about.getByLabel("A few words").inputValue()) === "Typed here", "what was typed is lost");
    must((await about.getByLabel("Phone", { exact: true }).inputValue()) === "+491701111111", "what was not typed in is not fresh");
    await accessible(page, "/account, changed elsewhere");
    await about.getByRole("button", { name: "Save" }).click();
    await told(page, "Saved");
    const now = (await me("GET", "/me/profile")).body;
    must(now.about === "Typed here" && now.phone === "+491701111111", `kept ${JSON.stringify(now)}`);
    await calm(page);
  }

  async function picture() {
    const page = await opened(await mara(), "/account", SIZES.phone);
    const photo = await page.screenshot();
    await page.getByLabel("Add a picture").setInputFiles({ name: "me.png", mimeType: "image/png", buffer: photo });
    await page.getByRole("dialog").getByLabel("The part that is kept").waitFor();
    await page.getByRole("button", { name: "Use this picture" }).and(page.locator(":enabled")).waitFor();
    await accessible(page, "/account, cropping");
    await page.getByRole("button", { name: "Use this picture" }).click();
    await told(page, "Your picture is there");
    const image = part(page, "You").locator("img");
    await image.waitFor();
    must(await image.evaluate((img) => img.decode().then(() => img.naturalWidth === img.naturalHeight)), "the picture is not the square");
    await page.getByRole("button", { name: "Remove" }).click();
    await image.waitFor({ state: "detached" });
    await page.getByLabel("Add a picture").setInputFiles({ name: "words.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
    await page.getByText("cannot be read as a picture").waitFor();
    await calm(page);
  }

  async function measured() {
    const page = await opened(await mara(), "/account/progress");
    const measurements = part(page, "Measurements");
    const enter = async (button, value, when) => {
      await measurements.getByRole("button", { name: button }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Value").fill(value);
      if (when) await dialog.getByLabel("When").fill(when);
      await dialog.getByRole("button", { name: "Save" }).click();
      return dialog;
    };
    const dialog = await enter("Add the first measurement", "9000");
    await dialog.getByText("is 20 to 500 kg").waitFor();
    await dialog.getByLabel("Value").fill("74,5");
    await dialog.getByRole("button", { name: "Save" }).click();
    const table = measurements.getByRole("table", { name: "Weight over time" });
    await table.getByText("74.5 kg").waitFor();
    await enter("Add a measurement", "76", "2026-01-05T07:30");
    await table.getByText("76 kg").waitFor();
    await measurements.locator("svg path.recharts-line-curve").waitFor({ state: "attached" });
    await table.getByRole("button", { name: /Delete 76 kg/ }).click();
    await table.getByText("76 kg").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await table.getByText("76 kg").waitFor();
    await calm(page);
  }

  async function goals() {
    const page = await opened(await mara(), "/account/progress", SIZES.phone);
    const section = part(page, "Goals");
    await section.getByRole("button", { name: "Set a goal" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.locator('[aria-invalid="true"]').waitFor();
    await dialog.getByLabel("Your goal").fill("Lighter on the hills");
    await dialog.getByLabel("Measured by").selectOption("weight");
    await dialog.getByLabel("To reach").fill("70");
    await dialog.getByRole("button", { name: "Save" }).click();
    await section.getByText("Weight to 70 kg").waitFor();
    await section.getByRole("button", { name: "Change" }).click();
    await dialog.getByLabel("To reach").fill("71");
    await dialog.getByRole("button", { name: "Save" }).click();
    await section.getByText("Weight to 71 kg").waitFor();
    await section.getByRole("button", { name: "Reached" }).click();
    await section.getByText("1 goal reached or let go").click();
    await section.getByText(/reached on/).waitFor();
    await section.getByRole("button", { name: "Delete" }).click();
    await section.getByText("What would you like to reach?").waitFor();
    await calm(page);
  }

  async function healthNotes() {
    const page = await opened(await mara(), "/account/progress");
    const health = part(page, "Health notes");
    await health.getByRole("button", { name: "I agree" }).click();
    await health.getByLabel("Your notes").fill("Left knee");
    await health.getByRole("button", { name: "Save" }).click();
    await told(page, "Saved");
    // Written on another device in between: both are shown, and nothing is lost.
    const own = await api(base, await mara());
    await health.getByLabel("Your notes").fill("Left knee, asthma");
    await own("PUT", "/me/health-notes", { notes: "Left knee, right wrist" });
    await health.getByRole("button", { name: "Save" }).click();
    await health.getByText("Saved elsewhere: Left knee, right wrist").waitFor();
    must((await health.getByLabel("Your notes").inputValue()) === "Left knee, asthma", "what was typed is gone");
    await health.getByLabel("Your notes").fill("Left knee, right wrist, asthma");
    await health.getByRole("button", { name: "Save" }).click();
    await health.getByText("Saved elsewhere").waitFor({ state: "detached" });
    must((await own("GET", "/me/health-notes")).body.notes === "Left knee, right wrist, asthma", "both are kept");
    await health.getByRole("link", { name: "Withdraw consent" }).click();
    await page.getByRole("switch", { name: "Health notes", checked: true }).click();
    await page.getByRole("button", { name: "Withdraw and delete" }).click();
    await page.getByRole("switch", { name: "Health notes", checked: false }).waitFor();
    await page.getByText("All 2 answers so far").waitFor();
    await page.getByRole("link", { name: "Progress" }).click();
    await health.getByRole("button", { name: "I agree" }).click();
    await health.getByLabel("Your notes").waitFor();
    must((await health.getByLabel("Your notes").inputValue()) === "", "the notes outlived the consent");
    await calm(page);
  }

  async function notifications() {
    const page = await opened(await somebody(), "/account/notifications", SIZES.phone);
    await page.getByLabel("Bookings: Text").check();
    await page.getByText("Texts need your phone number.").waitFor();
    await page.getByLabel("Quiet hours").check();
    await page.getByLabel("From").fill("21:30");
    await page.getByRole("button", { name: "Save" }).click();
    await told(page, "Saved");
    await page.reload();
    await settled(page);
    must(await page.getByLabel("Bookings: Text").isChecked(), "texts were not kept");
    must((await page.getByLabel("From").inputValue()) === "21:30", "quiet hours were not kept");
    await calm(page);
  }

  async function copyOfOnesData() {
    const page = await opened(await mara(), "/account/privacy", SIZES.phone);
    await page.getByRole("button", { name: "Ask for a copy" }).click();
    await page.getByText("Your copy is being made").or(page.getByText("Your copy is ready")).first().waitFor();
    await page.getByText("Your copy is ready").waitFor({ timeout: 30_000 });
    const download = page.waitForEvent("download");
    await part(page, "A copy of your data").getByRole("button", { name: "Download" }).click();
    const chunks = [];
    for await (const chunk of await (await download).createReadStream()) chunks.push(chunk);
    must(Buffer.concat(chunks).subarray(0, 2).toString() === "PK", "what came is no ZIP");
    await calm(page);
  }

  async function erasure() {
    const page = await opened(await mara(), "/account/privacy");
    await page.getByRole("button", { name: "Erase my account…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Password").fill("not it at all");
    await dialog.getByRole("button", { name: "Erase in two weeks" }).click();
    await dialog.locator('[aria-invalid="true"]').waitFor();
    await dialog.getByLabel("Password").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Erase in two weeks" }).click();
    await page.getByText(/Your account is erased on/).waitFor();
    await page.getByRole("button", { name: "Keep my account" }).click();
    await page.getByRole("button", { name: "Erase my account…" }).waitFor();
    await calm(page);
  }

  async function erasureInTheWay() {
    const page = await opened(demo("ana-ivanova"), "/account/privacy", SIZES.phone);
    await page.getByRole("button", { name: "Erase my account…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Password").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Erase in two weeks" }).click();
    await dialog.getByText("This is still ahead").waitFor();
    must((await dialog.getByRole("listitem").count()) > 0, "what is ahead is not listed");
    await dialog.getByRole("link", { name: "To your calendar" }).waitFor();
    await calm(page);
  }

  async function authenticator() {
    const email = await somebody();
    const page = await opened(email, "/account/security", SIZES.phone);
    const section = part(page, "Authenticator app");
    await section.getByLabel("Password").fill(PASSWORD);
    await section.getByRole("button", { name: "Set up" }).click();
    await section.getByRole("img", { name: "For your authenticator app to scan" }).waitFor();
    await accessible(page, "/account/security, setting up");
    await fits(page, "/account/security, setting up");
    const secret = await page.getByTestId("secret").innerText();
    await section.getByLabel("Code", { exact: true }).fill("000000");
    await section.getByRole("button", { name: "Turn on" }).click();
    await section.locator('[aria-invalid="true"]').waitFor();
    await section.getByLabel("Code", { exact: true }).fill(totp(secret));
    await section.getByRole("button", { name: "Turn on" }).click();
    const codes = section.getByRole("list", { name: "Recovery codes" });
    await codes.waitFor();
    const first = await codes.getByRole("listitem").first().innerText();
    await section.getByRole("button", { name: "I have kept them" }).click();
    await section.getByText("On: signing in asks for a code.").waitFor();

    const other = await device(chromium, base, SIZES.laptop);
    await other.goto("/sign-in");
    await other.getByLabel("E-mail").fill(email);
    await other.getByLabel("Password").fill(PASSWORD);
    await other.getByRole("button", { name: "Sign in" }).click();
    await other.getByLabel("Code").fill(first);
    await other.getByRole("button", { name: "Sign in" }).click();
    await other.waitForURL((url) => !url.pathname.startsWith("/sign-in"));

    await section.getByRole("button", { name: "Turn off" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Password").fill(PASSWORD);
    await dialog.getByLabel("Code").fill(totp(secret, 1));
    await dialog.getByRole("button", { name: "Turn off" }).click();
    await section.getByRole("button", { name: "Set up" }).waitFor();
    await calm(page, other);
  }

  async function password() {
    const email = await somebody();
    const page = await opened(email, "/account/security");
    const section = part(page, "Password");
    const change = async (current, next) => {
      await section.getByLabel("Present password").fill(current);
      await section.getByLabel("New password").fill(next);
      await section.getByRole("button", { name: "Change password" }).click();
    };
    await change("not it at all", "three quiet hills");
    await section.locator('[aria-invalid="true"]').waitFor();
    await change(PASSWORD, "three quiet hills");
    await told(page, "Your password is changed");
    const again = await device(chromium, base, SIZES.laptop);
    await signIn(again, email, "three quiet hills");
    await calm(page, again);
  }

  async function everywhere() {
    const email = await somebody();
    const here = await opened(email, "/account/security");
    const there = await device(chromium, base, SIZES.phone);
    const closed = new Promise((done) => there.on("websocket", (socket) => socket.on("close", () => done(true))));
    await signIn(there, email);
    await there.goto("/account");
    await settled(there);
    await live(there);
    await part(there, "About you").getByLabel("A few words").fill("Half a sent");
    await here.getByRole("button", { name: "Sign out everywhere", exact: true }).click();
    await here.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
    await here.waitForURL((url) => url.pathname === "/");
    await there.getByText("Sign in to see this page").waitFor({ timeout: 5000 });
    must(await Promise.race([closed, new Promise((done) => setTimeout(() => done(false), 5000))]), "its socket stayed open");
    must(!(await part(there, "About you").isVisible()), "what was somebody’s own is still on the screen");

    await there.locator("main").getByRole("button", { name: "Sign in" }).click();
    const dialog = there.getByRole("dialog");
    await dialog.getByLabel("E-mail").waitFor();
    const known = dialog.getByRole("button", { name: "I have an account" });
    if (await known.isVisible()) await known.click();
    await dialog.getByLabel("E-mail").fill(email);
    await dialog.getByLabel("Password").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
    await part(there, "About you").waitFor();
    must((await part(there, "About you").getByLabel("A few words").inputValue()) === "Half a sent", "what was being typed is lost");
    await calm(here, there);
  }

  async function oneDevice() {
    const email = await somebody();
    const there = await opened(email, "/account", SIZES.phone);
    await live(there);
    const here = await opened(email, "/account/security");
    const devices = part(here, "Devices");
    must((await devices.getByText("Safari · iPhone").count()) === 1, "the phone is not named");
    await devices.getByRole("button", { name: "Sign out Safari · iPhone" }).click();
    await devices.getByText("Safari · iPhone").waitFor({ state: "detached" });
    await there.getByText("Sign in to see this page").waitFor({ timeout: 5000 });
    await calm(here, there);
  }

  async function favourites() {
    const email = await mara();
    const trainer = (await (await fetch(`${base}/api/v1/trainers/ana-ivanova`)).json()).id;
    const page = await opened(email, "/favourites", SIZES.phone);
    await page.getByText("Nobody kept yet").waitFor();
    const me = await api(base, email);
    await me("PUT", `/me/favourites/${trainer}`);
    await page.reload();
    await page.getByRole("link", { name: "Ana Ivanova" }).waitFor();
    await page.locator("[data-next]").nth(2).waitFor();
    await accessible(page, "/favourites, one kept");
    await fits(page, "/favourites, one kept");
    await page.getByRole("button", { name: "Keep Ana Ivanova" }).click();
    await page.getByText("Nobody kept yet").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("link", { name: "Ana Ivanova" }).click();
    await page.waitForURL(/\/trainers\/ana-ivanova/);
    await calm(page);
  }

  async function looks() {
    const email = await mara();
    const me = await api(base, email);
    for (const [value, taken_at] of [["78.4", "2026-08-01T07:00:00Z"], ["77.1", "2026-09-01T07:00:00Z"], ["75.9", "2026-10-01T07:00:00Z"]]) await me("POST", "/me/measurements", { kind: "weight", value, unit: "kg", taken_at });
    await me("POST", "/me/goals", { title: "Run ten kilometres without a break", target: { kind: "weight", value: "72", unit: "kg" } });
    for (const size of [SIZES.phone, SIZES.laptop]) {
      const page = await opened(email, "/account", size);
      for (const path of PARTS) {
        await page.goto(path);
        await settled(page).catch(() => Promise.reject(new Error(`${path} is still waiting`)));
        await accessible(page, path);
        await fits(page, path);
      }
      await calm(page);
    }
    const trainer = await opened(demo("ana-ivanova"), "/account", SIZES.phone);
    must((await trainer.getByRole("link", { name: "Progress" }).count()) === 0, "a trainer is offered what is a client’s");
    await accessible(trainer, "/account of a trainer");
    await calm(trainer);
  }

  return [
    ["a profile is kept, and what is wrong is said at its field", profileIsKept],
    ["a profile changed elsewhere is shown beside what was typed", changedElsewhere],
    ["a picture is cropped, uploaded and taken away", picture],
    ["a measurement appears in the chart’s table", measured],
    ["a goal is set, changed, reached and deleted", goals],
    ["health notes need consent and go with it", healthNotes],
    ["notifications are chosen, with quiet hours", notifications],
    ["a copy of one’s data is asked for and fetched", copyOfOnesData],
    ["an account’s erasure is asked for and called off", erasure],
    ["an erasure says what stands in its way", erasureInTheWay],
    ["an authenticator is turned on and off", authenticator],
    ["a password is changed", password],
    ["sign-out everywhere closes the other browser", everywhere],
    ["one device is signed out from another", oneDevice],
    ["favourites are listed and let go", favourites],
    ["the account’s parts, looked at", looks],
  ];
};
