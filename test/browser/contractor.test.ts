import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoServer, demoTown } from "../support/demo-town.ts";
import { sideways, violationsInBoth } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { loggedIn } from "./logged-in.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { settled, visit } from "./visit.ts";

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

function as(login: string, at: string, width = 1280): Promise<Page> {
  return loggedIn(browser, { origin: served.origin, login, at, width });
}

const press = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: true }).first().click();

/** Enter a customer and arrive at the customer's page. */
async function enterCustomer(page: Page, name: string): Promise<void> {
  await page.goto("/diagnosis/customers");
  await settled(page);
  await press(page, "お客さまを登録する");
  await page.getByLabel(/^お名前/).fill(name);
  await page.getByLabel(/^お住まい/).selectOption("tokyo");
  await press(page, "保存する");
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await settled(page);
}

describe("a contractor's menu", () => {
  it("stands where the account diagnoses, and says what is left of month and trial", async () => {
    const page = await as("partner", "/");
    await page.getByRole("link", { name: "診断", exact: true }).click();
    await page.getByRole("navigation", { name: "診断のメニュー" }).waitFor();
    const standing = await page.getByRole("region", { name: "今月の診断" }).innerText();
    expect(standing).toContain("お試しはあと10日（12月2日まで）");
    expect(standing).toMatch(/10件中\d+件/);
  });

  it("is not there for a household, nor does the address open it", async () => {
    const page = await as("keiko", "/diagnosis/customers");
    expect(await page.getByRole("navigation", { name: "診断のメニュー" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "診断", exact: true }).count()).toBe(0);
    await page.getByRole("heading", { name: "ページが見つかりません" }).waitFor();
  });

  it("is all that a named user sees: no contracts, and nobody to name", async () => {
    const page = await as("sakura", "/");
    await page.waitForURL(/\/diagnosis$/);
    const links = await page.getByRole("navigation").getByRole("link").allInnerTexts();
    expect(links).toEqual(["診断", "お客さま", "プラン"]);
  });
});

describe("a customer's consent", () => {
  it("says what is without it, wants all five, and then keeps what is diagnosed", async () => {
    const page = await as("partner", "/diagnosis/customers");
    await enterCustomer(page, "森 花子");
    await page.getByText("診断はできますが、結果は保存されません。").waitFor();
    await press(page, "同意をいただく");
    expect(await sideways(page)).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
    await page.getByLabel(/^診断のあとの/).check();
    await press(page, "同意を記録する");
    const told = page.getByRole("alert").first();
    expect(await told.innerText()).toContain("あと4つ");
    expect(await told.innerText()).toContain("署名");
    for (const use of await page.locator(".consent-uses input").all()) await use.check();
    await page.getByLabel(/^署名（お名前）/).fill("森 花子");
    await press(page, "同意を記録する");
    await page.getByText("同意を記録しました。").waitFor();
    await page.getByText("同意あり").first().waitFor();
    expect(await page.getByText("結果は保存されません").count()).toBe(0);
  });

  it("signed on paper has its number and its day", async () => {
    const page = await as("partner", "/diagnosis/customers", 390);
    await enterCustomer(page, "林 誠");
    await press(page, "同意をいただく");
    for (const use of await page.locator(".consent-uses input").all()) await use.check();
    await page.getByLabel("書面", { exact: true }).check();
    await page.getByLabel(/^署名（お名前）/).fill("林 誠");
    await page.getByLabel(/^署名の日/).fill("令和8年11月20日");
    await press(page, "同意を記録する");
    expect(await page.getByRole("alert").first().innerText()).toContain("控えの番号");
    await page.getByLabel(/^書面の控えの番号/).fill("S-0042");
    await press(page, "同意を記録する");
    await page.getByText("林 誠 様が2026年11月20日に同意").waitFor();
    await page.getByText("書面・S-0042・同意書 2026-11版").waitFor();
  });
});

describe("a kept diagnosis", () => {
  it("opens for its customer at a secret address until that is revoked", async () => {
    const page = await as("partner", "/diagnosis/customers");
    await page.locator(".kept-rows a").first().click();
    await page.getByRole("heading", { name: /様の診断$/ }).waitFor();
    await settled(page);
    const report = await page.getByRole("link", { name: "報告書（PDF）" }).getAttribute("href");
    const pdf = await page.request.get(report ?? "");
    expect(pdf.headers()["content-type"]).toContain("application/pdf");
    await press(page, "お客さま用リンクを作る");
    const address = new URL(await page.locator("code.secret").innerText());
    expect(await sideways(page)).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
    const at = address.pathname;
    const reader = await visit(browser, { origin: served.origin, at });
    await reader.getByRole("heading", { name: "電気・ガスの診断結果" }).waitFor();
    await settled(reader);
    expect(await reader.locator("main").innerText()).toContain("㈱縁ヶ浜エコ住設 による診断");
    expect(await sideways(reader)).toEqual([]);
    expect(await violationsInBoth(reader)).toEqual([]);
    await press(page, "リンクを取り消す");
    await page.getByText("このお客さまのリンクは、もう開けません。").waitFor();
    await reader.reload();
    await reader.getByRole("heading", { name: "このリンクは開けません" }).waitFor();
    expect(await violationsInBoth(reader)).toEqual([]);
  });

  it("is taken out with the consent, once that was said", async () => {
    const page = await as("partner", "/diagnosis/customers");
    await page.locator(".kept-rows a").first().click();
    await page.getByRole("heading", { name: /様の診断$/ }).waitFor();
    await page.locator("a.back").click();
    await page.getByRole("button", { name: "同意の取り消しを受ける" }).waitFor();
    await press(page, "同意の取り消しを受ける");
    await page.getByText(/保存した診断\d+件とそのリンクを、いますぐ消します。/).waitFor();
    await press(page, "取り消しを記録する");
    await page.getByText("保存していた診断は消えています。").waitFor();
    await page.getByText("同意をいただくまで、診断は保存されません。").waitFor();
    expect(await page.locator(".kept-rows").count()).toBe(0);
  });
});

