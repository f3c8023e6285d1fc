#!/usr/bin/env node
/**
 * A slider of the diagnosis in Chromium: from the moment that its value is set to the frame after
 * the ranking is drawn anew, over the whole catalogue; and what the worker took of it.
 * `--moves 60`; `--portal` a portal already built, or it is built afresh; `--pictures` a folder for
 * pictures while the slider moves. Prints one line of JSON.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { build } from "vite";
import { createApp } from "../src/app/server/create-app.ts";
import type { Handlers, Sessions } from "../src/app/server/handler.ts";
import { no } from "../src/kernel/result.ts";
import { clockAt, type Session } from "../src/platform/index.ts";
import { openBrowser } from "../test/browser/browser.ts";
import { diagnosisHandlers } from "../test/browser/fixture/diagnosis.ts";
import { registrations } from "../test/browser/fixture/person.ts";
import { serveApp } from "../test/browser/serve.ts";
import { rounded } from "./median.ts";
import { medianOf } from "./report.ts";

const TARGET_MS = 50;
const NOW = "2026-11-22T00:30:00Z";
const SESSION: Session = {
  operatorId: 1,
  userId: 1,
  kind: "resident",
  role: "resident",
  name: "縁ヶ浜エコ住設",
  loginId: "dealer",
  accountId: 1,
  personId: null,
  since: NOW,
  expiresAt: "2027-01-21T00:30:00Z",
};

const sessions: Sessions = {
  login: async () => no({ code: "auth.wrong-login" }),
  find: async () => SESSION,
  logout: async () => undefined,
  frame: async () => ({
    operator: { ja: "縁側でんき", en: "Engawa Power" },
    today: "2026-11-22",
    diagnoses: true,
  }),
};

const { values } = parseArgs({
  options: {
    moves: { type: "string", default: "60" },
    portal: { type: "string", default: "" },
    pictures: { type: "string", default: "" },
  },
});

const folder = mkdtempSync(path.join(tmpdir(), "engawa-slider-"));
const directory = values.portal === "" ? await built(folder) : values.portal;
const served = await serveApp(
  createApp({
    // Of all routes only those of the diagnosis are called.
    handlers: diagnosisHandlers as Handlers,
    sessions,
    registrations,
    clock: clockAt(NOW),
    publicUrl: null,
    trustProxy: false,
    files: { directory },
    report: () => undefined,
  }),
);
const browser = await openBrowser();
try {
  const context = await browser.newContext({
    baseURL: served.origin,
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  await context.addCookies([{ name: "engawa", value: "dealer", url: served.origin }]);
  const page = await context.newPage();
  await page.goto("/diagnosis");
  await page.locator(".ranking-table").first().waitFor();
  if (values.pictures !== "") await drawMoves(page, values.pictures);
  await measure(page, 8);
  const moves = await measure(page, Number(values.moves));
  const said = (await page.locator(".time-line").innerText()).replaceAll(/\s+/g, " ");
  const median = medianOf(moves.map(({ drawn }) => drawn));
  console.log(
    JSON.stringify({
      name: "slider to ranking",
      unit: "ms",
      target: TARGET_MS,
      median: rounded(median),
      runs: moves.length,
      slowest: rounded(Math.max(...moves.map(({ drawn }) => drawn))),
      workerMedian: medianOf(moves.map(({ worker }) => worker)),
      said,
      met: median <= TARGET_MS,
    }),
  );
} finally {
  await browser.close();
  await served.close();
  rmSync(folder, { recursive: true, force: true });
}

async function built(outDir: string): Promise<string> {
  const root = path.resolve(import.meta.dirname, "..");
  const configFile = path.join(root, "vite.config.ts");
  process.chdir(root);
  await build({ configFile, logLevel: "error", build: { outDir, emptyOutDir: true } });
  return outDir;
}

interface Move {
  readonly drawn: number;
  readonly worker: number;
}

/** Sets the slider to another value and waits until the ranking says so, and the frame after. */
async function measure(page: Page, moves: number): Promise<readonly Move[]> {
  return (await page.evaluate(`(async () => {
    const slider = document.querySelector("[aria-labelledby=solar] input[type=range]");
    const table = document.querySelector(".ranking-table");
    const line = document.querySelector(".time-line");
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    const found = [];
    for (let move = 0; move < ${moves}; move += 1) {
      const value = (3 + ((move * 7) % 40) / 10).toFixed(1);
      if (slider.value === value) continue;
      const before = performance.now();
      const drawn = new Promise((done) => {
        const watch = new MutationObserver(() => {
          watch.disconnect();
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - before)));
        });
        watch.observe(table, { subtree: true, childList: true, characterData: true });
      });
      set.call(slider, value);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      const took = await drawn;
      found.push({ drawn: took, worker: Number(/(\\d+)/.exec(line.innerText)?.[1] ?? 0) });
      await new Promise((rest) => setTimeout(rest, 60));
    }
    return found;
  })()`)) as readonly Move[];
}

/** A picture of each of a few steps. */
async function drawMoves(page: Page, folder: string): Promise<void> {
  // The whole page, or filling a slider below would scroll.
  await page.setViewportSize({ width: 1280, height: 1400 });
  const slider = page.locator("[aria-labelledby=solar] input[type=range]").first();
  for (const [step, kw] of ["2", "3", "4", "5", "6", "8"].entries()) {
    await slider.fill(kw);
    await page.locator(".answer-rest[aria-busy=false]").waitFor();
    await slider.blur();
    await page.screenshot({ path: path.join(folder, `slider-${step + 1}.png`) });
  }
}
