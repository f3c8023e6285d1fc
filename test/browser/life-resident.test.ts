import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoServer, demoTown } from "../support/demo-town.ts";
import { openBrowser } from "./browser.ts";
import { loggedIn } from "./logged-in.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { settled } from "./visit.ts";

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

/** A resident of the demo town, whose day is 22 November 2026. */
function asResident(login: string, at: string): Promise<Page> {
  return loggedIn(browser, { origin: served.origin, login, at });
}

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();

/** What stands as the large amount, and each line of the money card. */
async function moneyOf(page: Page) {
  const card = page.locator(".money");
  await card.waitFor();
  const lines = await card.locator(".money-lines > li").allInnerTexts();
  return {
    large: await card.locator(".big").innerText(),
    lines: lines.map((line) => line.split("\n").map((part) => part.trim())),
  };
}

describe("applying", () => {
  it("says at once why not, and what would help: fibre beside it, another way to pay", async () => {
    const page = await asResident("ichiro", "/apply");
    const callOut = page.locator("li.offer", { hasText: "いつでもかけつけ365" });
    expect(await callOut.innerText()).toContain("このままではお申し込みいただけません");
    expect(await callOut.locator(".chip").allInnerTexts()).toContain(
      "KK-07 月額料金とインターネット契約の前提",
    );
    await callOut.getByRole("button", { name: "かっとび光と一緒に申し込む" }).click();
    await press(page, "入力へ進む");
    const check = page.locator("#kaketsuke365-check");
    await page.getByText("ファミリー1Gタイプ").click();
    await check.getByText("お申し込み窓口で使えるお支払い方法").waitFor();
    await page.getByLabel("クレジットカード").check();
    await check.getByText("この内容でお申し込みいただけます").waitFor();
  });

  it("leads to each mistake and loses nothing on a mistake or a reload", async () => {
    const page = await asResident("miwa", "/apply");
    await page.locator("#offer-kattobi-hikari").check();
    await press(page, "入力へ進む");
    await page.getByLabel("メール名").fill("engawa-miwa");
    await press(page, "お金と説明を確かめる");
    const summary = page.getByRole("alert");
    expect(await summary.innerText()).toContain("2か所を確かめてください");
    expect(await page.evaluate("document.activeElement?.className")).toContain("summary");
    await summary.getByRole("link", { name: "かっとび光 プラン" }).click();
    expect(await page.evaluate("document.activeElement?.value")).toBe("family-1g");
    await page.reload();
    await settled(page);
    expect(await page.getByLabel("メール名").inputValue()).toBe("engawa-miwa");
  });

  it("shows the money and the explanation first, and counts a double tap once", async () => {
    const page = await asResident("miwa", "/apply");
    await page.locator("#offer-kattobi-hikari").check();
    await press(page, "入力へ進む");
    await page.getByText("ファミリー100Mタイプ").click();
    await page.getByLabel("提出します").check();
    await page.getByText("この内容でお申し込みいただけます").waitFor();
    await press(page, "お金と説明を確かめる");
    const { large, lines } = await moneyOf(page);
    expect(large).toBe("5,720円");
    expect(lines).toContainEqual(expect.arrayContaining(["契約事務手数料", "3,300円"]));
    await press(page, "この内容で申し込む");
    expect(await page.getByRole("alert").innerText()).toContain("ご説明をお読みになり");
    await page.getByLabel("契約前のご説明を読みました").check();
    await page.getByRole("button", { name: "この内容で申し込む" }).dblclick();
    await page.getByRole("heading", { name: "お申し込みを受け付けました" }).waitFor();
    const numbers = await page.locator(".applied-number").allInnerTexts();
    expect(numbers).toHaveLength(1);
    await page.goto("/contracts");
    await settled(page);
    expect(await page.getByText("申込み中").count()).toBe(1);
  });

  it("gives the explanation as a document, whose receipt is recorded with a tap", async () => {
    const page = await asResident("miwa", "/documents");
    await page
      .getByRole("link", { name: /契約前説明書面[\s\S]*確認待ち/ })
      .first()
      .click();
    await page.getByRole("article").getByRole("heading", { level: 1 }).waitFor();
    const pdf = await page.getByRole("link", { name: "PDFで開く" }).getAttribute("href");
    const file = await page.request.get(`${served.origin}${pdf ?? ""}`);
    expect(file.headers()["content-type"]).toBe("application/pdf");
    await press(page, "受け取りました");
    await page.getByText("2026年11月22日 に受け取りを記録しました。").waitFor();
    await page.reload();
    await page.getByText("2026年11月22日 に受け取りを記録しました。").waitFor();
  });
});

describe("a document that starts days", () => {
  it("says which, and until when they last", async () => {
    const page = await asResident("keiko", "/contracts/E10001-fibre");
    await page.getByRole("link", { name: /契約内容[\s\S]*受け取り済み/ }).click();
    await page.getByText("解除できる最終日：2024年9月29日").waitFor();
  });
});

