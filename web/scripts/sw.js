// The service worker: scripts/worker.mjs puts version and files in. It keeps the app, never what the interface says.
const VERSION = "__VERSION__";
/** What the pages below need to stand without a connection. */
const SHELL = __SHELL__;
/** Every other hashed file: kept so that an open page of this version works on while another is served. */
const REST = __REST__;
const PAGES = ["/offline", "/sessions"];
const OURS = "fittribe-";
const CACHE = OURS + VERSION;
/** These are the server's own, not the app's. */
const NOT_PAGES = /^\/(api|docs|mail|unsubscribe)(\/|$)|\.[a-z0-9]+$/;

const open = () => caches.open(CACHE);
/** By the address alone, whatever was asked in a query. */
const kept = (address) => caches.match(address, { ignoreVary: true });

self.addEventListener("install", (event) => {
  const fresh = SHELL.map((address) => new Request(address, { cache: address.startsWith("/_next/static/") ? "default" : "reload" }));
  event.waitUntil(open().then((cache) => cache.addAll(fresh)));
});

/** The version before this one stays too: pages of it may be open. */
async function tidy() {
  const all = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(all.slice(0, -1).map((name) => caches.delete(name)));
}

self.addEventListener("activate", (event) => event.waitUntil(Promise.all([tidy(), self.clients.claim(), self.registration.navigationPreload?.enable()])));

async function keepRest() {
  if (self.navigator.connection?.saveData) return;
  const cache = await open();
  for (const address of REST) {
    if (!(await cache.match(address))) await cache.add(address).catch(() => {});
  }
}

self.addEventListener("message", (event) => {
  if (event.data === "version") event.ports[0].postMessage(VERSION);
  if (event.data === "take over") event.waitUntil(self.skipWaiting());
  if (event.data === "keep the rest") event.waitUntil(keepRest());
});

/** A hashed file never changes: what is kept is right. */
async function hashed(request) {
  const found = await kept(request.url);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await (await open()).put(request, answer.clone());
  return answer;
}

/** A page is what the server says now; without a server, what is kept. */
async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (error) {
    const path = new URL(event.request.url).pathname.replace(/\/$/, "");
    const found = await kept(PAGES.includes(path) ? path : "/offline");
    if (found) return found;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (pathname.startsWith("/_next/static/")) event.respondWith(hashed(request));
  else if (request.mode === "navigate" && !NOT_PAGES.test(pathname)) event.respondWith(page(event));
  else if (SHELL.includes(pathname) && !PAGES.includes(pathname)) event.respondWith(fetch(request).catch(() => kept(pathname)));
});
