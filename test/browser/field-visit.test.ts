import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ResidentCase } from "../../src/app/api/callout.ts";
import { createServer } from "../../src/app/server/create-server.ts";
import { machineClock } from "../../src/platform/index.ts";
import { calloutTown } from "../support/callout-town.ts";
import { CATALOGUE } from "../support/lived-town.ts";
import { openBrowser } from "./browser.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { visit } from "./visit.ts";

const town = await calloutTown("phone");
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

/** Yumi calls at two in the morning: Ken, who is nearer, is asked at once. */
async function call(family: string, trouble: string): Promise<string> {
  const asker = { name: "髙橋 由美", phone: "046-000-0000", relation: "contractor" };
  const body = { family, trouble, words: "助けてください", dangers: {}, asker };
  const { status, json } = await town.yumi.post("/api/callout", body, `call-${trouble}`);
  expect({ status, json }).toMatchObject({ status: 200 });
  return (json as ResidentCase).number;
}

async function caseOf(number: string): Promise<ResidentCase> {
  return (await town.yumi.get(`/api/callout/cases/${number}`)).json as ResidentCase;
}

async function phoneOf(login: string): Promise<Page> {
  const page = await visit(browser, { origin: served.origin, at: "/field" });
  await page.getByLabel("ログインID").fill(`${login}@example.jp`);
  await page.getByLabel("パスワード", { exact: true }).fill("engawa-demo");
  await page.getByRole("button", { name: "ログイン", exact: true }).click();
  await page.getByRole("heading", { name: /今日/ }).waitFor();
  return page;
}

async function press(page: Page, ...names: readonly (string | RegExp)[]): Promise<void> {
  for (const name of names) await page.getByRole("button", { name }).first().click();
}

describe("a visit without a signal", () => {
  it("is made, quoted, signed and finished, and the desk takes all of it", async () => {
    const number = await call("water", "kitchen-tap");
    const page = await phoneOf("ken");
    await page
      .getByRole("link", { name: /縁ヶ浜市/ })
      .first()
      .click();
    await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    await page.context().setOffline(true);
    await press(page, "受ける", "出発する", "到着した", "作業を始める");
    await page.getByLabel(/経年・摩耗/).check();
    await press(page, "この原因で記録する", "見積りを作る", /^部材|^部品/);
    await page.getByLabel(/^内容/).fill("単水栓");
    await page.getByLabel(/^単価/).fill("3,300");
    await press(page, "お客さまに見せる");
    const sheet = page.getByRole("dialog");
    await sheet
      .getByLabel(/お名前/)
      .first()
      .fill("髙橋 由美");
    await sheet.getByLabel("指で書かず").check();
    await press(page, "3,300円で承諾して署名", "作業を始める", "作業を終える");
    await page.getByLabel(/したこと/).fill("水栓を交換しました。");
    await press(page, "報告して終える");
    await page.getByText("この端末で押したこと").waitFor();
    await page.context().setOffline(false);
    await page.evaluate("dispatchEvent(new Event('online'))");
    await page.locator(".field-sync .field-unsent").waitFor({ state: "detached" });
    expect(await page.locator(".field-conflict").count()).toBe(0);
    const { state, quotes } = await caseOf(number);
    expect([state, quotes.map((quote) => [quote.state, quote.total, quote.signedBy])]).toEqual([
      "done",
      [["signed", 3300, "髙橋 由美"]],
    ]);
    await page.context().close();
  });

  it("of somebody who was too late is told so plainly", async () => {
    const number = await call("keys", "locked-out");
    const page = await phoneOf("ken");
    await page.goto(`/field/${number}`);
    await page.getByText("依頼が届いています").waitFor();
    await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    await page.context().setOffline(true);
    await press(page, "受ける", "出発する");
    const cancelled = await town.yumi.post(
      `/api/callout/cases/${number}/cancel`,
      { reason: "開きました" },
      "cancel-keys",
    );
    expect(cancelled.status).toBe(200);
    await page.context().setOffline(false);
    await page.evaluate("dispatchEvent(new Event('online'))");
    await page.getByText("司令室が受け付けなかったこと").first().waitFor();
    expect(await page.locator(".field-conflict").count()).toBe(2);
    expect((await caseOf(number)).state).toBe("cancelled");
    await page.context().close();
  });
});
