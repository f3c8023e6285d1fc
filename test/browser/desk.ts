import type { Browser, Page } from "playwright-core";
import { loggedIn } from "./logged-in.ts";
import { settled } from "./visit.ts";

/** A member of the operator's staff at a wide screen, logged in at the page asked for. */
export async function atDesk(
  browser: Browser,
  { origin, at = "/", login = "desk" }: { origin: string; at?: string; login?: string },
): Promise<Page> {
  const page = await loggedIn(browser, { origin, at, login, width: 1280 });
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
