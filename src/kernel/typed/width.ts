/** Distance from a full-width letter, digit or sign to the ASCII one: `Ａ` − `A`. */
const FULL_TO_HALF = 0xfee0;

/** Every dash that keyboards and phones write: hyphens, en and em dash, minus, the long mark. */
const DASHES = /[-‐‑‒–—―−ー－ｰ]/g;

/**
 * Full-width letters, digits, signs and the wide space as ASCII; everything else as it was. Not
 * NFKC, which would also turn 﨑 into 崎 and ㈱ into (株): names keep what was typed.
 */
export function halfWidth(text: string): string {
  return text
    .replaceAll(/[！-～]/g, (wide) =>
      String.fromCodePoint((wide.codePointAt(0) ?? 0) - FULL_TO_HALF),
    )
    .replaceAll("\u3000", " ");
}

/** Digits of a number however it was written: full width, any dash, spaces, brackets. */
export function plainDigits(text: string): string {
  return halfWidth(text)
    .replaceAll(DASHES, "")
    .replaceAll(/[\s()]/g, "");
}

/** Whatever dash stands between two digits becomes `-`: `１２ー３` is `12-3`. */
export function foldDashes(text: string): string {
  return halfWidth(text).replaceAll(/(?<=\d)\s*[-‐‑‒–—―−ー－ｰ]\s*(?=\d)/g, "-");
}
