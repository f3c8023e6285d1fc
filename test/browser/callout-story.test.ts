import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCallouts } from "../../src/app/callout/run-callouts.ts";
import { tapPicture } from "../../src/app/demo/callout-pictures.ts";
import { createServer } from "../../src/app/server/create-server.ts";
import { runBilling, storedSources } from "../../src/billing/index.ts";
import { keepSettings } from "../../src/callout/store-settings.ts";
import { month } from "../../src/kernel/day.ts";
import { loadOperator, machineClock } from "../../src/platform/index.ts";
import { calloutTown } from "../support/callout-town.ts";
import { CATALOGUE } from "../support/lived-town.ts";
import { pdfText } from "../support/pdf-text.ts";
import { openBrowser } from "./browser.ts";
import { draw } from "./draw.ts";
import { sessionOf } from "./logged-in.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { settled, visit } from "./visit.ts";

/**
 * One night: a tap leaks at two, the desk asks one who does not answer and one who comes, works
 * where there is no signal, and is paid for what was signed. Each test goes on from the last.
 */
const town = await calloutTown("story");
const { app: pool } = town.database;
let browser: Browser;
let served: Served;
/** Of the resident, the desk, and the two who go out; open from the first test to the last. */
let yumi: Page;
let desk: Page;
let ken: Page;
let mio: Page;
let number = "";

