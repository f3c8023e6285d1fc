import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sideways, violationsInBoth } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { draw } from "./draw.ts";
import { type FieldDesk, fieldDesk } from "./fixture/field-app.ts";
import { keysVisit, offeredVisit, plannedVisit } from "./fixture/field-visits.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { inEnglish, settled, visit } from "./visit.ts";

let browser: Browser;
let portal: string;
let desk: FieldDesk;
let served: Served;

beforeAll(async () => {
  portal = await builtPortal();
  browser = await openBrowser();
});

afterAll(() => browser.close());

beforeEach(async () => {
  desk = fieldDesk(portal, [offeredVisit, keysVisit, plannedVisit]);
  served = await serveApp(desk.app);
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await served.close();
});

/** A phone at 10:00 in Tokyo, whose worker has kept the app. */
async function phone(at = "/field"): Promise<Page> {
  const page = await visit(browser, { origin: served.origin, at });
  await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
  return page;
}

async function press(page: Page, ...names: readonly (string | RegExp)[]): Promise<void> {
  for (const name of names) await page.getByRole("button", { name }).first().click();
}

const types = () => desk.came.map(({ type }) => type);
const unsent = (page: Page) => page.locator(".field-sync .field-unsent");

async function disconnect(page: Page): Promise<void> {
  desk.isDown = true;
  await page.context().setOffline(true);
}

async function reconnect(page: Page): Promise<void> {
  desk.isDown = false;
  await page.context().setOffline(false);
  // A page that was opened without a signal is not always told that there is one again.
  await page.evaluate("dispatchEvent(new Event('online'))");
  await unsent(page).waitFor({ state: "detached" });
}

describe("without a signal", () => {
  it("shows the day after a reload, keeps each press and sends it once, in order", async () => {
    const page = await phone();
    await page
      .getByRole("link", { name: /本町4丁目/ })
      .first()
      .click();
    await disconnect(page);
    await press(page, "受ける", "出発する");
    await page.reload();
    await press(page, "到着した", "作業を始める");
    const field = page.locator('input[aria-label="作業前を撮る"]');
    await field.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: await png(page) });
    await page.getByAltText(/作業前の写真/).waitFor();
    await page.reload();
    await page.getByAltText(/作業前の写真/).waitFor();
    expect(await unsent(page).textContent()).toBe("未送信 5件");
    expect(desk.came).toEqual([]);
    await reconnect(page);
    expect(types()).toEqual(["accept", "on-the-way", "arrived", "work-began", "photo-taken"]);
    expect(desk.pictures.map(({ bytes }) => bytes > 1000 && bytes < 400_000)).toEqual([true]);
    expect(desk.came.at(-1)).toMatchObject({ photo: desk.pictures[0]?.photo, shows: "before" });
  });

  it("two tabs send once, and what counted before its answer was lost counts once", async () => {
    const page = await phone(`/field/${offeredVisit.number}`);
    const other = await page.context().newPage();
    await other.goto(`${served.origin}/field`);
    await settled(other);
    await disconnect(page);
    await press(page, "受ける", "出発する");
    await other.getByText("未送信 2件").first().waitFor();
    desk.losesAnswers = true;
    desk.isDown = false;
    await page.context().setOffline(false);
    await page.getByText("サーバーが応答しません").waitFor();
    desk.losesAnswers = false;
    await press(page, "今すぐ送る");
    await unsent(page).waitFor({ state: "detached" });
    await unsent(other).waitFor({ state: "detached" });
    expect(new Set(desk.came.map(({ id }) => id)).size).toBe(2);
    expect(types().slice(0, 2)).toEqual(["accept", "on-the-way"]);
    expect(await page.locator(".field-head .field-mark").last().textContent()).toBe("移動中");
  });

  it("says what the desk did not take, until it was read", async () => {
    const page = await phone(`/field/${offeredVisit.number}`);
    const reason = { ja: "別の人が先に受けました", en: "Somebody else took it" };
    desk.refuses.set("accept", reason);
    await press(page, "受ける");
    const alert = page.getByRole("alert").filter({ hasText: reason.ja });
    await alert.getByText(/^受けた (9:59|10:00) ·/).waitFor();
    desk.visits = [];
    await page.getByRole("link", { name: "通知" }).click();
    await page.evaluate("dispatchEvent(new Event('focus'))");
    await page.getByText("訪問が担当から外れました").first().waitFor();
    await press(page, "読みました");
    await alert.waitFor({ state: "detached" });
    await press(page, "すべて読みました");
    await page.getByText("新しい知らせはありません。").waitFor();
  });
});

