import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sideways, violationsInBoth } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { fixtureApp } from "./fixture/app.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { smallTargets, unfold } from "./thumb.ts";
import { inEnglish, tour, visit } from "./visit.ts";

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

/** Pages and what must have come before they are looked at. */
const PAGES = [
  ["a day by appliance", "resident", "/use?cut=appliance", ".part-list"],
  ["a week by room", "resident", "/use?span=week&cut=room", ".part-list"],
  ["a month with its field of half-hours", "resident", "/use?span=month", ".heat"],
  ["a year by appliance", "resident", "/use?span=year&cut=appliance", ".part-list"],
  ["the house of Light", "empty", "/use", ".premium-card"],
  ["now against usual", "resident", "/use?span=now", ".similar-month"],
  ["now with too little known", "empty", "/use?span=now", ".use-card"],
  ["a building", "resident", "/building", ".demands"],
  ["no building", "empty", "/building", "[role=alert]"],
  ["a building at the desk", "staff", "/accounts/A-00012/building", ".demands"],
] as const;

describe.each(PAGES)("%s", (_name, session, at, shown) => {
  it("fits every width and the thumb in both languages, and axe finds nothing", async () => {
    const page = await look(browser, { origin: served.origin, at, session });
    await page.locator(shown).first().waitFor();
    await unfold(page);
    if (session !== "staff") expect(await smallTargets(page)).toEqual([]);
    expect(await sideways(page)).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
    await inEnglish(page);
    await page.locator(shown).first().waitFor();
    await unfold(page);
    expect(await sideways(page)).toEqual([]);
  });
});

describe("the television", () => {
  it.each([
    [1280, 720],
    [1920, 1080],
  ])("shows four cards at %i × %i, led by the remote control", async (width, height) => {
    const page = await visit(browser, { origin: served.origin, at: "/tv", session: "resident" });
    await page.setViewportSize({ width, height });
    await page.locator(".tv-today .tv-figure").waitFor();
    const focused = () => page.evaluate("document.activeElement?.dataset.card");
    expect(await focused()).toBe("now");
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe("today");
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe("event");
    await page.keyboard.press("ArrowLeft");
    expect(await focused()).toBe("month");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.locator(".tv.large .curve").waitFor();
    expect(await page.locator(".tv-card").count()).toBe(1);
    await page.keyboard.press("Escape");
    await page.locator(".tv:not(.large)").waitFor();
    expect(await focused()).toBe("today");
    const over = await page.evaluate(`(({ scrollWidth, scrollHeight }) =>
      [scrollWidth - innerWidth, scrollHeight - innerHeight])(document.documentElement)`);
    expect(over).toEqual([0, 0]);
    expect(await violationsInBoth(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.waitForURL("**/use");
    await page.context().close();
  });
});
