import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What only the colours of a page decide. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** What axe finds on the page as it stands, by all its rules or some; one line each. */
export async function violations(
  page: Page,
  rules: readonly string[] | null = null,
): Promise<readonly string[]> {
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe);
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
  const found = (await page.evaluate(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )) as readonly Violation[];
  return found.map(({ id, impact, nodes }) => `${impact}: ${id}: ${nodes[0]?.html ?? ""}`);
}

/** All rules in light; in dark, where nothing but colours is another, those about colours. */
export async function violationsInBoth(page: Page): Promise<readonly string[]> {
  const light = await violations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violations(page, OF_COLOURS);
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark.map((line) => `dark: ${line}`)];
}

/** Widths at which the page is wider than the screen, and by how much. */
export async function sideways(
  page: Page,
  widths: readonly number[] = [320, 390, 1280],
): Promise<readonly string[]> {
  const wide: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    const over = Number(await page.evaluate("document.documentElement.scrollWidth - innerWidth"));
    if (over > 0) wide.push(`${width} px: ${over} px too wide`);
  }
  return wide;
}
