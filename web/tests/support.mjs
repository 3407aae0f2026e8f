// What the browser tests share: a server with demo data, a browser, people who are signed in.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium, devices } from "playwright-core";

/** The two sizes that everything is looked at in. */
export const SIZES = {
  phone: { ...devices["iPhone 13"], defaultBrowserType: undefined },
  laptop: { viewport: { width: 1280, height: 900 } },
};

export const PASSWORD = "fittribe-demo";
export const demo = (name) => `${name}@demo.fittribe.example`;

/** A server of our own, unless BASE names one that runs. */
export async function server() {
  if (process.env.BASE) return { base: process.env.BASE, stop: async () => {} };
  const binary = resolve(process.env.BINARY ?? "../target/debug/fittribe");
  const folder = mkdtempSync(join(tmpdir(), "fittribe-web-"));
  const child = spawn(binary, ["demo", "--data-dir", folder, "--bind", "127.0.0.1:0"], {
    env: { ...process.env, FITTRIBE_WEB_DIR: resolve("out") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const base = await new Promise((done, failed) => {
    let said = "";
    child.stdout.on("data", (text) => {
      said += text;
      const found = /serves on (http:\S+)/.exec(said);
      if (found) done(found[1]);
    });
    child.on("exit", (code) => failed(new Error(`the server left with ${code}`)));
  });
  const stop = async () => {
    const gone = new Promise((done) => child.once("exit", done));
    child.removeAllListeners("exit");
    child.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    const left = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    await Promise.race([left, gone]);
  };
  return { base, stop };
}

/** Debian's Chromium, or the one that CHROMIUM names. */
export const browser = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-dev-shm-usage"] });

/** A device of its own, which fails the test when a script is refused or throws. */
export async function device(browser, base, size, more = {}) {
  const context = await browser.newContext({ ...size, baseURL: base, locale: "en-GB", timezoneId: "Europe/Berlin", ...more });
  context.setDefaultTimeout(15_000);
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
  return (method, path, body, headers = {}) => send(method, path, body, { ...bearer, ...headers });
}

/** Fails with words. */
export function must(condition, words) {
  if (!condition) throw new Error(words);
}
