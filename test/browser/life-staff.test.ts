import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoServer, demoTown } from "../support/demo-town.ts";
import { openBrowser } from "./browser.ts";
import { atDesk, goTo } from "./desk.ts";
import { builtPortal } from "./portal-build.ts";
import { type Served, serveApp } from "./serve.ts";

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

function desk(at: string, login?: string): Promise<Page> {
  const { origin } = served;
  return atDesk(browser, login === undefined ? { origin, at } : { origin, at, login });
}

/** Opens the actions of a contract, and one of them. */
async function openAction(page: Page, contract: string, action: string): Promise<Locator> {
  await page.locator(`.contract-chips button[title^="${contract} "]`).click();
  await page.getByRole("button", { name: action }).click();
  const panel = page.getByRole("dialog");
  await panel.waitFor();
  return panel;
}

/** The item of a queue that names this contract, chosen. */
async function chooseItem(page: Page, person: string, about: string): Promise<Locator> {
  const row = page.locator(".work-list button", { hasText: person }).filter({ hasText: about });
  await row.first().click();
  return page.getByRole("region", { name: "判断" });
}

async function shot(page: Page, name: string): Promise<void> {
  if (process.env["SHOTS"])
    await page.screenshot({ path: `${process.env["SHOTS"]}/${name}.png`, fullPage: true });
}

describe("an application", () => {
  it("is entered for a customer by telephone", async () => {
    const page = await desk("/accounts/E10003/apply");
    await page.getByText("電話", { exact: true }).click();
    const offer = page.getByRole("listitem").filter({ hasText: "かっとび光" }).first();
    await offer.getByRole("checkbox").check();
    await page.getByRole("button", { name: "入力へ進む" }).click();
    await page.getByText("ファミリー1Gタイプ").first().click();
    await page.getByText("提出します").click();
    await shot(page, "apply-form");
    await page.getByRole("button", { name: "お金と説明を確かめる" }).click();
    await page.getByText("説明を読みました").first().click();
    await shot(page, "apply-confirm");
    await page.getByRole("button", { name: "申し込む" }).click();
    await page.getByText("お申し込みを受け付けました").waitFor();
  });

  it("is accepted from the inbox by the keyboard, and the next one stands there", async () => {
    const page = await desk("/work/applications");
    const before = await page.locator(".work-list button").count();
    await chooseItem(page, "山﨑 美和", "ひかり");
    await page.getByText("条件をすべて満たしています").waitFor();
    await page.getByText("登録できます").waitFor();
    await shot(page, "inbox");
    await page.locator(".work-list [aria-current]").press("Enter");
    await page.keyboard.press("Enter");
    await page.getByText("「承諾する」を登録しました。").waitFor();
    await page
      .locator(".work-list button")
      .nth(before - 1)
      .waitFor({ state: "detached" });
    expect(await page.locator(".work-list").innerText()).not.toContain("山﨑 美和");
  });

  it("goes on to work: ordered for a day, then done, and the service starts", async () => {
    const page = await desk("/work/starts");
    const start = await chooseItem(page, "山﨑 美和", "ひかり");
    await start.getByRole("button", { name: "工事を手配する" }).first().click();
    await shot(page, "order-work");
    await start.getByText("新規開通工事").click();
    await start.getByLabel(/予定日/).fill("2026-12-04");
    await start.getByText("登録できます").waitFor();
    await start.getByRole("button", { name: "工事を手配する" }).last().click();
    await page.getByText("「工事を手配する」を登録しました。").waitFor();
    await goTo(page, "/work/works");
    const work = await chooseItem(page, "山﨑 美和", "ひかり");
    expect(await work.innerText()).toContain("予定日 12月4日");
    await shot(page, "works");
    await work.getByText("登録できます").waitFor();
    await work.getByRole("button", { name: "工事の完了を記録する" }).last().click();
    await page.getByText("「工事の完了を記録する」を登録しました。").waitFor();
  });
});

describe("a suspension", () => {
  it("asks for the notice first, records it, and then suspends", async () => {
    const page = await desk("/accounts/E10001");
    await shot(page, "account");
    const panel = await openAction(page, "E10001-home", "提供を停止する");
    await panel.getByText("その他の規約違反").click();
    await panel.getByText("停止の前の通知（催告）がありません").waitFor();
    expect(await panel.locator(".route-steps li").allInnerTexts()).toEqual([
      expect.stringMatching(/停止の予告を伝える[^]*次にすること/),
      expect.stringMatching(/停止する[^]*まだです/),
    ]);
    await shot(page, "suspend");
    await panel.getByRole("button", { name: "予告を記録する" }).click();
    await panel.getByRole("button", { name: "通知・催告を記録する" }).click();
    await panel.getByText("登録できます").waitFor();
    await panel.getByRole("button", { name: "提供を停止する" }).click();
    await page.getByText("「提供を停止する」を登録しました。").waitFor();
  });
});

