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

/** To another page without loading the portal anew: what the desk typed and saw stays. */
export async function goTo(page: Page, at: string): Promise<void> {
  await page.goto(at);
  await page.getByRole("navigation", { name: "しごと" }).waitFor();
  await settled(page);
}

/** Write to the server as this page's session would. */
export async function send(page: Page, path: string, body: unknown): Promise<unknown> {
  const origin = new URL(page.url()).origin;
  const key = `test-${path.length}-${JSON.stringify(body).length}-${path.slice(-30)}`;
  const answer = await page.request.post(`${origin}${path}`, {
    data: body,
    headers: { Origin: origin, "Idempotency-Key": key.replaceAll(/[^\w-]/g, "-") },
  });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}