describe("cancelling", () => {
  it("asks one question a screen, those before supply stops too, and forgets none", async () => {
    const page = await asResident("keiko", "/contracts/E10001-power/leave");
    await page.getByText("5問中 1問め").waitFor();
    await page.getByLabel("日を自分で決める").check();
    await page.getByLabel("最終利用希望日").fill("Ｒ９．１１．３０");
    await page.getByText("2027年11月30日（火）・令和9年11月30日").waitFor();
    await press(page, "次へ");
    await press(page, "次へ");
    expect(await page.getByRole("group").innerText()).toContain("凍結するおそれのある地域");
    await press(page, "次へ");
    expect(await page.getByRole("alert").innerText()).toContain("どれかを選んでください。");
    await page.goBack();
    await page.goBack();
    expect(await page.getByLabel("最終利用希望日").inputValue()).toBe("Ｒ９．１１．３０");
  });

  it("shows what it costs, what ends with it and the last day before yes", async () => {
    const page = await asResident("keiko", "/contracts/E10001-fibre/leave");
    await page.getByLabel(/^できるだけ早く、2026年12月31日/).check();
    await press(page, "お金を確かめる");
    const { large, lines } = await moneyOf(page);
    expect(large).toBe("2,000円");
    expect(lines.at(0)?.slice(0, 2)).toEqual(["解約工事費", "2,000円"]);
    expect(lines.at(-1)).toEqual(["毎月の合計", "−7,755円"]);
    expect(await page.locator(".effective .day").innerText()).toBe("2026年12月31日（木）");
    const ends = await page.locator(".follow b").allInnerTexts();
    expect(ends.map((text) => text.slice(0, 9))).toEqual([
      "いつでもかけつけ3",
      "エコレポ ホームも",
    ]);
    const [yes, no] = await Promise.all(
      ["この内容で解約する", "解約しないで戻る"].map((name) =>
        page.getByRole("button", { name }).boundingBox(),
      ),
    );
    expect([yes?.width, yes?.height]).toEqual([no?.width, no?.height]);
  });

  it("is done, says what follows, and can be taken back as long as the service runs", async () => {
    const page = await asResident("keiko", "/contracts/E10001-fibre/leave");
    await page.getByLabel(/^できるだけ早く、2026年12月31日/).check();
    await press(page, "お金を確かめる");
    await page.getByRole("button", { name: "この内容で解約する" }).dblclick();
    await page.getByRole("heading", { name: "解約のお申し出を受け付けました" }).waitFor();
    await page.getByText("2026年12月31日まで、これまでどおりご利用いただけます。").waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "解約のお申し出を受け付けました" }).waitFor();
    await page.getByRole("link", { name: "この解約を取り消す" }).click();
    await press(page, "手続きする");
    await page.getByRole("heading", { name: "お手続きを受け付けました" }).waitFor();
    await page.goto("/contracts/E10001-fibre");
    await page.getByRole("link", { name: /^解約する/ }).waitFor();
  });

  it("tells of two that act at once only one that nothing was done", async () => {
    const at = "/contracts/E10002-fibre/object-to-renewal";
    const [first, second] = [await asResident("seiichiro", at), await asResident("seiichiro", at)];
    await second.getByRole("button", { name: "手続きする" }).waitFor();
    await press(first, "手続きする");
    await first.getByRole("heading", { name: "お手続きを受け付けました" }).waitFor();
    await press(second, "手続きする");
    await second.getByText("契約の状態が変わりました").waitFor();
  });
});

describe("the calendar of deadlines", () => {
  it("shows a month and the same as a list, each day with its clause and its action", async () => {
    const page = await asResident("keiko", "/calendar?contract=E10001-fibre");
    const day = page.getByRole("button", { name: /^12月21日（月） 1件/ });
    await day.click();
    expect(await day.getAttribute("aria-pressed")).toBe("true");
    const row = page.locator(".due");
    expect(await row.count()).toBe(1);
    expect(await row.innerText()).toMatch(/2026年12月21日（月）[\s\S]*あと29日/);
    expect(await row.locator(".chip").allInnerTexts()).toEqual(["IT-11 月末解約と10日前の通知"]);
    await row.getByRole("link", { name: "手続きを見る" }).click();
    await page.getByRole("heading", { level: 1, name: "解約する" }).waitFor();
  });

  it("gives a secret address for a calendar app, and another ends the one before", async () => {
    const page = await asResident("keiko", "/calendar");
    await press(page, "購読アドレスを作る");
    const first = await page.getByLabel("購読アドレス", { exact: true }).inputValue();
    await press(page, "新しいアドレスに作り替える");
    await expect
      .poll(() => page.getByLabel("購読アドレス", { exact: true }).inputValue())
      .not.toBe(first);
    const second = await page.getByLabel("購読アドレス", { exact: true }).inputValue();
    const feed = await page.request.get(new URL(second, served.origin).pathname);
    expect(await feed.text()).toContain("BEGIN:VCALENDAR");
    expect((await page.request.get(new URL(first, served.origin).pathname)).status()).toBe(404);
  });
});

describe("notices", () => {
  it("are counted in the frame until they are read", async () => {
    const page = await asResident("miwa", "/");
    const bell = page.getByRole("link", { name: /^お知らせ（未読\d+件）/ });
    const before = (await bell.getAttribute("title")) ?? "";
    await bell.click();
    await page.getByRole("button", { name: "既読にする" }).first().click();
    await expect.poll(() => page.locator(".bell").getAttribute("title")).not.toBe(before);
  });
});
