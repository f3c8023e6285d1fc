import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sideways, violationsInBoth } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { fixtureApp } from "./fixture/app.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { unfold } from "./thumb.ts";
import { inEnglish, tour, visit } from "./visit.ts";

/** Pages and states, by the login of the fixture that shows them. */
const PAGES = [
  ["login", null, "/"],
  ["home", "resident", "/"],
  ["bills", "resident", "/bills"],
  ["bill", "resident", "/bills/2026-11-000012"],
  ["a day of use", "resident", "/use"],
  ["a month of use", "resident", "/use?span=month"],
  ["a year of use", "resident", "/use?span=year"],
  ["contracts", "resident", "/contracts"],
  ["home with ten contracts", "many", "/"],
  ["ten contracts", "many", "/contracts"],
  ["an empty home", "empty", "/"],
  ["no bills", "empty", "/bills"],
  ["a broken home", "broken", "/"],
  ["the desk", "staff", "/"],
  ["an account", "staff", "/accounts/A-00012"],
  ["an account with ten contracts", "staff", "/accounts/A-00013"],
  ["no such page", "resident", "/nowhere"],
  ["customers", "dealer", "/diagnosis/customers"],
  ["a customer who signed", "dealer", "/diagnosis/customers/1"],
  ["a customer who took the consent back", "dealer", "/diagnosis/customers/2"],
  ["a kept diagnosis", "dealer", "/diagnosis/kept/1"],
  ["a contractor's people", "dealer", "/diagnosis/people"],
  ["a contractor's plans", "dealer", "/diagnosis/plans"],
  ["no customers, and nobody who may diagnose", "newcomer", "/diagnosis/customers"],
  ["a contractor without people", "newcomer", "/diagnosis/people"],
  ["plans that could not be loaded", "newcomer", "/diagnosis/plans"],
  ["contractors at the desk", "staff", "/contractors"],
] as const;

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

describe.each(PAGES)("%s", (_name, session, at) => {
  it("fits 320, 390 and 1280 px unfolded in both languages, and axe finds nothing", async () => {
    const page = await look(browser, { origin: served.origin, at, session });
    await unfold(page);
    expect(await sideways(page)).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
    await inEnglish(page);
    await unfold(page);
    expect(await sideways(page)).toEqual([]);
  });
});

describe("without a network", () => {
  it("keeps showing what was loaded, and says so", async () => {
    const page = await visit(browser, { origin: served.origin, session: "resident" });
    await page.locator(".big").first().waitFor();
    await page.context().setOffline(true);
    await page.getByText("インターネットにつながっていません").waitFor();
    expect(await page.locator(".big").textContent()).toBe("12,082円");
    await page.context().close();
  });
});

describe("a failure of the server", () => {
  it("is said in words and can be tried again", async () => {
    const page = await visit(browser, { origin: served.origin, session: "broken" });
    const alert = page.getByRole("alert");
    expect(await alert.textContent()).toContain("サーバーで問題が起きました");
    await alert.getByRole("button", { name: "もう一度読み込む" }).click();
    await page.context().close();
  });
});
