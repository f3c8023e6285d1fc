import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer } from "../../src/app/server/create-server.ts";
import { machineClock } from "../../src/platform/index.ts";
import { calloutTown } from "../support/callout-town.ts";
import { CATALOGUE } from "../support/lived-town.ts";
import { violationsInBoth } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { visit } from "./visit.ts";

const town = await calloutTown("household");
let browser: Browser;
let served: Served;

beforeAll(async () => {
  const config = { http: { host: "127.0.0.1", port: 0, publicUrl: null, trustProxy: false } };
  const parts = { pool: town.database.app, catalogue: CATALOGUE, clock: machineClock, config };
  served = await serveApp(createServer({ ...parts, portal: await builtPortal() }));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

async function loggedIn(login: string, at: string): Promise<Page> {
  const page = await visit(browser, { origin: served.origin, at });
  await page.getByLabel("ログインID").fill(`${login}@example.jp`);
  await page.getByLabel("パスワード", { exact: true }).fill("engawa-demo");
  await page.getByRole("button", { name: "ログイン", exact: true }).click();
  await page.getByRole("navigation").waitFor();
  return page;
}

async function press(page: Page, ...names: readonly (string | RegExp)[]): Promise<void> {
  for (const name of names) await page.getByRole("button", { name }).first().click();
}

describe("a household with the contract, at two in the morning", () => {
  it("calls for a leaking tap, sees it go on, and cancels it", async () => {
    const page = await loggedIn("yumi", "/trouble");
    await page.getByRole("link", { name: "助けを呼ぶ", exact: true }).click();
    await press(page, "どれも当てはまりません", "水まわり", /台所の蛇口/);
    await press(page, "内容と料金を確かめる");
    await page.getByText("無料でお伺いします").waitFor();
    await page.getByText("作業 60分まで無料").waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
    await page.getByRole("button", { name: "助けを呼ぶ" }).click();
    await page.getByText(/^受付番号/).waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
    const { pathname } = new URL(page.url());
    await page.goto("/");
    await page.getByText("進んでいるお呼び出し").waitFor();
    await page.goto("/trouble/new");
    await press(page, "どれも当てはまりません", "水まわり", /台所の蛇口/, "内容と料金を確かめる");
    await page.getByRole("link", { name: "そのお呼び出しを見る" }).click();
    await page.getByText(/^受付番号/).waitFor();
    expect(new URL(page.url()).pathname).toBe(pathname);
    await press(page, "お呼び出しを取り消す");
    await page.getByText("いまの取り消しに料金はかかりません。").waitFor();
    await press(page, /^取り消す$/);
    await page.locator(".standing-state", { hasText: "取り消し" }).waitFor();
    await page.context().close();
  });

  it("is told the line at a smell of gas, and that it called is taken down", async () => {
    const page = await loggedIn("yumi", "/trouble/new");
    await press(page, /ガスのにおい/, "通報した");
    await page.getByText(/で記録しました/).waitFor();
    await page.context().close();
  });
});

describe("a household without the contract", () => {
  it("is told the price, says yes to it, and somebody is looked for", async () => {
    const page = await loggedIn("sora", "/trouble");
    await page.getByText("かけつけのご契約がありません").waitFor();
    await page.getByRole("link", { name: "助けを呼ぶ", exact: true }).click();
    await press(page, "どれも当てはまりません", "水まわり", /台所の蛇口/, "内容と料金を確かめる");
    await page.getByText("有料でお伺いします").waitFor();
    await press(page, /円を承知して呼ぶ/);
    await page.getByText(/^受付番号/).waitFor();
    expect(await page.getByText("料金のご確認").count()).toBe(0);
    await page.context().close();
  });
});
