/** The service worker, as the page knows it. */
export type Worker = { look: () => void; takeOver: () => void };

/** Looking for another version more often than this is of no use. */
const LOOK_MS = 5 * 60_000;

/** Which version a worker is of. */
function versionOf(worker: ServiceWorker): Promise<string> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => done(String(event.data));
    worker.postMessage("version", [port2]);
  });
}

/** Registers the service worker, and tells when it has another version than this page; taking over reloads the page. */
export function startWorker(idle: (work: () => void) => void, told: () => void): Worker | null {
  if (!("serviceWorker" in navigator)) return null;
  const { serviceWorker } = navigator;
  let registration: ServiceWorkerRegistration | undefined;
  let [asked, looked] = [false, Date.now()];

  const ready = async (waiting: ServiceWorker | null) => {
    if (!waiting) return;
    if ((await versionOf(waiting)) === process.env.NEXT_PUBLIC_BUILD) waiting.postMessage("take over");
    else if (serviceWorker.controller) told();
  };
  const look = () => {
    if (!registration || Date.now() - looked < LOOK_MS) return;
    looked = Date.now();
    void registration.update().catch(() => {});
  };
  const register = async () => {
    registration = await serviceWorker.register("/sw.js", { updateViaCache: "none" });
    void ready(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const coming = registration?.installing;
      coming?.addEventListener("statechange", () => coming.state === "installed" && void ready(coming));
    });
    (await serviceWorker.ready).active?.postMessage("keep the rest");
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
    setInterval(look, 60 * 60_000);
  };
  serviceWorker.addEventListener("controllerchange", () => asked && location.reload());
  idle(() => void register().catch(() => {}));
  return {
    look,
    takeOver: () => {
      asked = true;
      if (registration?.waiting) registration.waiting.postMessage("take over");
      else location.reload();
    },
  };
}
