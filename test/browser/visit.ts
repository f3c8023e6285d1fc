import type { Browser, Page } from "playwright-core";

export interface Visit {
  readonly origin: string;
  readonly at?: string;
  /** Login of the fixture, or the cookie of a real session; null is nobody. */
  readonly session?: string | null;
  readonly width?: number;
  readonly language?: "ja" | "en";
  readonly scheme?: "light" | "dark";
}

/** A page in a browser of its own, as one person on one device would have it. */
export async function visit(browser: Browser, asked: Visit): Promise<Page> {
  const { origin, at = "/", session = null, width = 390, language, scheme = "light" } = asked;
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height: 844 },
    colorScheme: scheme,
    reducedMotion: "reduce",
  });
  if (language !== undefined) {
    await context.addInitScript(`localStorage.setItem("engawa.language", "${language}")`);
  }
  if (session !== null) {
    await context.addCookies([{ name: "engawa", value: session, url: origin }]);
  }
  const page = await context.newPage();
  // No page may keep a test waiting longer than this: a selector that never comes should fail.
  page.setDefaultTimeout(10_000);
  await page.goto(at);
  await settled(page);
  return page;
}

/** Until everything that was asked for is there: no grey shapes left. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1, [role=alert], input, .state").first().waitFor();
  await page.locator(".bones").first().waitFor({ state: "detached" });
}

/**
 * Looks at page after page as the same few people: who was here before comes back to the browser
 * that has loaded the portal, with its storage emptied. Pages stand one at a time for each person.
 */
export function tour(): (browser: Browser, asked: Visit) => Promise<Page> {
  const pages = new Map<string, Page>();
  return async (browser, asked) => {
    const who = asked.session ?? "";
    const before = pages.get(who);
    const page = before ?? (await visit(browser, asked));
    pages.set(who, page);
    if (before !== undefined) await comeBack(page, asked);
    return page;
  };
}

async function comeBack(page: Page, { at = "/", width = 390 }: Visit): Promise<void> {
  await page.evaluate("localStorage.clear(); sessionStorage.clear()");
  await page.setViewportSize({ width, height: 844 });
  await page.goto(at);
  await settled(page);
}

/** The page as it stands, in English: by its own button, wherever that is. */
export async function inEnglish(page: Page): Promise<void> {
  await page.evaluate(`document.querySelector("button.tool[lang=en]").click()`);
  await page.locator("html[lang=en]").waitFor();
  await settled(page);
}
