import { gzipSync } from "node:zlib";
import type { Browser, Page, Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoServer, demoTown } from "../support/demo-town.ts";
import { openBrowser } from "./browser.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { visit } from "./visit.ts";

const database = await demoTown();
let browser: Browser;
let served: Served;

beforeAll(async () => {
  served = await serveApp(await demoServer(database, await builtPortal()));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

async function logIn(page: Page, loginId: string, password = "engawa-demo"): Promise<void> {
  await page.getByLabel("ログインID").fill(loginId);
  await page.getByLabel("パスワード", { exact: true }).fill(password);
  await page.getByRole("button", { name: "ログイン", exact: true }).click();
}

async function asResident(at = "/", loginId = "keiko@example.jp"): Promise<Page> {
  const page = await visit(browser, { origin: served.origin, at });
  await logIn(page, loginId);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("navigation").waitFor();
  return page;
}

/** Bytes of the scripts that a page loads anew until something on it is there, as they travel. */
async function scriptBytes(page: Page, until: string): Promise<number> {
  const scripts = new Map<string, Response>();
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (/^\/assets\/.*\.js$/.test(pathname)) scripts.set(pathname, response);
  });
  await page.reload();
  await page.locator(until).first().waitFor();
  await page.waitForLoadState("load");
  const bodies = await Promise.all([...scripts.values()].map((script) => script.body()));
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}

describe("a first load", () => {
  it("takes no more than 120 kB of scripts for a resident's home", async () => {
    const page = await asResident("/", "seiichiro@example.jp");
    const bytes = await scriptBytes(page, ".curve svg");
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(120_000);
  });

  it("brings the live card after that, with no more than 25 kB", async () => {
    const bytes = await scriptBytes(await asResident(), ".home-card .live-mark");
    expect(bytes).toBeGreaterThan(120_000);
    expect(bytes).toBeLessThan(145_000);
  });
});

describe("logging in", () => {
  it("opens the page that was asked for", async () => {
    const page = await asResident("/contracts");
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("契約");
    expect(new URL(page.url()).pathname).toBe("/contracts");
  });

  it("names the empty field, and says of a wrong password no more than that", async () => {
    const page = await visit(browser, { origin: served.origin });
    await page.getByRole("button", { name: "ログイン", exact: true }).click();
    expect(await page.locator(".wrong").allTextContents()).toEqual([
      "ログインIDを入力してください",
      "パスワードを入力してください",
    ]);
    await logIn(page, "keiko@example.jp", "wrong");
    expect(await page.getByRole("alert").textContent()).toBe(
      "ログインIDまたはパスワードが違います。",
    );
  });

  it("is closed after five wrong passwords and says when to try again", async () => {
    const page = await visit(browser, { origin: served.origin });
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await logIn(page, "kenji@example.jp", "wrong");
      await page.getByRole("button", { name: "ログイン", exact: true }).waitFor();
    }
    await page.getByText("しばらくログインできません").waitFor();
    expect(await page.getByRole("alert").textContent()).toMatch(
      /\d+月\d+日 \d+:\d\d からもう一度お試しいただけます/,
    );
  });

  it("ends with the button, and the page behind it is gone", async () => {
    const page = await asResident("/bills");
    await page.getByRole("button", { name: "ログアウト" }).click();
    await page.getByLabel("ログインID").waitFor();
    await page.reload();
    await page.getByLabel("ログインID").waitFor();
  });

  it("is asked for again when the session has ended meanwhile, and says why", async () => {
    const page = await asResident("/bills");
    await page.context().clearCookies();
    await page.getByRole("link", { name: "契約", exact: true }).click();
    await page.getByText("もう一度ログインしてください").waitFor();
  });
});

describe("a bill", () => {
  it("unfolds a line into its sum, its clause and its readings", async () => {
    const page = await asResident("/bills");
    await page.locator("a.list-row").first().click();
    const line = page.getByRole("button", { name: /^電力量料金/ });
    expect(await line.getAttribute("aria-expanded")).toBe("false");
    await line.click();
    expect(await line.getAttribute("aria-expanded")).toBe("true");
    const why = page.locator(".line-why:visible");
    expect(await why.locator(".formula").innerText()).toMatch(/120 kWh × 29\.80\s+3,576\.00/);
    const chips = await why.locator(".chip").allTextContents();
    expect(chips.join()).toMatch(/検針 .*コマ/);
    expect(chips.join()).toMatch(/から/);
  });

  it("is computed again by the verifier on demand", async () => {
    const page = await asResident("/bills");
    await page.locator("a.list-row").first().click();
    await page.getByRole("button", { name: "計算を確かめる" }).click();
    await page.getByText(/\d+行すべてを計算しなおし、請求と一致しました/).waitFor();
  });

  it("links to its PDF", async () => {
    const page = await asResident("/bills");
    await page.locator("a.list-row").first().click();
    const address = await page.getByRole("link", { name: "PDF・適格請求書" }).getAttribute("href");
    const pdf = await page.request.get(`${served.origin}${address ?? ""}`);
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
  });
});

describe("the language", () => {
  it("changes at once and is remembered", async () => {
    const page = await asResident("/bills");
    await page.getByRole("button", { name: "英語で表示する" }).click();
    await page.getByRole("heading", { level: 1, name: "Bills" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Bills" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });
});

describe("the keyboard", () => {
  it("logs in, skips to the content and unfolds a line without a mouse", async () => {
    const page = await visit(browser, { origin: served.origin, at: "/bills" });
    await page.getByLabel("ログインID").focus();
    await page.keyboard.type("keiko@example.jp");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("engawa-demo");
    await page.keyboard.press("Enter");
    await page.locator("a.list-row").first().waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement?.className")).toBe("skip");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const line = page.locator(".line-head").first();
    await line.focus();
    await page.keyboard.press("Space");
    expect(await line.getAttribute("aria-expanded")).toBe("true");
  });

  it("finds a customer from anywhere: slash, name, arrow, Enter", async () => {
    const page = await visit(browser, { origin: served.origin, width: 1280 });
    await logIn(page, "desk@example.jp");
    await page.getByRole("combobox", { name: "お客さまをさがす" }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("さとう");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /佐藤 恵子/ }).waitFor();
    await page.getByText("次の請求の試算").waitFor();
  });

  it("reads the half-hours of a day one by one, and the table says the same", async () => {
    const page = await asResident("/use");
    const reader = page.getByRole("slider");
    await reader.focus();
    await page.keyboard.press("ArrowRight");
    const said = (await reader.getAttribute("aria-valuetext")) ?? "";
    expect(said).toMatch(/^0:30–1:00　\d+\.\d\d kWh/);
    await page.getByRole("button", { name: "表で見る" }).click();
    const rows = page.locator("tbody tr");
    expect(await rows.count()).toBe(48);
    expect(said).toContain(await rows.nth(1).locator("td").nth(1).innerText());
  });
});
