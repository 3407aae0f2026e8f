// Signing in and up, and a sign-in that ends.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { accessible, api, calm, demo, device, fits, live, must, PASSWORD, server, signIn, SIZES } from "../support.mjs";

const NAME = "A new name, half typed";
const EMULATOR = new URL("../../../adapters/tests/emulator/", import.meta.url);
const PROJECT = "fittribe-test";

/** The Firebase Auth emulator, which scripts/install-firebase-emulator fetches. */
async function firebaseEmulator() {
  const child = spawn("node", ["serve.cjs", PROJECT], { cwd: EMULATOR, stdio: ["pipe", "pipe", "inherit"] });
  const port = await new Promise((done, failed) => {
    child.stdout.on("data", (text) => /port (\d+)/.test(text) && done(/port (\d+)/.exec(text)[1]));
    child.once("exit", (code) => failed(new Error(`the emulator left with ${code}`)));
  });
  return { base: `http://127.0.0.1:${port}`, stop: () => child.stdin.end() };
}

/** The link that the emulator would have sent. */
async function letterOf(emulator, email) {
  const { oobCodes } = await (await fetch(`${emulator}/emulator/v1/projects/${PROJECT}/oobCodes`)).json();
  return oobCodes.findLast((one) => one.email === email).oobLink;
}

