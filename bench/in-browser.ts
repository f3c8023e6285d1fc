#!/usr/bin/env node
/**
 * The same work in a browser as in Node, with the same inputs: built for the browser, fed with the
 * catalogue's pack, both sides measured one after the other in one run, their answers held against
 * each other: the same yen in both. `ratio` is the browser's time over Node's. Prints a line of
 * JSON for each job.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { packOf } from "../src/diagnosis/pack.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { openBrowser } from "../test/browser/browser.ts";
import { differenceOf } from "./agree.ts";
import { measure, type Measured } from "./browser-entry.ts";
import { type JobKey, JOBS } from "./browser-jobs.ts";
import type { Forty } from "./forty-plans.ts";
import { rounded } from "./median.ts";
import { medianOf } from "./report.ts";

const COLD_RUNS = 7;
const COLD_TARGET_MS = 100;

/** A page that others cannot look into is told the time to 5 µs, else to 100. */
const ALONE = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};
const PAGE = '<!doctype html><meta charset="utf-8"><script src="/jobs.js"></script>';

const pack = packOf(loadCatalogue("catalogue"));
const packText = JSON.stringify(pack);
const bundle = await bundled();
const sizes = { bundle: sizeOf(bundle), cataloguePack: sizeOf(packText) };
const server = createServer(({ url = "" }, answer) => {
  const [type, body] = {
    "/jobs.js": ["text/javascript", bundle],
    "/pack": ["text/json", packText],
  }[url] ?? ["text/html", PAGE];
  answer.writeHead(200, { ...ALONE, "Content-Type": `${type}; charset=utf-8` }).end(body);
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
const browser = await openBrowser();
try {
  await compareCold(browser);
  const page = await openPage(browser);
  for (const key of Object.keys(JOBS) as JobKey[]) await compare(page, key);
} finally {
  await browser.close();
  server.close();
}

async function compare(page: Page, key: JobKey): Promise<void> {
  const own = measure(pack, key);
  const there = await page.evaluate<Measured>(`jobs.measure(pack, "${key}")`);
  mustAgree(own.name, own.answer, there.answer);
  const { name, targetMs, rounds, batch } = own;
  report({ name, targetMs, rounds, batch, inBrowser: there.medianMs, inNode: own.medianMs });
}

/** With nothing warmed up: a new page each time, and a new thread. */
async function compareCold(in_: Browser): Promise<void> {
  const [here, there]: [Forty[], Forty[]] = [[], []];
  for (let run = 0; run < COLD_RUNS; run += 1) {
    const page = await openPage(in_);
    there.push(await page.evaluate<Forty>("jobs.measureCold(pack)"));
    await page.context().close();
    here.push(await inNewThread());
  }
  const [own, other] = [here[0], there[0]];
  const name = "preparing the plans of an area for twelve months, cold";
  mustAgree(name, own?.answer, other?.answer);
  const [inBrowser, inNode] = [there, here].map((runs) =>
    medianOf(runs.map(({ milliseconds }) => milliseconds)),
  );
  const shared = { name, targetMs: COLD_TARGET_MS, rounds: COLD_RUNS, batch: 1 };
  report({ ...shared, inBrowser: inBrowser ?? 0, inNode: inNode ?? 0, plans: own?.priced });
}

async function inNewThread(): Promise<Forty> {
  const script = path.join(import.meta.dirname, "forty-plans-worker.ts");
  const worker = new Worker(script, { workerData: pack });
  const [forty]: Forty[] = await once(worker, "message");
  await worker.terminate();
  if (!forty) throw new Error("the thread did not answer");
  return forty;
}

/** A page of a context of its own, with the pack read. */
async function openPage(in_: Browser): Promise<Page> {
  const context = await in_.newContext();
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.evaluate("fetch('/pack').then((got) => got.json()).then((read) => { pack = read; })");
  return page;
}

function mustAgree(name: string, own: unknown, other: unknown): void {
  const where = differenceOf(own, other, "");
  if (own === undefined || where !== null) throw new Error(`${name}: ${where ?? "no answer"}`);
}

interface Compared {
  readonly name: string;
  readonly targetMs: number;
  readonly rounds: number;
  readonly batch: number;
  readonly inBrowser: number;
  readonly inNode: number;
  readonly plans?: number | undefined;
}

function report({ name, targetMs, rounds, batch, inBrowser, inNode, plans }: Compared): void {
  console.log(
    JSON.stringify({
      name: `in a browser: ${name}`,
      unit: "ms",
      target: targetMs,
      median: rounded(inBrowser),
      node: { median: rounded(inNode), version: process.versions.node },
      ratio: rounded(inBrowser / inNode),
      rounds,
      batch,
      ...(plans === undefined ? {} : { plans }),
      chromium: browser.version(),
      kilobytes: sizes,
      met: inBrowser <= targetMs,
    }),
  );
}

/** The jobs and all that they import, as one script. */
async function bundled(): Promise<string> {
  const entry = path.join(import.meta.dirname, "browser-entry.ts");
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, target: "es2024", lib: { entry, formats: ["iife"], name: "jobs" } },
  });
  const [made] = [built].flat();
  const script = made && "output" in made ? made.output[0] : null;
  if (!script) throw new Error("nothing was built");
  return script.code;
}

function sizeOf(text: string) {
  const bytes = Buffer.from(text);
  return { raw: rounded(bytes.length / 1000), gzip: rounded(gzipSync(bytes).length / 1000) };
}
