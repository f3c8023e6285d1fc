import type { Page } from "playwright-core";

/** A line across the field of the signature, as a finger draws it. */
export async function draw(page: Page): Promise<void> {
  const field = page.locator(".signature-field");
  await field.scrollIntoViewIfNeeded();
  const box = (await field.boundingBox()) ?? { x: 0, y: 0, width: 1, height: 1 };
  const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;
  await page.mouse.move(...at(0.1005));
  await page.mouse.down();
  await page.mouse.move(...at(0.5), { steps: 4 });
  await page.mouse.up();
}
