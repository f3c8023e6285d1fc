import { BUILD, PICTURES, TYPE } from "./cache-names.ts";
import { type How, howToAnswer } from "./how-to-answer.ts";
import type { WorkerScope } from "./worker-scope.ts";

/**
 * Written by the build (`scripts/field-worker-build.ts`): `build` names it by what is in its files,
 * `entry` is the first script, `files` are all that the technician's pages can need.
 */
declare const FIELD_BUILD: {
  readonly build: string;
  readonly entry: string;
  readonly files: readonly string[];
};

// This file runs nowhere else.
const worker = globalThis as unknown as WorkerScope;
const { build, entry, files } = FIELD_BUILD;
const CACHE = `${BUILD}${build}`;
const PAGE = "/field";
const own = { origin: worker.location.origin, files: new Set(files) };

worker.addEventListener("install", (event) => event.waitUntil(keepBuild()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("message", ({ data }) => {
  if (data === "take over") void worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  const how = howToAnswer({ method, mode, origin, pathname }, own);
  if (how !== "pass") event.respondWith(answer(how, event.request));
});

/** All or nothing; a page of another build, deployed in between, is refused: tried again later. */
async function keepBuild(): Promise<void> {
  const cache = await caches.open(CACHE);
  const page = await fetch(PAGE, { cache: "no-cache" });
  const isOurs = page.ok && (await page.clone().text()).includes(entry);
  if (!isOurs) throw new Error("the page is of another build");
  await cache.put(PAGE, page);
  await cache.addAll(files);
}

/** The first build answers the page that brought it; of others, the builds before it go. */
async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(BUILD) && name !== CACHE) await caches.delete(name);
  }
  await worker.clients.claim();
}

async function answer(how: Exclude<How, "pass">, request: Request): Promise<Response> {
  switch (how) {
    case "page":
      return (await kept(CACHE, PAGE)) ?? fetch(request);
    case "file":
      return (await kept(CACHE, request)) ?? fetch(request);
    case "type":
      return fetchedOnce(TYPE, request);
    case "picture":
      return fetchedOnce(PICTURES, request);
  }
}

async function kept(name: string, request: Request | string): Promise<Response | undefined> {
  return (await caches.open(name)).match(request, { ignoreVary: true });
}

/** What never changes under its name: the first answer stays. */
async function fetchedOnce(name: string, request: Request): Promise<Response> {
  const before = await kept(name, request);
  if (before !== undefined) return before;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(name)).put(request, response.clone());
  return response;
}
