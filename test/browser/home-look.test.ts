import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sideways, violationsInBoth } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { fixtureApp } from "./fixture/app.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { smallTargets, unfold } from "./thumb.ts";
import { inEnglish, tour, visit } from "./visit.ts";

/** Pages and states of the home, by the login of the fixture that shows them. */
const PAGES = [
  ["every kind of device", "resident", "/appliances"],
  ["away, and a gateway that is gone", "many", "/appliances"],
  ["the Light contract", "light", "/appliances"],
  ["no gateway", "unwired", "/appliances"],
  ["no home service", "empty", "/appliances"],
  ["a device", "resident", "/appliances/dv_a0000000000000000001"],
  ["a device that is silent and barred", "resident", "/appliances/dv_a0000000000000000004"],
  ["an excluded device", "resident", "/appliances/dv_a0000000000000000006"],
  ["a device that is gone", "resident", "/appliances/dv_none"],
  ["rooms", "resident", "/appliances/rooms"],
  ["scenes and schedules", "resident", "/appliances/plans"],
  ["no scenes and no schedules", "many", "/appliances/plans"],
  ["the log", "resident", "/appliances/log"],
  ["gateway and tokens", "resident", "/appliances/gateway"],
  ["the first gateway", "unwired", "/appliances/gateway"],
  ["kinds of devices at the desk", "staff", "/device-rules"],
  ["kinds of devices, for who may rule", "admin", "/device-rules"],
] as const;

/** Where most words stand beside each other. */
const DENSE = [
  "/appliances",
  "/appliances/dv_a0000000000000000001",
  "/appliances/plans",
  "/appliances/log",
  "/appliances/gateway",
] as const;

/** What opens a form or a question on these pages. */
const OPENERS = new RegExp(
  `^(${[
    "シーンを作る|予約を作る|変更する|消す|鍵を作る|もう1台登録する|登録コードを出す",
    "名前を変える|出かける|操作を許可する|Make a (scene|schedule|token)|Enrol another",
    "Show a code|Rename|Leave home|Allow control",
  ].join("|")})`,
);

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

/** Everything unfolded, and each form open. */
async function opened(page: Page): Promise<void> {
  await unfold(page);
  for (const button of (await page.getByRole("button", { name: OPENERS }).all()).toReversed()) {
    await button.click();
  }
  await page.locator(".bones").first().waitFor({ state: "detached" });
}

describe.each(PAGES)("%s", (_name, session, at) => {
  it("fits every width unfolded, has room for a thumb, and axe finds nothing", async () => {
    const page = await look(browser, { origin: served.origin, at, session });
    await opened(page);
    expect(await sideways(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await smallTargets(page)).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
  });
});

describe.each(DENSE)("%s", (at) => {
  it("fits in English too", async () => {
    const page = await look(browser, { origin: served.origin, at, session: "resident" });
    await inEnglish(page);
    await opened(page);
    expect(await sideways(page)).toEqual([]);
  });
});

describe("an account at the desk", () => {
  it("shows the home's devices once they are asked for", async () => {
    const { origin } = served;
    const at = "/accounts/A-00012";
    const page = await visit(browser, { origin, at, session: "staff", width: 1280 });
    const card = page.locator("section.card", { hasText: "住まいの機器" });
    expect(await card.getByRole("row").count()).toBe(0);
    await card.getByRole("button", { name: "表示する" }).click();
    await card.getByRole("table").waitFor();
    expect(await card.getByRole("row").count()).toBe(7);
    await card.getByRole("button", { name: "設置者の登録コードを出す" }).click();
    expect(await card.locator(".code").textContent()).toBe("7KQ4M-XR29B");
    expect(await sideways(page)).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
    await page.context().close();
  });
});
