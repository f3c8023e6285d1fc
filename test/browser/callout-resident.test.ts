import { crc32, deflateSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sideways, violationsInBoth } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { draw } from "./draw.ts";
import { fixtureApp } from "./fixture/app.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { smallTargets, unfold } from "./thumb.ts";
import { inEnglish, tour, visit } from "./visit.ts";

const PAGES = [
  ["a storm, and calls under way", "many", "/trouble"],
  ["the danger script", "resident", "/trouble/new?at=danger-gas-smell"],
  ["somebody is on the way", "resident", "/trouble/K-2026-00043"],
  ["a quote waits", "resident", "/trouble/K-2026-00044"],
  ["a price is asked", "resident", "/trouble/K-2026-00045"],
  ["the report is there", "resident", "/trouble/K-2026-00031"],
  ["help without a login", null, "/help"],
  ["a call behind a secret address", null, "/help/T0ken-of-a-call-for-help"],
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

function button(page: Page, name: string | RegExp) {
  return page.getByRole("button", { name });
}

describe.each(PAGES)("%s", (_name, session, at) => {
  it("fits in both languages, is open to all and to a thumb", async () => {
    const page = await look(browser, { origin: served.origin, at, session });
    await unfold(page);
    expect(await sideways(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
    await inEnglish(page);
    await unfold(page);
    expect(await sideways(page)).toEqual([]);
  });
});

/** From the tab to the details of a leaking roof, which has a price: four presses. */
async function toDetails(page: Page): Promise<void> {
  await page.getByRole("link", { name: "助けを呼ぶ" }).click();
  await button(page, "どれも当てはまりません").click();
  await button(page, "水まわり").click();
  await button(page, /雨漏り/).click();
}

describe("calling for help", () => {
  it("takes six presses, tells the price before the last, and every step can be used", async () => {
    const page = await look(browser, {
      origin: served.origin,
      at: "/trouble",
      session: "resident",
    });
    await toDetails(page);
    expect(await sideways(page, [320])).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
    await button(page, "内容と料金を確かめる").click();
    await page.getByText("訪問の料金 11,000円（税込）").waitFor();
    expect(await page.locator(".decision .chip").allTextContents()).toContain("KK-03");
    expect(await violationsInBoth(page)).toEqual([]);
    const sent = page.waitForRequest(
      (each) => each.method() === "POST" && each.url().endsWith("/api/callout"),
    );
    await button(page, "11,000円を承知して呼ぶ").click();
    expect((await sent).postDataJSON()).toEqual({
      family: "water",
      trouble: "roof-leak",
      facts: {},
      words: "",
      dangers: {
        fire: "no",
        "gas-smell": "no",
        "locked-in-child": "no",
        sparks: "no",
        "water-at-wiring": "no",
      },
      asker: { name: "佐藤 恵子", phone: "048-123-4567", email: "", relation: "contractor" },
      photos: [],
    });
    await page.getByText("受付番号 K-2026-00045").waitFor();
  });

  it("keeps what was said over a reload, and sends a large picture small", async () => {
    const page = await look(browser, {
      origin: served.origin,
      at: "/trouble",
      session: "resident",
    });
    await toDetails(page);
    await page.getByLabel("くわしい様子").fill("天井から水が落ちます");
    const sent = page.waitForResponse((each) => each.url().endsWith("/api/callout/photos"));
    await page.setInputFiles("input[type=file]", {
      name: "large.png",
      mimeType: "image/png",
      buffer: greyPng(6000, 4000),
    });
    const kept = (await (await sent).json()) as { width: number; height: number; bytes: number };
    expect(kept).toMatchObject({ width: 1600, height: 1066 });
    expect(kept.bytes).toBeLessThan(400_000);
    await page.locator(".photo-row img").waitFor();
    await page.reload();
    await page.locator(".photo-row img").waitFor();
    expect(await page.getByLabel("くわしい様子").inputValue()).toBe("天井から水が落ちます");
  });

  it("asks about danger again where a step is opened by its address", async () => {
    const at = "/trouble/new?at=check";
    const page = await look(browser, { origin: served.origin, at, session: "resident" });
    await page.getByRole("heading", { name: "いま、危ないことはありませんか" }).waitFor();
  });

  it("stops at a danger: script, line, and that it was called is taken down", async () => {
    const at = "/trouble/new";
    const page = await look(browser, { origin: served.origin, at, session: "resident" });
    await button(page, "ガスのにおいがしますか はい").click();
    const line = page.getByRole("link", { name: "ガス会社 緊急窓口に電話する 0120-000-111" });
    expect(await line.getAttribute("href")).toBe("tel:0120000111");
    await button(page, "通報した").click();
    await page.getByText("受付番号 K-2026-00046 で記録しました。").waitFor();
    expect(await button(page, /呼ぶ/).count()).toBe(0);
  });
});

describe("following a call", () => {
  it("signs a quote with a finger, after the tick that it was read", async () => {
    const at = "/trouble/K-2026-00044";
    const page = await look(browser, { origin: served.origin, at, session: "resident" });
    await button(page, "20,900円で頼む").click();
    await page.getByText("署名するか、お名前を入力してください。").waitFor();
    await draw(page);
    await page.getByLabel("内容と金額を確かめ").check();
    const sent = page.waitForRequest(/\/quotes\//);
    await button(page, "20,900円で頼む").click();
    const body = (await sent).postDataJSON() as { name: string; strokes: number[][] };
    expect(body).toMatchObject({ accept: true, hash: "a".repeat(64), name: "" });
    expect(body.strokes.map(([x, y]) => [x, y])).toEqual([[100, 500]]);
    expect(body.strokes[0]?.length).toBeGreaterThan(5);
    await page.getByText("署名済み").waitFor();
  });

  it("signs with the keyboard alone: the typed name stands for the signature", async () => {
    const at = "/trouble/K-2026-00044";
    const page = await look(browser, { origin: served.origin, at, session: "resident" });
    await button(page, "署名の代わりに、お名前を入力する").press("Enter");
    await page.getByRole("textbox", { name: /^お名前/ }).pressSequentially("佐藤 恵子");
    await page.getByLabel("内容と金額を確かめ").press("Space");
    await button(page, "20,900円で頼む").press("Enter");
    await page.getByText(/佐藤 恵子さんが署名/).waitFor();
  });

  it("says what cancelling costs before it is done", async () => {
    const at = "/trouble/K-2026-00043";
    const page = await look(browser, { origin: served.origin, at, session: "resident" });
    const portrait = page.getByAltText("高橋 健太の写真");
    await portrait.evaluate((picture) => (picture as HTMLImageElement).decode());
    await button(page, "お呼び出しを取り消す").click();
    await page.getByText("取り消しの料金は3,300円です。").waitFor();
    const sent = page.waitForRequest(/\/cancel$/);
    await button(page, "取り消す").click();
    expect((await sent).postDataJSON()).toEqual({ reason: "" });
  });

  it("stands first on the first page", async () => {
    const page = await look(browser, { origin: served.origin, at: "/", session: "many" });
    const first = page.locator(".columns > :last-child > .section").first();
    await first.getByText("進んでいるお呼び出し").waitFor();
    await first.getByRole("link", { name: "台所の蛇口から水漏れする" }).last().click();
    await page.getByText("受付番号 K-2026-00044").waitFor();
  });
});

describe("without a login", () => {
  it("is reached from the login, asks who and where, and proves it by mail", async () => {
    const page = await look(browser, { origin: served.origin, at: "/bills", session: null });
    await page.getByRole("link", { name: "困ったとき・助けを呼ぶ" }).click();
    await button(page, "この画面から呼ぶ").click();
    await button(page, "どれも当てはまりません").click();
    await button(page, "カギ").click();
    await button(page, /カギを失くして/).click();
    await button(page, "内容と料金を確かめる").click();
    expect(await page.locator(".summary li").count()).toBe(6);
    expect(await violationsInBoth(page)).toEqual([]);
    await page.getByRole("radio", { name: "ない" }).check();
    await page.getByLabel("お名前").fill("佐藤 恵子");
    await page.getByLabel("電話番号").fill("090-1234-5678");
    await page.getByLabel("郵便番号").fill("332-0012");
    await page.getByLabel("住所").fill("埼玉県川口市本町4-1-8");
    await page.getByLabel("メールアドレス").fill("keiko@example.jp");
    await button(page, "内容と料金を確かめる").click();
    await page.getByText("承知していただくまで訪問員は伺いません").waitFor();
    await button(page, "メールで番号を受け取る").click();
    await page.getByLabel("メールに届いた6桁の番号").fill("１２３ ４５６");
    const sent = page.waitForRequest(/\/api\/help\/calls$/);
    await button(page, "助けを呼ぶ").click();
    expect((await sent).postDataJSON()).toMatchObject({
      code: "123456",
      call: { facts: { spare: "no" }, address: "埼玉県川口市本町4-1-8" },
    });
    await page.getByText("受付番号 K-2026-00043").waitFor();
    expect(new URL(page.url()).pathname).toBe("/help/T0ken-of-a-call-for-help");
    await page.getByText("このページのアドレス（URL）は").waitFor();
  });

  it("keeps the number for when the server does not answer", async () => {
    const page = await visit(browser, { origin: served.origin, at: "/help" });
    await page.getByRole("link", { name: "電話 0120-000-365" }).waitFor();
    await page.route("**/api/**", (route) => route.abort());
    await page.reload();
    const phone = page.getByRole("link", { name: "電話 0120-000-365" });
    expect(await phone.getAttribute("href")).toBe("tel:0120000365");
    await page.getByText("前に読み込んだ番号です。").waitFor();
    await page.getByRole("link", { name: "火事・救急 119" }).waitFor();
    await page.goto("/");
    await page.getByRole("link", { name: "困ったとき・助けを呼ぶ" }).waitFor();
    await page.context().close();
  });
});

function greyPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const points = deflateSync(Buffer.alloc((width + 1) * height), { level: 1 });
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    ...[["IHDR", head] as const, ["IDAT", points] as const, ["IEND", Buffer.alloc(0)] as const].map(
      ([name, bytes]) => chunk(name, bytes),
    ),
  ]);
}

function chunk(name: string, bytes: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), bytes]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