export const parts = ({ base, chromium }) => {
  /** Ends every sign-in of somebody from elsewhere. */
  async function endEverywhere(who) {
    const elsewhere = await api(base, demo(who));
    const ended = await elsewhere("DELETE", "/me/sign-ins?keep_this=true");
    must(ended.status < 300, `ended: ${ended.status}`);
  }

  const form = (page) => page.getByRole("textbox", { name: "Name", exact: true });

  async function endsMidForm() {
    for (const size of [SIZES.phone, SIZES.laptop]) {
      const page = await device(chromium, base, size);
      await signIn(page, demo("omar"));
      await page.goto("/account");
      await live(page);
      const before = await form(page).inputValue();
      await form(page).fill(NAME);
      await endEverywhere("omar");
      await page.getByText("This sign-in was ended").waitFor();
      must(!(await form(page).isVisible()), "somebody else sees the page of a sign-in that was ended");
      await accessible(page, "a sign-in that was ended");
      await fits(page, "a sign-in that was ended");
      await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("dialog").getByLabel("Password").fill(PASSWORD);
      await page.getByRole("dialog").getByLabel("E-mail").fill(demo("omar"));
      await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      must((await form(page).inputValue()) === NAME, "what was typed is gone");
      await form(page).fill(before);
      await calm(page);
    }
  }

  async function expiresMidForm() {
    const page = await device(chromium, base, SIZES.phone);
    await signIn(page, demo("omar"));
    await page.goto("/account");
    await live(page);
    const before = await form(page).inputValue();
    await form(page).fill(NAME);
    // The token's time is up and there is no cookie to refresh by: what a laptop meets that slept for a month.
    await page.context().clearCookies();
    await page.clock.setSystemTime(Date.now() + 20 * 60_000);
    await page.getByRole("button", { name: "Save" }).first().click();
    const dialog = page.getByRole("dialog");
    must((await dialog.getByLabel("E-mail").inputValue()) === demo("omar"), "whose page it was is asked again");
    await dialog.getByLabel("Password").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await page.getByTestId("toast").first().waitFor();
    must((await form(page).inputValue()) === NAME, "what was typed is gone");
    const omar = await api(base, demo("omar"));
    must((await omar("GET", "/me")).body.name === NAME, "the form went on");
    await omar("PATCH", "/me", { name: before });
    await calm(page);
  }

  async function reloadsDoNotEndIt() {
    const page = await device(chromium, base, SIZES.laptop);
    await signIn(page, demo("nina"));
    for (let i = 0; i < 3; i += 1) {
      const asked = page.waitForRequest("**/auth/refresh");
      await page.reload({ waitUntil: "commit" });
      await asked;
    }
    await page.reload();
    await live(page);
    await page.getByRole("button", { name: /^Menu of/ }).waitFor();
    await calm(page);
  }

  async function closedSignUp() {
    const page = await device(chromium, base, SIZES.phone);
    await page.route("**/api/v1/notice", (route) => route.fulfill({ json: { announcement: null, sign_up_open: false } }));
    await page.goto("/sign-up");
    await page.getByText("New accounts cannot be made just now").waitFor();
    must((await page.getByRole("button", { name: "Create account" }).count()) === 0, "a form that is of no use");
    await accessible(page, "sign-up, closed");
    await calm(page);
  }

  async function badLinks() {
    const page = await device(chromium, base, SIZES.phone);
    await page.goto("/verify#not-a-token");
    must(!page.url().includes("not-a-token") || (await page.waitForURL("/verify"), true), "the secret left the address bar");
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByText("not good any more").waitFor();
    await accessible(page, "a bad link");
    await page.goto("/reset");
    await page.getByText("not complete").waitFor();
    await page.goto("/reset#not-a-token");
    await page.getByLabel("New password").fill("four quiet words here");
    await page.getByRole("button", { name: "Set it" }).click();
    await page.getByText("not good any more").waitFor();
    await accessible(page, "a new password, refused");
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill("nobody");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("Not an e-mail address").waitFor();
    await page.getByLabel("E-mail").fill(demo("nina"));
    await page.getByLabel("Password").fill("not her password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").first().waitFor();
    must((await page.getByLabel("E-mail").inputValue()) === demo("nina"), "a refusal keeps what was typed");
    await calm(page);
  }

  async function firebase() {
    if (!existsSync(new URL("node_modules", EMULATOR))) return console.log("      left out: scripts/install-firebase-emulator was not run");
    const emulator = await firebaseEmulator();
    const own = await server({ FIREBASE_AUTH_EMULATOR_HOST: new URL(emulator.base).host, FITTRIBE_FIREBASE_PROJECT: PROJECT });
    try {
      await throughFirebase(own.base, emulator.base);
    } finally {
      await own.stop();
      emulator.stop();
    }
  }

  async function throughFirebase(base, emulator) {
    const answer = await fetch(`${base}/api/v1/sign-in-methods`);
    const methods = answer.ok ? await answer.json() : { firebase: null };
    if (!methods.firebase) return console.log("      left out: the server names no way to sign in but its own");
    const page = await device(chromium, base, SIZES.phone);
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Continue with Google" }).waitFor();
    await accessible(page, "sign-in with other ways");
    await fits(page, "sign-in with other ways");
    const email = `link-${Date.now()}@example.com`;
    await page.getByRole("button", { name: "Continue with an e-mail link" }).click();
    await page.getByLabel("E-mail").last().fill(email);
    must(!asked.some((url) => url.startsWith(emulator)), "Firebase is asked before the tap");
    await page.getByRole("button", { name: "Send me the link" }).click();
    await page.getByText(`A link is on its way to ${email}`).waitFor();
    await page.goto(await letterOf(emulator, email));
    await page.getByText("What brings you?").waitFor();
    must(!page.url().includes("oobCode"), "the code left the address bar");
    await accessible(page, "what the account is for");
    await page.getByRole("button", { name: "I want to train" }).click();
    await page.waitForURL("**/trainers");
    await live(page);
    await page.reload();
    await page.getByRole("link", { name: /^Inbox/ }).waitFor();
    await calm(page);
  }

  return [
    ["a sign-in that is ended elsewhere keeps the form", endsMidForm],
    ["a sign-in that runs out keeps the form", expiresMidForm],
    ["reloads in the middle of a refresh do not end a sign-in", reloadsDoNotEndIt],
    ["sign-up is closed when it is", closedSignUp],
    ["links that are not good, and fields that are wrong", badLinks],
    ["signing in through Firebase", firebase],
  ];
};