/** A picture of 3000 × 2000 points, drawn by the browser. */
async function png(page: Page): Promise<Buffer> {
  const text = (await page.evaluate(`(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 3000; canvas.height = 2000;
    const pen = canvas.getContext("2d");
    for (let k = 0; k < 300; k += 1) {
      pen.fillStyle = "hsl(" + k * 7 + " 60% 50%)";
      pen.fillRect((k * 137) % 3000, (k * 89) % 2000, 240, 160);
    }
    return canvas.toDataURL("image/png").split(",")[1];
  })()`)) as string;
  return Buffer.from(text, "base64");
}

describe("paid work", () => {
  it("is quoted and signed by keyboard alone before it begins", async () => {
    const page = await phone(`/field/${offeredVisit.number}`);
    await press(page, "受ける", "出発する", "到着した", "見積りを作る", /^特別な作業/);
    await page.getByLabel(/^内容/).fill("蛇口本体の交換");
    await page.getByLabel(/^単価/).fill("１２，０００");
    await press(page, "特別な作業を増やす", "お客さまに見せる");
    const sheet = page.getByRole("dialog", { name: /お見積り/ });
    expect(await sheet.locator(".big").textContent()).toBe("24,000円");
    expect(await sheet.innerText()).toContain("0円（無料）");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "作業を始める", disabled: true }).waitFor();
    await press(page, "もう一度見せる");
    expect(await sheet.getByText("ご署名ください").count()).toBe(0);
    await press(page, "24,000円で承諾して署名");
    await sheet.getByText("ご署名ください").waitFor();
    await sheet.getByLabel("指で書かず").focus();
    await page.keyboard.press("Space");
    await press(page, "24,000円で承諾して署名");
    await page.getByText("佐藤 恵子 様が署名").waitFor();
    await press(page, "作業を始める");
    await page.getByRole("button", { name: "作業を止める" }).waitFor();
    await unsent(page).waitFor({ state: "detached" });
    const [quoted, signed] = [desk.came.at(-3), desk.came.at(-2)];
    expect(quoted).toMatchObject({
      type: "quoted",
      total: 24_000,
      lines: [{ code: "special-work", words: "蛇口本体の交換", quantity: 2, unitPrice: 12_000 }],
    });
    expect(signed).toMatchObject({ type: "signed", name: "佐藤 恵子", strokes: [] });
    expect(quoted?.type === "quoted" && signed?.type === "signed" && signed.hash).toBe(
      quoted?.type === "quoted" ? quoted.hash : "",
    );
    expect(types().at(-1)).toBe("work-began");
  });

  it("of keys waits for paper and pledge, drawn by hand; nothing is broken at night", async () => {
    const page = await phone(`/field/${keysVisit.number}`);
    await page.getByText("到着が23:00–09:00のため").waitFor();
    await page.getByRole("button", { name: "作業を始める", disabled: true }).waitFor();
    await page.getByLabel("運転免許証").check();
    await press(page, "誓約をお客さまに見せる");
    await page.getByLabel(/身分証の氏名/).fill("高橋 誠一郎");
    await draw(page);
    await press(page, "誓約して署名");
    await page.getByText("本人確認と誓約ずみ：高橋 誠一郎 様").waitFor();
    await press(page, "見積りを作る");
    await page.getByRole("button", { name: /^破壊による解錠.*夜間/, disabled: true }).waitFor();
    await unsent(page).waitFor({ state: "detached" });
    const [checked] = desk.came;
    expect(checked).toMatchObject({ type: "identity-checked", paper: "driving-licence" });
    expect(checked?.type === "identity-checked" && checked.pledge[0]?.length).toBeGreaterThan(4);
  });
});

describe("the phone's store", () => {
  it("that is over says so and how it ended, not that somebody else has it", async () => {
    const page = await phone("/field/KT-261129-0002");
    await page.getByRole("heading", { name: "この訪問は終わりました" }).waitFor();
    await page.getByText("9:20 解決した。").waitFor();
    await page.goto("/field/KT-261129-9999");
    await page.getByRole("heading", { name: "いま担当の一覧にありません" }).waitFor();
  });

  it("is emptied by logging out, which tells what is not sent", async () => {
    const page = await phone(`/field/${plannedVisit.number}`);
    await disconnect(page);
    await press(page, "出発する", "ログアウト");
    await page.getByText("未送信が1件あります。").waitFor();
    await press(page, "消してログアウト");
    await page.getByLabel("ログインID").waitFor();
    expect(await page.evaluate(COUNTS)).toEqual({ facts: 0, photos: 0, kept: ["logout owed"] });
    desk.isDown = false;
    await page.context().setOffline(false);
    await page.reload();
    await page.getByLabel("ログインID").waitFor();
    expect([desk.isLoggedIn, desk.came]).toEqual([false, []]);
  });

  it("keeps what is unsent while the session is over, and sends it after the login", async () => {
    const page = await phone(`/field/${plannedVisit.number}`);
    desk.isLoggedIn = false;
    await press(page, "出発する");
    await page.getByText("未送信の1件はこの端末に残っています").waitFor();
    await logIn(page);
    await page.getByRole("button", { name: "到着した" }).waitFor();
    await unsent(page).waitFor({ state: "detached" });
    expect(types()).toEqual(["on-the-way"]);
  });

  it("sends nothing under somebody else's session, and keeps it for whose it is", async () => {
    const page = await phone(`/field/${plannedVisit.number}`);
    await disconnect(page);
    await press(page, "出発する");
    await unsent(page).waitFor();
    await page.goto("about:blank");
    desk.technician = "T-0009";
    desk.isDown = false;
    await page.context().setOffline(false);
    await page.goto(`/field/${plannedVisit.number}`);
    await page.getByText("未送信の1件はこの端末に残っています").waitFor();
    await logIn(page);
    await page.getByRole("button", { name: "出発する" }).waitFor();
    expect([await unsent(page).count(), desk.came]).toEqual([0, []]);
    desk.technician = "T-0007";
    await page.reload();
    await logIn(page);
    await page.getByRole("button", { name: "到着した" }).waitFor();
    await unsent(page).waitFor({ state: "detached" });
    expect(types()).toEqual(["on-the-way"]);
  });
});

