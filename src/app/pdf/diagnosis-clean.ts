/** A sentence may be as long as this, a name on a line of its own as this. */
const LONGEST = 600;
export const LONGEST_NAME = 70;

/**
 * Text that others typed, fit for paper: one line, without letters that show nothing or turn the
 * reading round, cut where it would fill the page.
 */
export function clean(text: string, most: number = LONGEST): string {
  const letters = Array.from(text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim());
  return letters.length > most ? `${letters.slice(0, most).join("")}…` : letters.join("");
}
