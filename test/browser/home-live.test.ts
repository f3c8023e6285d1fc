import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { homeServiceOf } from "../../src/app/home/home-service.ts";
import { openHomes } from "../../src/app/home/open-homes.ts";
import { createServer } from "../../src/app/server/create-server.ts";
import {
  keepClockRunning,
  listOperators,
  machineClock,
  type RunningClock,
  type Tx,
  withOperator,
} from "../../src/platform/index.ts";
import { loadCatalogue } from "../../src/terms/load.ts";
import { demoTown } from "../support/demo-town.ts";
import { type LiveHouse, liveHouse } from "../support/live-house.ts";
import { violationsInBoth } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { settled, visit } from "./visit.ts";

/** One household's home, from its first gateway on: each test goes on where the last one ended. */
const database = await demoTown();
let browser: Browser;
let served: Served;
let running: RunningClock | null;
let home: LiveHouse;
let page: Page;

beforeAll(async () => {
  const { app: pool } = database;
  const [operator] = await listOperators(pool);
  if (!operator) throw new Error("the town has no operator");
  running = await keepClockRunning(pool, operator.operatorId);
  const clock = running?.clock ?? machineClock;
  await withOperator(database.owner, operator.operatorId, (tx) => moveIn(tx, clock.instant()));
  const catalogue = loadCatalogue("catalogue");
  const homes = await openHomes({ pool, catalogue, report: console.error });
  const http = { host: "127.0.0.1", port: 0, publicUrl: null, trustProxy: false };
  const server = createServer({
    pool,
    catalogue,
    clock: machineClock,
    config: { http },
    portal: await builtPortal(),
    homes,
  });
  served = await serveApp(server, homes);
  home = await liveHouse(served.origin, clock);
  home.gateway.start();
  browser = await openBrowser();
  page = await logIn("keiko@example.jp", "/appliances");
});

afterAll(async () => {
  await home.close();
  await browser.close();
  await served.close();
  await running?.stop();
});

/** Moves Keiko's login into a dwelling with Premium in which nothing was set up yet. */
async function moveIn(tx: Tx, now: string): Promise<void> {
  const accounts = await tx.query<{ id: number }>(
    `select distinct account_id as id from contract_event e where operator_id = $1
       and not exists (select from home_gateway g
         where g.operator_id = e.operator_id and g.account_id = e.account_id) order by 1`,
    [tx.operatorId],
  );
  for (const { id } of accounts) {
    if ((await homeServiceOf({ tx, now }, id)) !== "appliances") continue;
    await tx.query("update app_user set account_id = $2 where operator_id = $1 and login_id = $3", [
      tx.operatorId,
      id,
      "keiko@example.jp",
    ]);
    return;
  }
  throw new Error("the town has no home to begin with");
}

async function logIn(loginId: string, at: string): Promise<Page> {
  const opened = await visit(browser, { origin: served.origin, at });
  await opened.getByLabel("ログインID").fill(loginId);
  await opened.getByLabel("パスワード", { exact: true }).fill("engawa-demo");
  await opened.getByRole("button", { name: "ログイン", exact: true }).click();
  await opened.getByRole("navigation", { name: "メニュー" }).waitFor();
  await settled(opened);
  return opened;
}

function row(on: Page, name: string): Locator {
  const device = home.house.devices.find((each) => each.name === name)?.device ?? "";
  return on.locator(`[data-device="${device}"]`);
}

const conditioner = (on: Page) => row(on, "air-conditioner-1");
const light = (on: Page) => row(on, "light-1");

/** Until a locator's text is so. */
async function until(of: Locator, said: RegExp, timeout = 15_000): Promise<void> {
  await expect.poll(() => of.innerText(), { timeout }).toMatch(said);
}

const powerOn = (on: Page) => conditioner(on).getByRole("switch");

/** What a switch stands on, once nothing is asked of it any more. */
async function isOn(of: Locator): Promise<string | null> {
  await of.and(of.page().locator('[aria-busy="false"]')).waitFor();
  return of.getAttribute("aria-checked");
}

/** How far the newest command of the air conditioner got, once it is there. */
const way = (on: Page, state: string) => conditioner(on).locator(`.way[data-state="${state}"]`);

