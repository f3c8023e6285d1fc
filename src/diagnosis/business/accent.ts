/** WCAG 2.2, 1.4.3: text of ordinary size against its ground. */
export const LEAST_CONTRAST = 4.5;

/**
 * Contrast of a colour against white paper (WCAG 2.2, relative luminance of sRGB), from 1 to 21.
 * `#8A5A2B` has 5.9, `#D9A036` 2.3.
 */
export function contrastOnWhite(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(hex.slice(at, at + 2)));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** One channel, `00` to `FF`, as light. */
function linear(channel: string): number {
  const share = Number.parseInt(channel, 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
