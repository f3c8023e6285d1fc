import type { Browser, Page } from "playwright-core";
import { settled, visit } from "./visit.ts";

/** A member of the operator's staff at a wide screen, logged in at the page asked for. */
export async function atDesk(
  browser: Browser,
  { origin, at = "/", login = "desk@example.jp" }: { origin: string; at?: string; login?: string },
): Promise<Page> {
  const page = await visit(browser, { origin, at, width: 1280 });
  await page.getByLabel("ログインID").fill(login);
  await page.getByLabel("パスワード", { exact: true }).fill("engawa-demo");
  await page.getByRole("button", { name: "ログイン", exact: true }).click();
  await page.getByRole("navigation", { name: "しごと" }).waitFor();
  await settled(page);
  return page;
}

/** To another page of the desk. */
export async function goTo(page: Page, at: string): Promise<void> {
  await page.goto(at);
  await page.getByRole("navigation", { name: "しごと" }).waitFor();
  await settled(page);
}
