import { PICTURES } from "./cache-names.ts";

/**
 * The worker keeps the app's files on the phone, so that its pages open without a signal. Each
 * build is kept whole under its own name; a newer one waits until it is taken, and then every tab
 * loads anew: no page mixes two builds.
 */
const FILE = "/field-worker.js";
const SCOPE = "/field";

let waiting: ServiceWorker | null = null;
let isStarted = false;
const listeners = new Set<() => void>();

export function isUpdateReady(): boolean {
  return waiting !== null;
}

export function onUpdate(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** A phone that is never put away looks for a newer build this often. */
const LOOK_MS = 3_600_000;

export function startWorker(): void {
  // Missing where a page is not served over TLS.
  if (isStarted || !("serviceWorker" in navigator)) return;
  isStarted = true;
  const { serviceWorker } = navigator;
  let hadOne = serviceWorker.controller !== null;
  serviceWorker.addEventListener("controllerchange", () => {
    if (hadOne) location.reload();
    hadOne = true;
  });
  void serviceWorker.register(FILE, { scope: SCOPE, updateViaCache: "none" }).then(
    (registration) => {
      // Nothing was begun yet on a page that has just opened: a build that waits is taken at once.
      if (registration.waiting && hadOne) take(registration.waiting);
      registration.addEventListener("updatefound", () => follow(registration.installing));
      setInterval(() => void registration.update().catch(() => undefined), LOOK_MS);
    },
    // A phone without room, or a developer's server: the pages work as long as there is a signal.
    () => undefined,
  );
}

function follow(worker: ServiceWorker | null): void {
  worker?.addEventListener("statechange", () => {
    if (worker.state !== "installed" || navigator.serviceWorker.controller === null) return;
    waiting = worker;
    for (const changed of listeners) changed();
  });
}

export function takeUpdate(): void {
  if (waiting !== null) take(waiting);
}

function take(worker: ServiceWorker): void {
  worker.postMessage("take over", { transfer: [] });
}

/**
 * Logged out: no picture of a visit stays. The app's own files do; they hold nothing of anybody.
 */
export async function forgetPictures(): Promise<void> {
  if ("caches" in globalThis) await caches.delete(PICTURES);
}
