import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sideways, violationsInBoth } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { fixtureApp } from "./fixture/app.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { smallTargets, unfold } from "./thumb.ts";
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

type Walk = (page: Page) => Promise<void>;

/** The button that goes on: the first of a form. */
const goOn: Walk = async (page) => page.locator("form button[type=submit]").click();

const fillIn: Walk = async (page) => {
  await page.locator("#offer-kattobi-hikari").check();
  await page.locator("#offer-hiho-denki").check();
  await goOn(page);
};
const mistaken: Walk = async (page) => {
  await fillIn(page);
  await page.locator("#hiho-denki-supplyPoint").fill("030011");
  await goOn(page);
  await page.getByRole("alert").waitFor();
};
const confirmed: Walk = async (page) => {
  await fillIn(page);
  await page.locator("#hiho-denki-supplyPoint").fill("03-0011-1234-5678-9012-3456");
  await page.locator("input[value=family-1g]").check();
  await page.locator(".check-card.fine").nth(1).waitFor();
  await goOn(page);
  await page.locator("#apply-read").check();
};
const applied: Walk = async (page) => {
  await confirmed(page);
  await page.locator("#apply-read").isChecked();
  await page.locator(".section .form-end .button").last().click();
  await page.locator(".done-mark").waitFor();
};
const wished: Walk = async (page) => {
  await page.locator("input[value=other]").check();
  await page.locator("#leave-wishedOn").fill("R8.12.31");
};
const asked: Walk = async (page) => {
  await wished(page);
  await goOn(page);
  await page.locator("input[value=customer]").check();
  await goOn(page);
  await page.locator("input[value=no]").check();
};
const priced: Walk = async (page) => {
  await asked(page);
  await goOn(page);
  await page.locator(".money").waitFor();
};
const left: Walk = async (page) => {
  await priced(page);
  await page.locator(".form-end .button").first().click();
  await page.locator(".done-mark").waitFor();
};
const addressed: Walk = async (page) => {
  await page.locator(".subscribe button").click();
  await page.locator("#calendar-url").waitFor();
};
const nothing: Walk = async () => undefined;

const PAGES: readonly (readonly [string, string, string, Walk])[] = [
  ["a contract", "resident", "/contracts/c1", nothing],
  ["a contract with nothing to do", "empty", "/contracts/c1", nothing],
  ["a contract that is none", "resident", "/contracts/none", nothing],
  ["when to leave", "resident", "/contracts/c1/leave", wished],
  ["a question before leaving", "resident", "/contracts/c1/leave", asked],
  ["the price of leaving", "resident", "/contracts/c1/leave", priced],
  ["having left", "resident", "/contracts/c1/leave", left],
  ["an action that is refused", "resident", "/contracts/c1/pause", nothing],
  ["an action that is none", "resident", "/contracts/c1/fly", nothing],
  ["offers", "resident", "/apply", nothing],
  ["no offers", "empty", "/apply", nothing],
  ["an application", "resident", "/apply", fillIn],
  ["an application with mistakes", "resident", "/apply", mistaken],
  ["an application to confirm", "resident", "/apply", confirmed],
  ["an application that was sent", "resident", "/apply", applied],
  ["the calendar", "resident", "/calendar", addressed],
  ["a day of the calendar", "resident", "/calendar?month=2026-11&day=2026-11-30", nothing],
  ["an empty calendar", "empty", "/calendar", nothing],
  ["notices", "resident", "/notices", nothing],
  ["no notices", "empty", "/notices", nothing],
  ["documents", "resident", "/documents", nothing],
  ["no documents", "empty", "/documents", nothing],
  ["a document", "resident", "/documents/2", nothing],
  ["a document that is none", "resident", "/documents/9", nothing],
];

describe.each(PAGES)("%s", (_name, session, at, walk) => {
  it("fits every width and the thumb in both languages, and axe finds nothing", async () => {
    const page = await look(browser, { origin: served.origin, at, session });
    await walk(page);
    await unfold(page);
    expect(await smallTargets(page)).toEqual([]);
    expect(await sideways(page)).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
    await inEnglish(page);
    await unfold(page);
    expect(await sideways(page)).toEqual([]);
  });
});
