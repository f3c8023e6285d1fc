import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, day, formatDay } from "../../src/kernel/day.ts";
import { sideways, violationsInBoth } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { fixtureApp } from "./fixture/app.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { smallTargets } from "./thumb.ts";
import { tour, visit } from "./visit.ts";

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

const WHOLE = ".answer-rest[aria-busy=false] .cash";

async function open(width = 1280): Promise<Page> {
  const asked = { origin: served.origin, at: "/diagnosis", session: "dealer", width };
  const page = await look(browser, asked);
  await page.locator(WHOLE).waitFor();
  return page;
}

/** Yen of the present contract's row. */
async function presentYen(page: Page): Promise<string> {
  return page.locator(".ranking-table tr.present td.number").nth(1).innerText();
}

/** Waits until the present contract's yen are others. */
async function moved(page: Page, from: string): Promise<string> {
  const cell = page.locator(".ranking-table tr.present td:nth-child(4)");
  await cell.filter({ hasNotText: from }).waitFor();
  return presentYen(page);
}

/** What is folded, but each plan and each month: the first of them stands for all. */
async function unfoldOnce(page: Page): Promise<void> {
  await page.evaluate(
    "document.querySelectorAll('details').forEach((each) => { each.open = true })",
  );
  for (const one of [".plan-name", ".month-row", ".line-head"]) {
    await page.locator(one).first().click();
  }
  const closed = page.locator("#main .quiet[aria-expanded=false]:visible");
  while ((await closed.count()) > 0) await closed.first().click();
}

const kilowatts = (page: Page) => page.getByRole("slider", { name: "容量" }).first();

describe("the diagnosis in the browser", () => {
  it("ranks anew while a slider moves, by hand, by key and by number", async () => {
    const page = await open();
    const first = await presentYen(page);
    await kilowatts(page).fill("6");
    const second = await moved(page, first);
    await kilowatts(page).press("ArrowRight");
    const third = await moved(page, second);
    await page.getByRole("spinbutton", { name: "容量（kW）" }).fill("4");
    expect(await moved(page, third)).toBe(first);
    expect(await page.locator(".time-line").innerText()).toMatch(
      /^計算 \d+ ミリ秒・プラン \d+ 件・11月22日の単価/,
    );
  });

  it("comes to rest on the last of many quick moves", async () => {
    const page = await open();
    const first = await presentYen(page);
    await kilowatts(page).fill("5");
    const five = await moved(page, first);
    for (const kw of ["5.5", "6", "6.5", "7", "8", "9", "10", "5"]) await kilowatts(page).fill(kw);
    await page.locator(WHOLE).waitFor();
    expect(await presentYen(page)).toBe(five);
  });

  it("goes on without a network, and says that keeping waits", async () => {
    const page = await open();
    const first = await presentYen(page);
    await page.context().setOffline(true);
    await kilowatts(page).fill("8");
    expect(await moved(page, first)).not.toBe(first);
    await page.locator(WHOLE).waitFor();
    await page.getByText("保存と提案書は、つながってからになります").waitFor();
    expect(await page.getByRole("button", { name: "1件として計算する" }).isDisabled()).toBe(true);
    await page.context().setOffline(false);
  });

  it("unfolds a plan to its months, a month to its charges, a charge to its sum", async () => {
    const page = await open();
    await page.locator(".plan-name").first().click();
    const months = page.locator(".month-row");
    expect(await months.count()).toBe(12);
    await months.first().click();
    await page.locator(".line-head").filter({ hasText: "電力量料金" }).first().click();
    expect(await page.locator(".formula").first().innerText()).toMatch(/\d+ kWh × \d+\.\d\d/);
  });

  it("says politely what is best when the slider rests", async () => {
    const page = await open();
    await kilowatts(page).fill("7");
    const said = page.locator("output.unseen").filter({ hasText: "いちばん安いのは" });
    await said.waitFor({ state: "attached" });
    expect(await said.innerText()).toMatch(/年 −?[\d,]+円です。$/);
  });

  it("takes what is known in other ways: a bill in yen, months, another place", async () => {
    const page = await open();
    const first = await presentYen(page);
    await page.getByRole("button", { name: "請求額1か月分" }).click();
    const second = await moved(page, first);
    await page.getByRole("button", { name: "毎月のkWh" }).click();
    await page.getByLabel("1月 kWh", { exact: true }).fill("620");
    await moved(page, second);
    await page.getByText("使用量のもとを見る").click();
    await page.getByText(/の型と平年気温に/).waitFor();
    await page.getByLabel("都道府県").selectOption("osaka");
    await page.getByText("いまの契約（従量電灯A）").waitFor();
  });

  it("compares gas beside electricity", async () => {
    const page = await open();
    await page.getByText("ガス", { exact: true }).click();
    await page.getByLabel("ガスも比べる").check();
    await page.getByRole("heading", { name: "年間の電気・ガス代" }).waitFor();
  });
});