async function logIn(page: Page): Promise<void> {
  await page.getByLabel("ログインID").fill("yamada");
  await page.getByLabel("パスワード", { exact: true }).fill("secret");
  await page.getByRole("button", { name: "ログイン", exact: true }).click();
}

const COUNTS = `new Promise((resolve) => {
  const asked = indexedDB.open("engawa-field");
  asked.onsuccess = () => {
    const stores = asked.result.transaction(["facts", "photos", "kept"]);
    const found = {};
    stores.objectStore("facts").count().onsuccess = ({ target }) => (found.facts = target.result);
    stores.objectStore("photos").count().onsuccess = ({ target }) => (found.photos = target.result);
    const keys = stores.objectStore("kept").getAllKeys();
    keys.onsuccess = () => (found.kept = keys.result);
    stores.oncomplete = () => resolve(found);
  };
})`;

describe("a newer build", () => {
  it("is kept whole beside the old one, and taken by a press in every tab", async () => {
    const next = mkdtempSync(path.join(tmpdir(), "engawa-next-"));
    cpSync(portal, next, { recursive: true });
    const worker = path.join(next, "field-worker.js");
    const text = readFileSync(worker, "utf8");
    writeFileSync(worker, text.replace(/build:`\w+`/, "build:`next`"));
    const page = await phone();
    const before = await page.evaluate("caches.keys()");
    desk.directory = next;
    await page.evaluate("navigator.serviceWorker.ready.then((worker) => worker.update())");
    await page.getByText("新しい版があります。").waitFor();
    await press(page, "更新する");
    await page.waitForFunction(
      "caches.keys().then((names) => names.includes('engawa-field-build-next') && names.length)",
    );
    await page.getByRole("heading", { level: 1 }).waitFor();
    const builds = "caches.keys().then((all) => all.filter((name) => name.includes('-build-')))";
    await page.waitForFunction(`${builds}.then((all) => all.length === 1)`);
    expect(await page.evaluate(builds)).toEqual(["engawa-field-build-next"]);
    expect(before).not.toContain("engawa-field-build-next");
    await disconnect(page);
    await page.reload();
    await page.getByRole("heading", { name: /今日/ }).waitFor();
    rmSync(next, { recursive: true });
  });
});

describe("looking at the pages", () => {
  it("fits every width in both languages, and axe finds nothing", async () => {
    desk.hasType = true;
    const page = await phone();
    await looked(page);
    await page.goto(`/field/${keysVisit.number}`);
    await page.getByText("約款の理由を見る").click();
    await press(page, "見積りを作る", /^部材/);
    await looked(page);
    await page.getByLabel("運転免許証").check();
    await press(page, "誓約をお客さまに見せる");
    await looked(page);
    await page.goto("/field/notices");
    await settled(page);
    await looked(page);
    await inEnglish(page);
    expect(await sideways(page)).toEqual([]);
    await page.goto(`/field/${offeredVisit.number}`);
    await settled(page);
    await press(page, "Accept", "On my way", "I have arrived", "Make a quote", /^Special work/);
    expect(await sideways(page)).toEqual([]);
  });
});

async function looked(page: Page): Promise<void> {
  expect(await sideways(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await violationsInBoth(page)).toEqual([]);
  expect(await tooSmall(page)).toEqual([]);
}

/** Buttons that a glove would miss. */
async function tooSmall(page: Page): Promise<readonly string[]> {
  return (await page.evaluate(`[...document.querySelectorAll(".go, .field-tabs a, .field-row")]
    .flatMap((each) => {
      const { height } = each.getBoundingClientRect();
      return each.checkVisibility() && height < 47.5 ? [each.outerHTML.slice(0, 120)] : [];
    })`)) as readonly string[];
}