beforeAll(async () => {
  await town.inTown((tx) => keepSettings(tx, { asksAtOnce: [] }));
  const config = { http: { host: "127.0.0.1", port: 0, publicUrl: null, trustProxy: false } };
  const parts = { pool, catalogue: CATALOGUE, clock: machineClock, config };
  served = await serveApp(createServer({ ...parts, portal: await builtPortal() }));
  browser = await openBrowser();
  const { origin } = served;
  const as = async (login: string, at: string, width = 390) =>
    visit(browser, { origin, at, width, session: await sessionOf(origin, login) });
  yumi = await as("yumi", "/trouble");
  desk = await as("desk", "/dispatch", 1280);
  ken = await as("ken", "/field");
  mio = await as("mio", "/field");
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

async function press(page: Page, ...names: readonly (string | RegExp)[]): Promise<void> {
  for (const name of names) await page.getByRole("button", { name }).first().click();
}

/** The operator's clock moves on, and what time brings is done. */
async function untilItIs(instant: string): Promise<void> {
  await town.setTime(instant);
  const operator = await loadOperator(pool, town.operator);
  if (operator === null) throw new Error("there is no operator");
  await runCallouts({ pool, catalogue: CATALOGUE }, operator);
}

async function toNewCall(): Promise<void> {
  await yumi.goto("/trouble");
  await yumi.getByRole("link", { name: "助けを呼ぶ" }).click();
  await yumi.getByRole("heading", { name: "いま、危ないことはありませんか" }).waitFor();
}

describe("a tap leaks at two in the morning", () => {
  it("is told from the phone with a picture, and what it costs is said before", async () => {
    await toNewCall();
    await press(yumi, "どれも当てはまりません", "水まわり", "台所の蛇口から水漏れする");
    await yumi.getByLabel("くわしい様子").fill("床まで水が広がっています");
    const buffer = Buffer.from(tapPicture(true));
    await yumi.setInputFiles("input[type=file]", {
      name: "tap.png",
      mimeType: "image/png",
      buffer,
    });
    await yumi.locator(".photo-row img").waitFor();
    await press(yumi, "内容と料金を確かめる");
    await yumi.getByText("無料でお伺いします").waitFor();
    await press(yumi, /^助けを呼ぶ/);
    const said = await yumi
      .getByText(/受付番号 C-\d+/)
      .first()
      .innerText();
    number = /C-\d+/.exec(said)?.[0] ?? "";
    await yumi
      .getByText(/をさがしています/)
      .first()
      .waitFor();
  });

  it("stands on the desk's board with its picture, and is offered to who is nearest", async () => {
    await desk.goto(`/dispatch/cases/${number}`);
    await settled(desk);
    await desk.getByText("床まで水が広がっています").first().waitFor();
    await desk.getByRole("img", { name: /作業前の写真/ }).waitFor();
    await press(desk, /山本 健さんに打診する/);
    await desk.getByText("打診しました。").waitFor();
  });
});

describe("who is asked", () => {
  it("and presses yes when the time is over is told why it does not count", async () => {
    await ken.goto(`/field/${number}`);
    await ken.getByText("依頼が届いています").waitFor();
    await ken.evaluate("navigator.serviceWorker.ready.then(() => true)");
    await ken.context().setOffline(true);
    await press(ken, "受ける");
    await untilItIs("2026-11-21T17:04:00.000Z");
    await ken.context().setOffline(false);
    await ken.evaluate("dispatchEvent(new Event('online'))");
    const told = ken.locator(".field-conflict").first();
    await told.waitFor();
    expect(await told.innerText()).toContain("期限");
  });

  it("next says yes in time, and the resident sees who comes and when", async () => {
    await mio.goto(`/field/${number}`);
    await press(mio, "受ける");
    await mio.getByRole("button", { name: "出発する" }).waitFor();
    await expect
      .poll(async () => (await town.yumi.get(`/api/callout/cases/${number}`)).json)
      .toMatchObject({ state: "assigned", technician: { name: "小林 澪" } });
    await yumi.goto(`/trouble/${number}`);
    await yumi.getByText("小林 澪").first().waitFor();
    await yumi.getByText("お着きの見込み").first().waitFor();
    await desk.goto(`/dispatch/cases/${number}`);
    const offers = await desk.getByRole("region", { name: "打診の経過" }).innerText();
    expect(offers).toMatch(/山本 健[^]*時間切れ[^]*小林 澪[^]*承諾/);
  });
});

describe("the visit", () => {
  it("is made without a signal: work, a quote, a signature before it, the end", async () => {
    await press(mio, "出発する");
    await mio.getByRole("button", { name: "到着した" }).waitFor();
    await mio.locator(".field-sync .field-unsent").waitFor({ state: "detached" });
    await mio.evaluate("navigator.serviceWorker.ready.then(() => true)");
    await mio.context().setOffline(true);
    await press(mio, "到着した", "作業を始める");
    await mio.getByLabel(/経年・摩耗/).check();
    await press(mio, "この原因で記録する", "見積りを作る", /^部材/);
    await mio.getByLabel(/^内容/).fill("混合栓カートリッジ");
    await mio.getByLabel(/^単価/).fill("6600");
    await press(mio, "お客さまに見せる");
    const sheet = mio.getByRole("dialog");
    await sheet
      .getByLabel(/お名前/)
      .first()
      .fill("髙橋 由美");
    await draw(mio);
    await press(mio, "6,600円で承諾して署名", "作業を始める", "作業を終える");
    await mio.getByLabel(/したこと/).fill("カートリッジを交換し、水漏れが止まりました。");
    await press(mio, "報告して終える");
    await mio.getByText("この端末で押したこと").waitFor();
  });

  it("is sent once when there is a signal again", async () => {
    const sent: string[] = [];
    mio.on("request", (request) => {
      if (request.url().endsWith("/api/field/facts")) sent.push(request.postData() ?? "");
    });
    await untilItIs("2026-11-21T18:30:00.000Z");
    await mio.context().setOffline(false);
    await mio.evaluate("dispatchEvent(new Event('online'))");
    await mio.locator(".field-sync .field-unsent").waitFor({ state: "detached" });
    await mio.reload();
    await mio.getByRole("heading").first().waitFor();
    expect(await mio.locator(".field-conflict").count()).toBe(0);
    const times = sent.filter((body) => body.includes('"finished"')).length;
    expect(times).toBe(1);
    const facts = await town.inTown((tx) =>
      tx.query<{ type: string; count: number }>(
        `select type, count(*)::int as count from callout_fact where operator_id = $1
           and type in ('arrived', 'quoted', 'signed', 'finished') group by type order by type`,
        [tx.operatorId],
      ),
    );
    expect(facts.map(({ type, count }) => `${type} ${count}`)).toEqual([
      "arrived 1",
      "finished 1",
      "quoted 1",
      "signed 1",
    ]);
  });

  it("is reported to the resident, signature and all", async () => {
    await yumi.goto(`/trouble/${number}`);
    const report = yumi.getByRole("link", { name: /1回目の訪問の報告書/ });
    await report.waitFor();
    const answer = await yumi.request.get((await report.getAttribute("href")) ?? "");
    expect(answer.headers()["content-type"]).toContain("application/pdf");
    const words = pdfText(await answer.body()).join("");
    for (const said of ["混合栓カートリッジ", "6,600", "髙橋由美", "小林澪"]) {
      expect(words.replaceAll(" ", "")).toContain(said);
    }
  });

  it("comes on the bill of the month after: what was signed, and what is free at 0", async () => {
    await town.setTime("2027-01-05T02:00:00.000Z");
    const asked = { pool, operatorId: town.operator, month: month("2026-12") };
    const sources = storedSources(CATALOGUE);
    await runBilling({ ...asked, asKnownAt: "2027-01-05T02:00:00.000Z", sources });
    const lines = await town.inTown((tx) =>
      tx.query<{ item: string; amount: number }>(
        `select item, amount::int from bill_line where operator_id = $1
           and rule = 'kaketsuke365/one-off-fee' order by item`,
        [tx.operatorId],
      ),
    );
    expect(lines.map(({ item, amount }) => `${item} ${amount}`)).toEqual([
      "basic-work 0",
      "light-materials 0",
      "parts 6600",
      "visit 0",
    ]);
    await yumi.goto("/bills");
    await settled(yumi);
    await yumi.locator("a.list-row, .list-row a, main li a").first().click();
    const line = yumi.getByText("部材の実費").first();
    await line.waitFor();
    expect(await yumi.locator("main").innerText()).toMatch(/部材の実費[^]*6,600/);
    expect(await yumi.locator("main").innerText()).toContain("出張費（無料）");
  });
});

describe("a smell of gas", () => {
  it("stops at once: the script, the line, taken down, and nobody is sent (KK-06)", async () => {
    await toNewCall();
    await press(yumi, "ガスのにおいがしますか はい");
    await yumi.getByRole("link", { name: /緊急窓口.*に電話する 0120-000-111/ }).waitFor();
    await press(yumi, "通報した");
    const said = await yumi.getByText(/受付番号 C-\d+ で記録しました/).innerText();
    const handed = /C-\d+/.exec(said)?.[0] ?? "";
    await desk.goto(`/dispatch/cases/${handed}`);
    await desk.getByText("専門の窓口へ引き継ぎました").first().waitFor();
    const offers = await town.inTown((tx) =>
      tx.query("select 1 from callout_offer where operator_id = $1 and number = $2", [
        tx.operatorId,
        handed,
      ]),
    );
    expect(offers).toEqual([]);
  });
});
