import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sideways, violationsInBoth } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { fixtureApp } from "./fixture/app.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
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

function atDesk(at: string): Promise<Page> {
  return look(browser, { origin: served.origin, at, session: "staff", width: 1280 });
}

const PAGES = [
  ["the day's work", "/"],
  ["applications", "/work/applications"],
  ["works", "/work/works"],
  ["starts", "/work/starts"],
  ["an empty queue", "/work/documents"],
  ["deadlines", "/work/deadlines"],
  ["approvals", "/work/approvals"],
  ["announcements", "/announcements"],
  ["a document", "/accounts/A-00012/documents/1"],
] as const;

describe.each(PAGES)("%s", (_name, at) => {
  it("fits 320, 390 and 1280 px in both languages, and axe finds nothing", async () => {
    const page = await atDesk(at);
    await page.waitForLoadState("networkidle");
    expect(await violationsInBoth(page)).toEqual([]);
    expect(await sideways(page, [390, 1280, 320])).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
    await inEnglish(page);
    expect(await sideways(page)).toEqual([]);
  });
});

/** Panels by the button that opens them and what must stand in them. */
const PANELS = [
  ["an action with its money", /解約を受け付ける/, "一度かかる金額"],
  ["a suspension", /利用を停止する/, "料金の不払い"],
  ["an event", /200M → 1G/, "これで始まった期限"],
] as const;

describe.each(PANELS)("the panel of %s", (_name, opener, inside) => {
  it("keeps the focus, fits, has no violation, and gives the focus back on Esc", async () => {
    const page = await atDesk("/accounts/A-00012");
    const button = page.getByRole("button", { name: opener }).first();
    await button.focus();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("dialog");
    await panel.getByText(inside).first().waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
    expect(await sideways(page, [320, 390, 1280])).toEqual([]);
    for (let step = 0; step < 25; step += 1) await page.keyboard.press("Tab");
    const inPanel = "document.activeElement.closest('dialog') !== null";
    const inBrowser = "document.activeElement === document.body";
    expect(await page.evaluate(`${inPanel} || ${inBrowser}`)).toBe(true);
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    expect(await button.evaluate((element) => element.matches(":focus"))).toBe(true);
  });
});

describe("what switching brings, at the desk", () => {
  it("is asked for, fits unfolded, has no violation, and opens the step filled in", async () => {
    const page = await atDesk("/accounts/A-00012");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    expect(await page.locator(".switch-row").count()).toBe(0);
    await page.getByRole("button", { name: "比べる" }).click();
    await page.locator(".switch-row").first().waitFor();
    expect(asked.filter((url) => url.endsWith("/switch?purpose=inquiry"))).toHaveLength(1);
    await page.locator(".switch-row button[aria-expanded]").first().click();
    await page.locator(".switch-parts").waitFor();
    await page.locator(".switch-detail > button").click();
    expect(await violationsInBoth(page)).toEqual([]);
    expect(await sideways(page, [320, 390, 1280])).toEqual([]);
    await page
      .locator(".switch-row", { hasText: "をやめる" })
      .first()
      .getByText("手続きへ")
      .click();
    const panel = page.getByRole("dialog");
    expect(await panel.getByLabel(/解約を希望する日/).inputValue()).not.toBe("");
  });
});

describe("the keyboard in a queue", () => {
  it("goes on with j, back with k, and to the decision with Enter", async () => {
    const page = await atDesk("/work/applications");
    const chosen = page.locator(".work-list [aria-current]");
    await chosen.waitFor();
    await page.keyboard.press("j");
    expect(await chosen.innerText()).toContain("かっとび光");
    await page.keyboard.press("k");
    expect(await chosen.innerText()).toContain("ひほでんき");
    await page.locator("button[data-main]:enabled").waitFor();
    await page.keyboard.press("Enter");
    const main = page.locator("[data-main]");
    expect(await main.evaluate((element) => element.matches(":focus"))).toBe(true);
    await page.keyboard.press("Enter");
    await page.getByText("「引き受ける」を登録しました。").waitFor();
  });
});

describe("what is typed", () => {
  it("is there again after the panel was closed", async () => {
    const page = await atDesk("/accounts/A-00012");
    await page.getByRole("button", { name: /解約を受け付ける/ }).click();
    await page.getByLabel(/解約を希望する日/).fill("令和8年12月15日");
    await page.getByText("2026年12月15日（火）・令和8年12月15日").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /解約を受け付ける/ }).click();
    expect(await page.getByLabel(/解約を希望する日/).inputValue()).toBe("令和8年12月15日");
  });

  it("names the empty field, and records nothing", async () => {
    const page = await atDesk("/accounts/A-00012");
    await page.getByRole("button", { name: /利用を停止する/ }).click();
    await page.getByRole("dialog").locator(".act-confirm").click();
    expect(await page.getByRole("alert").innerText()).toContain("停止の事由");
  });
});
