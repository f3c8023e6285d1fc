import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sideways, violationsInBoth } from "./axe.ts";
import { openBrowser } from "./browser.ts";
import { fixtureApp } from "./fixture/app.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";
import { unfold } from "./thumb.ts";
import { inEnglish, tour, visit } from "./visit.ts";

const PAGES = [
  ["points", "resident", "/points"],
  ["no points", "empty", "/points"],
  ["an event that is over", "resident", "/points/events/1"],
  ["an event ahead", "resident", "/points/events/2"],
  ["the operator's events", "staff", "/point-events"],
  ["an event at the desk", "staff", "/point-events/1"],
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

describe.each(PAGES)("%s", (_name, session, at) => {
  it("fits in both languages, and is open to all", async () => {
    const page = await look(browser, { origin: served.origin, at, session });
    await unfold(page);
    expect(await sideways(page)).toEqual([]);
    expect(await violationsInBoth(page)).toEqual([]);
    await inEnglish(page);
    await unfold(page);
    expect(await sideways(page)).toEqual([]);
  });
});

describe("using points", () => {
  it("says that it is final and what may be lost before the yes (MM-15)", async () => {
    const page = await visit(browser, {
      origin: served.origin,
      at: "/points",
      session: "resident",
    });
    await page.getByRole("button", { name: "確認へ" }).click();
    const asked = page.getByRole("group", {
      name: "100ポイントを2026年12月分の電気料金に使います",
    });
    expect(await asked.innerText()).toContain("お申し込みは取り消せません");
    expect(await asked.innerText()).toContain("直近の電気料金は8,430円でした");
    await page.getByRole("button", { name: "取り消せないことを確認して申し込む" }).click();
    await page.getByText("お申し込みを受け付けました。").waitFor();
    expect(await page.locator(".big").innerText()).toContain("30");
    await page.context().close();
  });
});

describe("an event", () => {
  it("can be left, and taken part in again", async () => {
    const at = "/points/events/2";
    const page = await visit(browser, { origin: served.origin, at, session: "resident" });
    await page.getByRole("button", { name: "参加をやめる" }).click();
    await page.getByText("このイベントには参加していません。").waitFor();
    await page.getByRole("button", { name: "参加する" }).click();
    await page.getByRole("button", { name: "参加をやめる" }).waitFor();
    await page.context().close();
  });

  it("is announced once whom it reaches was said", async () => {
    const at = "/point-events";
    const page = await visit(browser, { origin: served.origin, at, session: "staff", width: 1280 });
    await page.getByText("40世帯に知らせます。").waitFor();
    await page.getByRole("button", { name: "告知する" }).click();
    await page.getByText("入力してください。").waitFor();
    await page.getByLabel("題名（日本語）").fill("夕方の節電");
    await page.getByRole("button", { name: "告知する" }).click();
    await page.getByText("全世帯の合計").waitFor();
    await page.context().close();
  });
});
