import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoServer, demoTown } from "../support/demo-town.ts";
import { violationsInBoth } from "./axe.ts";
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

async function logIn(page: Page, loginId: string, password: string): Promise<void> {
  await page.getByLabel("ログインID").fill(loginId);
  await page.getByLabel("パスワード", { exact: true }).fill(password);
  await page.getByRole("button", { name: "ログイン", exact: true }).click();
  await page.getByRole("navigation").first().waitFor();
  await settled(page);
}

function as(login: string, at: string, width = 390): Promise<Page> {
  return loggedIn(browser, { origin: served.origin, login, at, width });
}

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();

describe("what is on file", () => {
  it("is found from the contracts, filled from the postal code, and kept", async () => {
    const page = await as("seiichiro", "/contracts");
    await page.getByRole("link", { name: /^ご登録の内容/ }).click();
    await page.getByLabel(/^電話番号/).fill("０３ー１２３４ー５６７８");
    await page.getByLabel(/^郵便番号/).fill("1050001");
    await press(page, "郵便番号から住所を入れる");
    await page.getByText("東京都港区虎ノ門 を入れました").waitFor();
    await page.getByLabel(/^住所/).fill("東京都港区虎ノ門1-2-3");
    expect(await violationsInBoth(page)).toEqual([]);
    await press(page, "保存する");
    await page.getByText("変更を保存しました。").waitFor();
    await page.reload();
    await settled(page);
    expect(await page.getByLabel(/^電話番号/).inputValue()).toBe("03-1234-5678");
    expect(await page.getByLabel(/^住所/).inputValue()).toBe("東京都港区虎ノ門1-2-3");
  });

  it("leads to what cannot be read, and says what would be", async () => {
    const page = await as("ichiro", "/person");
    await page.getByLabel(/^メールアドレス/).fill("ichiro at example");
    await press(page, "保存する");
    expect(await page.getByRole("alert").first().innerText()).toContain("メールアドレス");
    expect(await page.getByLabel(/^メールアドレス/).inputValue()).toBe("ichiro at example");
  });
});

describe("somebody new", () => {
  it("is opened at the desk, invited, registers, logs in, and can apply", async () => {
    const desk = await as("desk", "/", 1280);
    await desk.keyboard.press("/");
    await desk.keyboard.type("あたらしい はなこ");
    await desk.getByRole("link", { name: "新しいお客さまとして登録する" }).click();
    await settled(desk);
    expect(await violationsInBoth(desk)).toEqual([]);
    await fillNewAccount(desk);
    await press(desk, "登録する");
    const opened = await desk.getByText(/お客さま番号 .+ で登録しました。/).innerText();
    const account = /お客さま番号 (\S+) で/.exec(opened)?.[1] ?? "";
    await desk.getByRole("link", { name: "お客さまのページへ" }).click();
    await desk.getByRole("link", { name: "ご登録の内容・ログインへの招待" }).click();
    await desk.getByText("ログインはまだありません").waitFor();
    await press(desk, "ログイン用アドレスを作る");
    const address = await desk.locator("code.secret").innerText();
    expect(await violationsInBoth(desk)).toEqual([]);
    const page = await visit(browser, { origin: served.origin, at: new URL(address).pathname });
    await settled(page);
    await register(page, account);
    await page.getByRole("link", { name: "ログインへ" }).click();
    await logIn(page, "hanako.new@example.jp", "engawa to niwa");
    await page.goto("/apply");
    await settled(page);
    const fibre = page.locator("#offer-kattobi-hikari");
    await fibre.check();
    await press(page, "入力へ進む");
    await page.getByText("ファミリー100Mタイプ").waitFor();
  });

  it("cannot use an invitation twice, nor one that nobody made", async () => {
    const page = await visit(browser, {
      origin: served.origin,
      at: "/register/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    });
    await settled(page);
    expect(await page.getByRole("alert").count()).toBe(1);
    expect(await violationsInBoth(page)).toEqual([]);
  });
});

async function fillNewAccount(desk: Page): Promise<void> {
  await desk.getByLabel(/^お名前/).fill("新 花子");
  await desk.getByLabel(/^フリガナ/).fill("あたらし はなこ");
  await desk.getByLabel(/^生年月日/).fill("昭和60年4月1日");
  await desk.getByLabel(/^郵便番号/).fill("105-0001");
  await press(desk, "郵便番号から住所を入れる");
  await desk.getByText("東京都港区虎ノ門 を入れました").waitFor();
}

async function register(page: Page, account: string): Promise<void> {
  expect(account).not.toBe("");
  await page.getByLabel(/^メールアドレス/).fill("hanako.new@example.jp");
  expect(await violationsInBoth(page)).toEqual([]);
  await page.getByLabel(/^パスワード/).fill("short");
  await press(page, "登録する");
  await page
    .getByText(/8文字以上/)
    .first()
    .waitFor();
  await page.getByLabel(/^パスワード/).fill("engawa to niwa");
  await press(page, "登録する");
  await page.getByText("登録が済みました。ログインしてください。").waitFor();
}
