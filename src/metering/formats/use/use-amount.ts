import { halfWidth } from "../../../kernel/typed/width.ts";
import { readQuantity, type Scale, SCALES } from "../quantity.ts";
import type { UseUnit } from "./use-file.ts";

/** The file says that there is no value, or nothing. */
export const MISSING = Number.NaN;
/** What stands there is no amount. */
export const INVALID = Number.POSITIVE_INFINITY;

/** A value in W over half an hour is half as many Wh. */
export const USE_SCALES: Readonly<Record<UseUnit, Scale>> = {
  ...SCALES,
  W: { decimals: 6, quanta: 1, largest: 1_000_000_000 },
};

const NO_VALUE = /^(?:[-–—―ー－*＊.]+|n\/?a|nan|null|欠測|なし)?$/i;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const EXPONENT = /^\d+(?:\.\d+)?e[+-]?\d+$/i;
const scratch = new Uint8Array(64);

/**
 * Signed quanta (half a millionth of a Wh) of a half-hour, by the importer's own exact reading;
 * besides it takes signs, grouped thousands, exponents and full width: `"1,234.5"`, `−0.2`,
 * `"8.0E-4"`, `０．５`.
 */
export function amountOf(text: string, scale: Scale): number {
  const found = plainAmount(text, scale);
  return found >= 0 ? found : looseAmount(text, scale);
}

function plainAmount(text: string, scale: Scale): number {
  const { length } = text;
  if (length === 0 || length > scratch.length) return -1;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return -1;
    scratch[at] = code;
  }
  return readQuantity(scratch, 0, length, scale);
}

function looseAmount(text: string, scale: Scale): number {
  const plain = halfWidth(text)
    .trim()
    .replace(/^[−‐–▲△]/, "-");
  if (NO_VALUE.test(plain)) return MISSING;
  const magnitude = plain.replace(/^[-+]/, "");
  const sign = plain.startsWith("-") ? -1 : 1;
  const found = GROUPED.test(magnitude)
    ? plainAmount(magnitude.replaceAll(",", ""), scale)
    : EXPONENT.test(magnitude)
      ? exponentAmount(magnitude, scale)
      : plainAmount(magnitude, scale);
  return found >= 0 ? sign * found : INVALID;
}

/** `8.0E-4` is how spreadsheets save small values; its last bit is far below a quantum. */
function exponentAmount(text: string, { decimals, quanta, largest }: Scale): number {
  const value = Number(text);
  return value > largest ? INVALID : Math.floor(value * 10 ** decimals + 0.5) * quanta;
}
