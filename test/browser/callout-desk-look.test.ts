import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sideways, violationsInBoth } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { fixtureApp } from "./fixture/app.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { smallTargets } from "./thumb.ts";
import { inEnglish, settled, tour, visit } from "./visit.ts";

const PAGES = [
  ["the board", "/dispatch"],
  ["taking a call", "/dispatch/new"],
  ["a case that is sought", "/dispatch/cases/C-2026-0412"],
  ["a case that is over", "/dispatch/cases/C-2026-0399"],
  ["the day's plan", "/dispatch/plan"],
  ["people", "/dispatch/technicians"],
  ["figures", "/dispatch/figures"],
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

const OPEN = `document.querySelectorAll("details").forEach((each) => { each.open = true })`;

describe.each(PAGES)("%s", (_name, at) => {
  it("fits, is open to all, and is whole in English", async () => {
    const page = await look(browser, { origin: served.origin, at, session: "staff" });
    await page.evaluate(OPEN);
    expect(await sideways(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
    await inEnglish(page);
    expect(await sideways(page)).toEqual([]);
  });
});

let desk: Page | null = null;

/** One page for all that follows: the portal is loaded once. */
async function atDesk(at: string): Promise<Page> {
  const asked = { origin: served.origin, at, session: "staff", width: 1280 };
  if (desk === null) return (desk = await visit(browser, asked));
  await desk.setViewportSize({ width: 1280, height: 844 });
  await desk.goto(at);
  await settled(desk);
  return desk;
}

describe("a call", () => {
  it("is taken with six keys and three presses, and says aloud what is free", async () => {
    const page = await atDesk("/dispatch/new");
    await page.keyboard.press("Enter");
    await page.getByText("危険はありません").waitFor();
    await page.keyboard.type("4567");
    await page.getByRole("option", { name: /佐藤 恵子/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "水まわり" }).click();
    await page.getByRole("button", { name: "台所の蛇口から水漏れする" }).click();
    const decision = page.getByRole("region", { name: "判定" });
    await decision.getByText("無料でお伺いできます").waitFor();
    expect(await decision.locator(".aloud").innerText()).toContain(
      "出張と60分までの作業は無料です。",
    );
    await page.getByRole("button", { name: "受け付けて訪問員を探す" }).click();
    await page.getByText("C-2026-0412 を受け付けました。").waitFor();
    expect(page.url()).toContain("/dispatch/cases/C-2026-0412");
  });

  it("tells a price before anybody comes to a home without a contract", async () => {
    const page = await atDesk("/dispatch/new");
    await page.getByRole("button", { name: "すべて「いいえ」" }).click();
    await page.getByRole("button", { name: "契約のないお宅" }).click();
    await page.getByRole("button", { name: "水まわり" }).click();
    await page.getByRole("button", { name: "台所の蛇口から水漏れする" }).click();
    await page.getByText("出張に税込11,000円がかかります").waitFor();
    const take = page.getByRole("button", { name: "同意をいただいて受け付ける" });
    expect(await take.isDisabled()).toBe(true);
    await page.getByLabel("話している方の名前").fill("木村 拓也");
    await page.getByLabel("折り返しの電話番号").fill("090-0000-1111");
    await page.getByLabel("住所", { exact: false }).last().fill("川口市前川9丁目");
    await expect.poll(() => take.isEnabled()).toBe(true);
  });

  it("stops at a danger with the script and the line, and needs nothing else (KK-06)", async () => {
    const page = await atDesk("/dispatch/new");
    const gas = page.getByRole("group", { name: "ガスのにおいがしますか" });
    await gas.getByRole("button", { name: "はい" }).click();
    const stop = page.getByRole("region", { name: "ガスのにおいがしますか" });
    expect(await stop.innerText()).toContain("0120-000-111");
    expect(await page.getByText("3. 症状").count()).toBe(0);
    expect(await violationsInBoth(page)).toEqual([]);
    expect(await sideways(page)).toEqual([]);
    await page.getByRole("button", { name: "引き継いだことを記録する" }).click();
    await page.getByText("を引き継ぎとして記録しました。").waitFor();
  });
});

describe("the board", () => {
  it("is walked by keys, filtered, and offers with one press", async () => {
    const page = await atDesk("/dispatch");
    const chosen = page.getByRole("region", { name: "選んだ依頼" });
    await chosen.getByText("台所の水が止まらない").waitFor();
    await page.keyboard.press("j");
    await chosen.getByText("鍵をなくした").waitFor();
    await page.keyboard.press("k");
    await page.keyboard.press("f");
    await page.keyboard.type("鈴木");
    await chosen.getByText("強風で窓ガラスが割れた").waitFor();
    await page.getByRole("button", { name: "渡辺 智子さんから電話で承諾を得た" }).click();
    await page.getByText("渡辺 智子さんに決まりました。").waitFor();
    await page.locator("h1").click();
    await page.keyboard.press("n");
    await page.getByRole("heading", { name: "電話を受ける" }).waitFor();
  });

  it("moves its map by keys and shows the chosen case on it", async () => {
    const page = await atDesk("/dispatch");
    const map = page.getByRole("group", { name: /^地図。/ });
    const view = () => map.locator("svg").first().getAttribute("viewBox");
    expect(await view()).toBe("0 0 1000 750");
    await map.focus();
    await page.keyboard.press("+");
    expect(await view()).toBe("187.5 140.625 625 468.75");
    await page.keyboard.press("0");
    await page.locator(".map-mark.live").nth(1).click();
    expect(await page.locator(".map-case.chosen").count()).toBe(1);
  });
});

describe("an act", () => {
  it("says what is missing, the cap and what lies above it (KK-10)", async () => {
    const page = await atDesk("/dispatch/cases/C-2026-0399");
    await page.getByRole("button", { name: "補償を記録する" }).click();
    await page.getByText("上限 6,050円").first().waitFor();
    await page.getByLabel("請求された額（円）").fill("8000");
    await page.getByText("上限を超える1,950円はお支払いできません。").waitFor();
    await page.getByRole("button", { name: "メモを残す" }).click();
    await page.getByRole("button", { name: "記録する", exact: true }).click();
    await page.getByText("内容を入力してください。").waitFor();
  });
});

describe("the plan", () => {
  it("is proposed, compared in numbers and taken", async () => {
    const page = await atDesk("/dispatch/plan");
    await page.getByRole("button", { name: "よりよい計画を作る" }).click();
    const compare = page.getByRole("region", { name: "いまの計画との比較" });
    expect(await compare.innerText()).toContain("3時間34分");
    expect(await compare.innerText()).toContain("2時間42分");
    expect(await violationsInBoth(page)).toEqual([]);
    await page.getByRole("button", { name: "この計画にする" }).click();
    await page.getByText("計画を反映しました。").waitFor();
  });
});

describe("people and announcements", () => {
  it("ask for what is missing, and fit", async () => {
    const page = await atDesk("/dispatch/technicians");
    await page.getByRole("button", { name: "小林 健 変更する" }).click();
    await page.getByRole("button", { name: "中村 大輔 これからの勤務" }).click();
    await page.getByRole("button", { name: "訪問員を追加する" }).click();
    await page.getByRole("button", { name: "保存する", exact: true }).first().click();
    await page.getByText("名前を入力してください。").waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
    expect(await sideways(page)).toEqual([]);
    await page.goto("/dispatch");
    await page.getByRole("button", { name: "お知らせを出す" }).click();
    await page.getByRole("button", { name: "このお知らせを出す" }).click();
    await page.getByText("題名を入力してください。").waitFor();
    await page.getByLabel("題名（日本語）").fill("台風20号");
    await page.getByRole("button", { name: "このお知らせを出す" }).click();
    await expect.poll(() => page.getByLabel("題名（日本語）").count()).toBe(0);
  });
});