describe("an entry for an earlier day", () => {
  it("shows the months that it corrects, and asks a second person", async () => {
    const page = await desk("/accounts/E10001");
    const panel = await openAction(page, "E10001-fibre", "オプションを解約する");
    await panel.getByText("ノートン").click();
    await panel.getByRole("button", { name: "さかのぼって登録する" }).click();
    await panel.getByLabel(/いつの日付/).fill("令和8年8月10日");
    await panel.getByLabel(/さかのぼる理由/).fill("電話の申し出が登録されていなかったため");
    const corrections = panel.locator("section", { hasText: "請求済みの月の訂正" }).first();
    await corrections.waitFor();
    await shot(page, "late");
    expect(await corrections.locator("li").allInnerTexts()).toEqual([
      expect.stringMatching(/2026年9月[^]*−627/),
      expect.stringMatching(/2026年10月[^]*−627/),
      expect.stringMatching(/訂正の合計[^]*−1,254/),
    ]);
    await panel.getByRole("button", { name: "承認を依頼する" }).click();
    await page.getByText("「オプションを解約する」の承認を依頼しました。").waitFor();
  });

  it("is not decided by who asked, but by a colleague", async () => {
    const asker = await desk("/work/approvals");
    const own = await chooseItem(asker, "", "オプションを解約する");
    await own.getByText("ご自身の依頼は、ほかの担当者が判断します。").waitFor();
    expect(await own.getByRole("button", { name: "承認する" }).count()).toBe(0);
    const colleague = await desk("/work/approvals", "billing");
    const decision = await chooseItem(colleague, "", "オプションを解約する");
    await decision.getByText("電話の申し出が登録されていなかったため").waitFor();
    await shot(colleague, "approvals");
    await decision.getByRole("button", { name: "承認する" }).click();
    await colleague.getByText("承認し、登録しました。").waitFor();
  });
});

describe("an event", () => {
  it("opens from the timeline's table into its state, deadlines and bill lines", async () => {
    const page = await desk("/accounts/E10001");
    await page.getByRole("button", { name: "表で見る" }).first().click();
    await page.getByRole("button", { name: "新規開通工事費の影響を見る" }).click();
    const panel = page.getByRole("dialog");
    await panel.getByText("これによる請求の行").waitFor();
    await shot(page, "event");
    expect(await panel.locator(".sums li").allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/2024年11月[^]*新規開通工事費[^]*22,000/)]),
    );
  });
});

describe("two who act on one contract", () => {
  it("are told who was later, kindly, and nothing typed is lost", async () => {
    const [first, second] = [await desk("/accounts/E10001"), await desk("/accounts/E10001")];
    const typed = "12-3456";
    const panels = await Promise.all(
      [first, second].map(async (page) => {
        const panel = await openAction(page, "E10001-home", "機器の貸し出しを記録する");
        await panel.getByRole("radio").first().check();
        await panel.getByLabel(/シリアル番号/).fill(typed);
        await panel.getByText("登録できます").waitFor();
        return panel;
      }),
    );
    const yes = { name: "機器の貸し出しを記録する" };
    await panels[0]?.getByRole("button", yes).click();
    await first.getByText("「機器の貸し出しを記録する」を登録しました。").waitFor();
    await panels[1]?.getByRole("button", yes).click();
    await second.getByText("見ているあいだに、ほかの担当者がこの契約を変更しました。").waitFor();
    await shot(second, "conflict");
    await second.getByRole("button", { name: "新しい内容で見直す" }).click();
    expect(await panels[1]?.getByLabel(/シリアル番号/).inputValue()).toBe(typed);
  });
});

describe("an announcement", () => {
  it("says the earliest day at once, and is told to as many as it said", async () => {
    const page = await desk("/announcements");
    await page.getByText("かっとび光：料金等の改定").click();
    await page.getByLabel(/実施日/).fill("2026-12-01");
    await page.getByText("この適用日には告知が間に合いません。").waitFor();
    await page
      .getByText(/いちばん早い/)
      .first()
      .waitFor();
    await page.getByLabel(/実施日/).fill("2027-01-01");
    const told = page.locator(".weighed.yes", { hasText: "人に知らせます。" });
    const said = await told.innerText();
    await shot(page, "announce");
    await page.getByLabel(/見出し（日本語）/).fill("料金改定のお知らせ");
    await page.getByLabel(/本文（日本語）/).fill("2027年1月1日から料金を改定します。");
    await page.getByRole("button", { name: "知らせる" }).click();
    await page.getByText(/人に知らせました。/).waitFor();
    const count = /(\d+)人/.exec(said)?.[1] ?? "none";
    expect(await page.locator(".told-note").innerText()).toContain(`${count}人に知らせました`);
    await page.getByText("料金改定のお知らせ").waitFor();
  });
});

describe("the business day", () => {
  it("is moved by whoever may, after a plain warning, and only seen by others", async () => {
    const other = await desk("/");
    expect(await other.getByRole("button", { name: /業務日/ }).count()).toBe(0);
    const page = await desk("/", "admin");
    await page.getByRole("button", { name: "業務日 2026-11-22" }).click();
    const panel = page.getByRole("dialog");
    await panel.getByText("前の日には戻せません。").waitFor();
    await panel.getByLabel(/進める先の日/).fill("2026-11-24");
    await panel.getByText("2日分を過ごします。").waitFor();
    await shot(page, "clock");
    await panel.getByRole("button", { name: "2026年11月24日 まで進める" }).click();
    await page.getByText("業務日は 2026年11月24日 になりました。").waitFor();
    await page.getByRole("button", { name: "業務日 2026-11-24" }).waitFor();
  });
});
