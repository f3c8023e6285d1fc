import type { Page } from "playwright-core";

/** Opens what is closed and can be seen, and tells how much that was once it is drawn. */
const OPEN_ALL = `(async () => {
  document.querySelectorAll("details").forEach((each) => { each.open = true });
  const closed = [...document.querySelectorAll('[aria-expanded="false"]:not([role])')]
    .filter((each) => each.checkVisibility());
  closed.forEach((each) => each.click());
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  return closed.length;
})()`;

/** Everything that can be unfolded is: what unfolding brings too. */
export async function unfold(page: Page): Promise<void> {
  while (Number(await page.evaluate(OPEN_ALL)) > 0);
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