/** A year of half-hours from 2025-07-01 in numbers that are kW as likely as kWh. */
function useFile(): string {
  const from = day("2025-07-01");
  const rows = Array.from({ length: 365 * 48 }, (_, slot) => {
    const half = slot % 48;
    const time = `${half >> 1}:${half % 2 === 0 ? "00" : "30"}`;
    return `${formatDay(addDays(from, (slot - half) / 48))},${time},${0.5 + half / 64}`;
  });
  return ["日付,時刻,使用量", ...rows].join("\r\n");
}

describe("a file of use", () => {
  it("asks in plain words whether it is kW or kWh, with what each would come to", async () => {
    const page = await open();
    await page.getByRole("button", { name: "30分値のファイル" }).click();
    await page.getByLabel(/^ファイルを選ぶ/).setInputFiles({
      name: "use.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(useFile()),
    });
    const readings = page.getByRole("button", { name: /と読むと 年/ });
    await readings.first().waitFor();
    expect(await page.getByText("この数値は kW ですか、kWh ですか？").count()).toBe(1);
    const texts = await readings.allInnerTexts();
    expect(texts.map((text) => text.split(" ")[0])).toEqual(expect.arrayContaining(["kW", "kWh"]));
    await page.getByRole("button", { name: /^kW と読むと/ }).click();
    await page.getByText("use.csv：365日分を読みました。").waitFor();
    await page.getByText(/30分値 365日/).waitFor();
  });
});

describe("keeping a diagnosis", () => {
  it("is computed but not kept without consent; with it, it leads to the report", async () => {
    const page = await open();
    const customers = page.getByRole("combobox", { name: "お客さま", exact: true });
    await customers.selectOption("2");
    await page.getByRole("button", { name: "提案書をつくる" }).click();
    await page.getByText("同意がないため、保存していません。").waitFor();
    await customers.selectOption("1");
    await page.getByRole("button", { name: "提案書をつくる" }).click();
    const link = page.getByRole("link", { name: "保存した診断と提案書を開く" });
    expect(await link.getAttribute("href")).toBe("/diagnosis/kept/7");
  });
});

describe("its look", () => {
  it("is clean at 320, 390 and 1280 px, unfolded, light and dark", async () => {
    const page = await open(320);
    await unfoldOnce(page);
    for (const width of [320, 390, 1280]) {
      expect(await sideways(page, [width])).toEqual([]);
      expect(await violationsInBoth(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
    }
  });

  it("is complete in English", async () => {
    const page = await visit(browser, {
      origin: served.origin,
      at: "/diagnosis",
      session: "dealer",
      width: 1280,
      language: "en",
    });
    await page.locator(WHOLE).waitFor();
    const text = await page.locator("#main").innerText();
    expect(text).toContain("Electricity in a year");
    expect(text).not.toMatch(/[ぁ-ん]/);
  });
});