describe("a home from its first gateway on", () => {
  it("is enrolled by the code that the page shows, and the page changes by itself", async () => {
    await page.getByText("ゲートウェイがまだ登録されていません").waitFor();
    await page.getByRole("link", { name: "ゲートウェイを登録する" }).click();
    await page.getByRole("button", { name: "登録コードを出す" }).click();
    const code = await page.locator(".code").innerText();
    expect(code).toMatch(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/);
    expect(await page.getByRole("timer").innerText()).toMatch(/^あと 1[45]分\d\d秒$/);
    const enrolled = await home.gateway.enrol(code);
    expect(enrolled.ok).toBe(true);
    await page.getByText("ゲートウェイがつながりました").waitFor();
    await page.getByRole("link", { name: "家電を見る" }).click();
  });

  it("shows the devices that the gateway finds, live", async () => {
    await conditioner(page).waitFor();
    await light(page).waitFor();
    await until(page.locator(".live-mark"), /^ライブ$/);
    await until(page.locator(".now .big"), /^[\d.]+ *k?W$/);
    expect(await violationsInBoth(page)).toEqual([]);
  });

  it("switches nothing without consent, and asks for it with its reasons", async () => {
    expect(await powerOn(page).count()).toBe(0);
    await conditioner(page)
      .getByRole("button", { name: /^操作を許可する/ })
      .click();
    await conditioner(page).getByText("だれがしたかとともに記録されます").waitFor();
    await conditioner(page).getByRole("button", { name: "許可する", exact: true }).click();
    await powerOn(page).waitFor();
  });

  it("switches the air conditioner: asked, confirmed, and the power follows", async () => {
    const before = await isOn(powerOn(page));
    await powerOn(page).click();
    await way(page, "confirmed").waitFor();
    expect(await way(page, "confirmed").locator(".reached").allInnerTexts()).toEqual([
      "送信",
      "受付",
      "確認済み",
    ]);
    expect(await isOn(powerOn(page))).toBe(before === "true" ? "false" : "true");
    await until(
      conditioner(page).locator(".device-watt"),
      before === "true" ? /^\d W$/ : /^(\d{2,} W|[\d.]+ kW)$/,
    );
  });

  it("tells every page of the household the same", async () => {
    const other = await logIn("keiko@example.jp", "/appliances");
    await powerOn(other).waitFor();
    const before = await isOn(powerOn(other));
    expect(await isOn(powerOn(page))).toBe(before);
    await powerOn(other).click();
    await expect.poll(() => isOn(powerOn(page)), { timeout: 15_000 }).not.toBe(before);
    await expect.poll(() => isOn(powerOn(other)), { timeout: 15_000 }).not.toBe(before);
    await other.context().close();
  });

  it("follows what is done in the home itself", async () => {
    const before = await isOn(powerOn(page));
    const pressed = home.house.press(
      "air-conditioner-1",
      0x80,
      Uint8Array.of(before === "true" ? 0x31 : 0x30),
    );
    expect(pressed).toBe(true);
    await expect.poll(() => isOn(powerOn(page)), { timeout: 15_000 }).not.toBe(before);
  });

  it("is worked by the keyboard alone", async () => {
    const before = await isOn(powerOn(page));
    await page.locator("h1").first().click();
    for (let tab = 0; tab < 60; tab += 1) {
      await page.keyboard.press("Tab");
      const role = await page.evaluate("document.activeElement?.getAttribute('role')");
      if (role === "switch") break;
    }
    await page.keyboard.press("Space");
    await expect.poll(() => isOn(powerOn(page)), { timeout: 15_000 }).not.toBe(before);
  });

  it("says so when a device does not answer, and does not pretend", async () => {
    const before = await isOn(powerOn(page));
    home.house.fault("air-conditioner-1", { kind: "dead" });
    await powerOn(page).click();
    await way(page, "no-answer").waitFor({ timeout: 40_000 });
    expect(await isOn(powerOn(page))).toBe(before);
    home.house.fault("air-conditioner-1", null);
    await conditioner(page).getByRole("button", { name: "閉じる" }).click();
  });

  it("loses the whole house when its cable is pulled, and has it again", async () => {
    home.house.plug(false);
    await until(conditioner(page), /応答なし/, 40_000);
    await until(light(page), /応答なし/, 40_000);
    home.house.plug(true);
    await expect
      .poll(() => conditioner(page).getAttribute("data-presence"), { timeout: 40_000 })
      .toBe("answers");
  });

  it("keeps a log of who did what, and how it ended", async () => {
    await page.getByRole("link", { name: "操作の記録" }).click();
    const rows = page.locator(".log-row");
    await rows.first().waitFor();
    expect(await rows.count()).toBeGreaterThanOrEqual(4);
    expect(await rows.last().innerText()).toMatch(/画面から（佐藤 恵子）/);
    expect(await rows.last().innerText()).toMatch(/確認済み/);
  });

  it("says that the gateway is gone, and cuts it off for good when it is revoked", async () => {
    await page.goto("/appliances/gateway");
    await page.getByRole("button", { name: "登録を取り消す" }).click();
    await page.getByText("鍵がすぐに無効になり").waitFor();
    await page.getByRole("button", { name: "登録を取り消す" }).click();
    await page.getByText("登録されたゲートウェイはありません").waitFor();
    await expect.poll(() => home.gateway.stand().connected, { timeout: 15_000 }).toBe(false);
  });
});
