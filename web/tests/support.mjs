// What the browser tests share: a server with demo data, a browser, people who are signed in.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { chromium, devices } from "playwright-core";

/** The two sizes that everything is looked at in. */
export const SIZES = {
  phone: { ...devices["iPhone 13"], defaultBrowserType: undefined },
  laptop: { viewport: { width: 1280, height: 900 } },
};

export const PASSWORD = "fittribe-demo";
export const demo = (name) => `${name}@demo.fittribe.example`;

/** A server of our own, unless BASE names one that runs; `more` is what it finds in its environment. */
export async function server(more) {
  if (process.env.BASE && !more) return { base: process.env.BASE, stop: async () => {} };
  const binary = resolve(process.env.BINARY ?? "../target/debug/fittribe");
  const folder = mkdtempSync(join(tmpdir(), "fittribe-web-"));
  let child;
  const start = (bind) => {
    child = spawn(binary, ["demo", "--data-dir", folder, "--bind", bind], {
      env: { FITTRIBE_LOG: "warn", ...process.env, ...more, FITTRIBE_WEB_DIR: resolve(process.env.WEB_OUT ?? "out") },
      stdio: ["ignore", "pipe", "inherit"],
    });
    return new Promise((done, failed) => {
      let said = "";
      child.stdout.on("data", (text) => {
        said += text;
        const found = /serves on (http:\S+)/.exec(said);
        if (found) done(found[1]);
      });
      child.once("exit", (code) => failed(new Error(`the server left with ${code}`)));
    });
  };
  const end = async (signal) => {
    const left = child;
    left.removeAllListeners("exit");
    const gone = new Promise((done) => left.once("exit", done));
    left.kill(signal);
    await gone;
  };
  const base = await start("127.0.0.1:0");
  return {
    base,
    folder,
    /** Kills it as a crash would. */
    kill: () => end("SIGKILL"),
    /** Starts it again where it was, on the same data. */
    again: () => start(new URL(base).host),
    stop: async () => {
      await end("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Debian's Chromium, or the one that CHROMIUM names. One that dies while it starts is started again, which is told. */
export async function browser(tries = 3) {
  const launched = chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  return launched.catch((error) => {
    console.error(`Chromium did not start: ${error.message.split("\n")[0]}`);
    if (tries === 1) throw error;
    return browser(tries - 1);
  });
}

/** A device of its own, without a service worker unless it is asked for, which fails the test when a script is refused or throws. */
export async function device(browser, base, size, more = {}) {
  const context = await browser.newContext({ ...size, baseURL: base, locale: "en-GB", timezoneId: "Europe/Berlin", serviceWorkers: "block", ...more });
  // A busy machine may need more PATIENCE_MS.
  context.setDefaultTimeout(Number(process.env.PATIENCE_MS ?? 15_000));
  const page = await context.newPage();
  page.wrong = [];
  page.on("pageerror", (error) => page.wrong.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Hydration|Minified React/.test(message.text())) page.wrong.push(message.text());
  });
  return page;
}

/** Signs in through the page. */
export async function signIn(page, email, password = PASSWORD) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Waits until the page is live. */
export const live = (page) => page.locator('[data-line="live"]').waitFor({ state: "attached" });

/** The interface, as somebody. */
export async function api(base, email, password = PASSWORD) {
  const send = async (method, path, body, headers = {}) => {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : null };
  };
  const signedIn = await send("POST", "/auth/sign-in", { email, password });
  const bearer = { authorization: `Bearer ${signedIn.body.access_token}` };
  // Each request is meant once.
  return (method, path, body, headers = {}) => send(method, path, body, { ...bearer, "idempotency-key": crypto.randomUUID(), ...headers });
}

/** Books the last free introduction with a trainer over the interface, as somebody of `api`. */
export async function book(somebody, slug) {
  const { id, services } = (await somebody("GET", `/trainers/${slug}`)).body;
  const service = services.find((one) => one.name === SERVICE).id;
  const { days } = (await somebody("GET", `/trainers/${id}/slots?service=${service}&tz=UTC`)).body;
  const start = days.at(-1).slots.at(-1);
  const booked = await somebody("POST", "/bookings", { trainer: id, service, start, confirm: true });
  must(booked.status === 201, `booked: ${JSON.stringify(booked.body)}`);
  return booked.body;
}

/** Fails with words. */
export function must(condition, words) {
  if (!condition) throw new Error(words);
}

/** How many looks axe had. */
export const looks = { count: 0 };

/** What rests on colours; all else is the same in either theme. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** Finds nothing to say against a page's accessibility, in both themes. */
export async function accessible(page, where) {
  for (const theme of ["light", "dark"]) {
    await page.evaluate((wanted) => (document.documentElement.dataset.theme = wanted), theme);
    await page.waitForTimeout(250);
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (theme === "light" ? axe : axe.withRules(COLOURS)).analyze();
    looks.count += 1;
    const words = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target + " " + (node.any[0]?.message ?? "")).slice(0, 3).join(" | ")}`);
    must(violations.length === 0, `${where} (${theme}):\n${words.join("\n")}`);
  }
}

/** Nothing is wider than the screen. */
export async function fits(page, where) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  must(wide <= 0, `${where} is ${wide} px too wide`);
}

/** What has no price in the demo. */
export const SERVICE = "Free introduction";

/** A trainer’s page with the live times of what is free. */
export async function openTimes(page, slug) {
  await page.goto(`/trainers/${slug}`);
  await page.getByText(SERVICE).first().click();
  await page.locator("[data-slot]:not([data-held])").first().waitFor();
  await live(page);
}

/** The starts on the page that can be booked. */
export const free = (page) => page.locator("[data-slot]:not([data-held])");

/** Nothing threw and no script was refused. */
export async function calm(...pages) {
  const wrong = pages.flatMap((page) => page.wrong);
  must(wrong.length === 0, wrong.join("\n"));
  for (const page of pages) await page.context().close();
}
