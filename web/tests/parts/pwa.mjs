// The app on a device: installed, without a connection, and when another version comes.
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { accessible, api, book, calm, demo, device, fits, live, must, signIn, SIZES } from "../support.mjs";

const kept = (page) => page.waitForFunction(() => localStorage.getItem("fittribe.kept")?.includes("start"));
const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

export const parts = ({ base, chromium }) => {
  const withWorker = (size) => device(chromium, base, size, { serviceWorkers: "allow" });

  async function installable() {
    const page = await withWorker(SIZES.phone);
    await page.goto("/");
    await controlled(page);
    const { icons, id, scope, start_url, display } = await (await fetch(`${base}/manifest.webmanifest`)).json();
    must(id && scope === "/" && start_url === "/" && display === "standalone", "the manifest says what the app is");
    for (const { src, sizes, type } of icons.filter((icon) => icon.type === "image/png")) {
      const answer = await fetch(base + src);
      const png = Buffer.from(await answer.arrayBuffer());
      must(answer.headers.get("content-type") === type && `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}` === sizes, `${src} is not a PNG of ${sizes}`);
    }
    must(icons.some((icon) => icon.purpose === "maskable"), "an icon that can be cut");
    const devtools = await page.context().newCDPSession(page);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    const wrong = installabilityErrors.map((one) => one.errorId).filter((error) => error !== "in-incognito");
    must(wrong.length === 0, `it cannot be installed: ${wrong.join(", ")}`);
    must((await fetch(`${base}/sw.js`)).headers.get("cache-control") === "no-cache", "the worker is asked for anew");
    await calm(page);
  }

  async function standsOffline() {
    const page = await withWorker(SIZES.phone);
    const nina = await api(base, demo("nina"));
    const { id } = await book(nina, "ana-ivanova");
    await signIn(page, demo("nina"));
    await page.goto("/sessions");
    await Promise.all([live(page), controlled(page), kept(page)]);
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText(/^As of .*, offline$/).waitFor();
    await page.getByText("Ana").first().waitFor();
    await accessible(page, "the sessions, offline");
    await fits(page, "the sessions, offline");
    await page.goto("/trainers/ana-ivanova");
    await page.getByRole("heading", { name: "You are offline" }).waitFor();
    await page.getByText(/^As of .*, offline$/).waitFor();
    await accessible(page, "offline");
    await fits(page, "offline");
    const caches = await page.evaluate(async () => (await Promise.all((await globalThis.caches.keys()).map(async (name) => (await (await globalThis.caches.open(name)).keys()).map((one) => new URL(one.url).pathname)))).flat());
    must(!caches.some((path) => path.startsWith("/api")), "what the interface said is kept");
    await page.context().setOffline(false);
    await page.getByRole("heading", { name: "Ana Ivanova" }).waitFor({ timeout: 40_000 });
    await live(page);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
    await page.waitForFunction(() => localStorage.getItem("fittribe.kept") === null && localStorage.getItem("fittribe.account") === null);
    await nina("POST", `/bookings/${id}/cancel`, {});
    await calm(page);
  }

  /** The server, but with another version of the app once `changed` is set: its worker says so. */
  async function newer() {
    const { hostname, port } = new URL(base);
    const state = { changed: false };
    const proxy = createServer((asked, answer) => {
      const on = request({ hostname, port, path: asked.url, method: asked.method, headers: { ...asked.headers, "accept-encoding": "identity" } }, (got) => {
        if (!state.changed || asked.url !== "/sw.js") return got.pipe(answer.writeHead(got.statusCode, got.headers));
        const parts = [];
        got.on("data", (part) => parts.push(part)).on("end", () => {
          const { "content-length": _, ...headers } = got.headers;
          answer.writeHead(got.statusCode, headers).end(Buffer.concat(parts).toString().replace(/const VERSION = "\w+"/, 'const VERSION = "another"'));
        });
      });
      asked.pipe(on.on("error", () => answer.destroy()));
    });
    proxy.on("upgrade", (asked, socket) => {
      const on = connect(Number(port), hostname, () => {
        on.write(`GET ${asked.url} HTTP/1.1\r\n${asked.rawHeaders.map((part, i) => part + (i % 2 ? "\r\n" : ": ")).join("")}\r\n`);
        on.pipe(socket).pipe(on);
      });
      for (const end of [on, socket]) end.on("error", () => (on.destroy(), socket.destroy()));
    });
    await new Promise((done) => proxy.listen(0, "127.0.0.1", done));
    return { state, base: `http://127.0.0.1:${proxy.address().port}`, stop: () => (proxy.closeAllConnections(), proxy.close()) };
  }

  async function anotherVersion() {
    const front = await newer();
    const page = await device(chromium, front.base, SIZES.laptop, { serviceWorkers: "allow" });
    await page.goto("/sign-in");
    await controlled(page);
    await page.getByLabel("E-mail").fill("half@typed");
    front.state.changed = true;
    await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));
    const told = page.getByTestId("toast").filter({ hasText: "A new version of FitTribe" });
    await told.waitFor();
    must((await page.getByLabel("E-mail").inputValue()) === "half@typed", "nothing is reloaded by itself");
    must(await page.evaluate(() => document.activeElement?.getAttribute("type")) === "email", "the toast took the focus");
    await accessible(page, "a new version");
    const reloaded = page.waitForEvent("load");
    await told.getByRole("button", { name: "Reload" }).click();
    await reloaded;
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    const names = await page.evaluate(() => caches.keys());
    must(names.includes("fittribe-another") && names.length === 2, `the version before stays for open pages: ${names}`);
    await calm(page);
    front.stop();
  }

  return [
    ["the app can be installed", installable],
    ["offline, the next sessions stand", standsOffline],
    ["another version of the app", anotherVersion],
  ];
};
