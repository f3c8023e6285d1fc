import type { Page } from "playwright-core";

/** Everything that can be unfolded is. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(
    "document.querySelectorAll('details').forEach((each) => { each.open = true })",
  );
  const closed = page.locator('[aria-expanded="false"]:not([role]):visible');
  while ((await closed.count()) > 0) await closed.first().click();
}

/** Buttons, links of lists and controls that are smaller than a thumb needs. */
export async function smallTargets(page: Page): Promise<readonly string[]> {
  return (await page.evaluate(`[...document.querySelectorAll(
    "button, .button, .quiet, .list-row, .tile, .option, .control, .select, .tabs a"
  )].flatMap((each) => {
    const { width, height } = each.getBoundingClientRect();
    const shown = width > 2 && height > 2 && each.checkVisibility();
    return shown && (height < 43.5 || width < 24) ? [each.outerHTML.slice(0, 120)] : [];
  })`)) as readonly string[];
}