describe("a plan of one's own", () => {
  it("is written from a form, told its mistakes by line, ranked when sound", async () => {
    const page = await as("partner", "/diagnosis/plans");
    await fillPlan(page, "8435");
    await press(page, "YAMLにして確かめる");
    const line = page.getByRole("button", { name: "計算例 1行目" });
    await line.waitFor();
    await line.click();
    expect(await page.evaluate("document.activeElement?.id")).toBe("plan-examples");
    expect(await sideways(page)).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
    await press(page, "項目から入れる");
    await page.locator("#shape-energyYen").fill("8435.50");
    await press(page, "YAMLにして確かめる");
    await page.getByText(/プラン中 \d+番目/).waitFor();
    expect(await page.locator(".rank-rows .own").innerText()).toContain("たっぷり");
    await press(page, "下書きに残す");
    await page.getByText("下書きに残しました。").waitFor();
    expect(await sideways(page)).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
  });

  it("pasted as anything else names what would be accepted", async () => {
    const page = await as("partner", "/diagnosis/plans");
    await press(page, "YAMLを貼る");
    await page.locator("#plan-text").fill("kind: energy-tariff\nunit: JPY\n");
    await press(page, "確かめる");
    await page.locator(".plan-problems").waitFor();
    expect(await page.locator(".plan-problems").innerText()).toContain("プラン");
    await page.getByLabel(/^下書きの名前/).fill("書きかけ");
    await press(page, "下書きに残す");
    const kept = page.getByRole("listitem").filter({ hasText: "書きかけ" }).first();
    await kept.getByText("診断では比べていません").waitFor();
    expect(await kept.getByRole("list").innerText()).toContain("プラン:2 unit:");
    const sound = page.getByRole("listitem").filter({ hasText: "たっぷり" }).first();
    expect(await sound.innerText()).not.toContain("診断では比べていません");
  });
});

async function fillPlan(page: Page, energyYen: string): Promise<void> {
  const typed = {
    supplier: "試し電力",
    label: "たっぷり",
    source: "料金表 2026年4月",
    baseYen: "311.75",
    price: "25",
    price2: "30",
    price3: "35.5",
    kwh: "301",
    energyYen,
  };
  for (const [name, text] of Object.entries(typed)) await page.locator(`#shape-${name}`).fill(text);
}

describe("people", () => {
  it("are named, invited and stopped; agencies wait for the desk", async () => {
    const page = await as("partner", "/diagnosis/people");
    await press(page, "利用者を登録する");
    await page.getByLabel(/^お名前/).fill("営業 かもめ");
    await page.getByLabel(/^メールアドレス/).fill("info@example.jp");
    await press(page, "登録して招待する");
    await page.getByRole("alert").first().waitFor();
    await page.getByLabel(/^メールアドレス/).fill("kamome@example.jp");
    await press(page, "登録して招待する");
    expect(await page.locator("code.secret").innerText()).toContain("/register/");
    await press(page, "取次店を届け出る");
    await page.getByLabel(/^取次店の名前/).fill("浜風リフォーム株式会社");
    await press(page, "承認を申請する");
    await page.getByText("浜風リフォーム株式会社").waitFor();
    expect(await sideways(page)).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
  });

  it("are stopped by the desk after a breach, once thirty days have passed", async () => {
    const desk = await as("desk", "/contractors");
    const kamome = desk.getByRole("listitem").filter({ hasText: "営業 かもめ" });
    await kamome.getByRole("button", { name: "違反により停止する" }).click();
    const stop = kamome.getByRole("button", { name: "停止する", exact: true });
    expect(await stop.isDisabled()).toBe(true);
    await kamome.getByLabel(/^違反の日/).fill("2026-11-20");
    await kamome.getByLabel(/^理由/).fill("ログインの共用");
    await stop.click();
    await kamome.getByRole("alert").waitFor();
    expect(await kamome.getByRole("alert").innerText()).toContain("いちばん早い日 2026年12月21日");
    expect(await sideways(desk)).toEqual([]);
    expect(await violationsInBoth(desk)).toEqual([]);
    await kamome.getByLabel(/^違反の日/).fill("2026-10-01");
    await stop.click();
    await desk.getByText("営業 かもめ さんを停止しました。").waitFor();
    await kamome.waitFor({ state: "detached" });
    const partner = await as("partner", "/diagnosis/people");
    const row = partner.getByRole("listitem").filter({ hasText: "営業 かもめ" });
    expect(await row.innerText()).toContain("ログインの共用");
  });

  it("of an agency may diagnose once the desk has approved it; a refusal says why", async () => {
    const desk = await as("desk", "/contractors");
    const waiting = desk.getByRole("listitem").filter({ hasText: "浜風リフォーム株式会社" });
    await waiting.getByRole("button", { name: "承認しない" }).click();
    await waiting.getByText("理由を書いてください").waitFor();
    expect(await sideways(desk)).toEqual([]);
    expect(await violationsInBoth(desk)).toEqual([]);
    await waiting.getByRole("button", { name: "承認する", exact: true }).click();
    await desk.getByText("取次店を承認しました。").waitFor();
    const partner = await as("partner", "/diagnosis/people", 390);
    const row = partner.getByRole("listitem").filter({ hasText: "浜風リフォーム株式会社" });
    await row.getByText("承認済み").waitFor();
    expect(await violationsInBoth(partner)).toEqual([]);
  });
});
