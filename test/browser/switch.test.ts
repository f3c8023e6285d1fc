import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sideways, violationsInBoth } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { fixtureApp } from "./fixture/app.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { smallTargets } from "./thumb.ts";
import { inEnglish, tour } from "./visit.ts";

const look = tour();
let browser: Browser;
let served: Served;

beforeAll(async () => {
  served = await serveApp(fixtureApp(await builtPortal()));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

async function opened(width: number): Promise<Page> {
  const { origin } = served;
  const page = await look(browser, { origin, at: "/switch", session: "resident", width });
  await page.locator(".switch-row").first().waitFor();
  return page;
}

/** Unfolds the first row that can be: its parts, one sum, and the table of days. */
async function unfolded(page: Page): Promise<void> {
  await page.locator(".switch-row button[aria-expanded]").first().click();
  await page.locator(".switch-parts").waitFor();
  await page.locator(".switch-parts button").first().click();
  await page.locator(".switch-detail > button").click();
}

async function text(page: Page, selector: string): Promise<readonly string[]> {
  return page.locator(selector).allInnerTexts();
}

/** `−182,893円` as a number. */
function yenOf(said: string): number {
  return Number(said.replaceAll(/[^\d−]/g, "").replace("−", "-"));
}

describe("what switching really brings", () => {
  it("fits 320, 390 and 1280 px unfolded in both languages, and axe finds nothing", async () => {
    const page = await opened(390);
    await unfolded(page);
    for (const width of [320, 390, 1280]) {
      expect(await sideways(page, [width])).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      expect(await violationsInBoth(page)).toEqual([]);
    }
    await inEnglish(page);
    expect(await sideways(page, [320])).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
  });

  it("lists staying as a row among the others, in both groups", async () => {
    const page = await opened(390);
    const stays = await text(page, ".switch-row.stay h3");
    expect(stays).toHaveLength(2);
    const totals = (await text(page, ".section:first-of-type > .switch-rows .switch-total")).map(
      yenOf,
    );
    expect(totals).toEqual(totals.toSorted((a, b) => a - b));
  });

  it("unfolds into parts that sum to the row, and a table of every day", async () => {
    const page = await opened(1280);
    await unfolded(page);
    const parts = (await text(page, ".switch-parts > li > .row > .yen")).map(yenOf);
    const sum = (await text(page, ".switch-sum .yen")).map(yenOf)[0];
    expect(parts.reduce((all, yen) => all + yen, 0)).toBe(sum);
    const bars = await page.locator(".switch-detail .bars svg > rect").count();
    expect(await page.locator(".switch-detail table tbody tr").count()).toBeGreaterThanOrEqual(
      bars / 2,
    );
  });

  it("goes to the step itself with the day filled in, and nothing done", async () => {
    const page = await opened(390);
    const row = page.locator(".switch-row", { hasText: "エコレポ ホームをやめる" });
    await row.locator("a").click();
    await page.waitForURL(/\/leave/);
    await page.locator("#leave-wishedOn").waitFor();
    expect(await page.locator("#leave-wishedOn").inputValue()).toBe("2026-12-22");
  });

  it("says that there is nothing to compare without contracts", async () => {
    const { origin } = served;
    const page = await look(browser, { origin, at: "/switch", session: "empty" });
    await page.locator(".state").waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
  });
});
