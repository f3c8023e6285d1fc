/**
 * The verifier's own arithmetic, written apart from the engine's on purpose: two people who add up
 * the same bill must not share a calculator. Always in lowest terms, denominator positive.
 */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

const PLAIN = /^-?\d+(\.\d+)?$/;
const RATIO = /^(-?\d+)\/(\d+)$/;

export function fraction(top: bigint, bottom = 1n): Fraction {
  if (bottom === 0n) throw new RangeError("division by zero");
  const sign = bottom < 0n ? -1n : 1n;
  const common = greatestCommonDivisor(top, bottom) * sign;
  return { top: top / common, bottom: bottom / common };
}

/** The number that decimal text or a fraction text (`"7600/30"`) names, or null. */
export function parseFraction(text: string): Fraction | null {
  const ratio = RATIO.exec(text);
  if (ratio) {
    const bottom = BigInt(ratio[2] ?? "");
    return bottom === 0n ? null : fraction(BigInt(ratio[1] ?? ""), bottom);
  }
  if (!PLAIN.test(text)) return null;
  const places = text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
  return fraction(BigInt(text.replace(".", "")), 10n ** BigInt(places));
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.top, a.bottom * b.bottom);
}

export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.bottom, a.bottom * b.top);
}

export function isBelow(a: Fraction, b: Fraction): boolean {
  return a.top * b.bottom < b.top * a.bottom;
}

export function equals(a: Fraction, b: Fraction): boolean {
  return a.top === b.top && a.bottom === b.bottom;
}

/**
 * Drop digits below `step`; `up` and `half-up` look at the magnitude, so a refund mirrors its
 * charge.
 */
export function dropDigits(
  value: Fraction,
  step: Fraction,
  mode: "down" | "half-up" | "up",
): Fraction {
  const steps = over(value, step);
  const size = steps.top < 0n ? -steps.top : steps.top;
  const lift = mode === "down" ? 0n : mode === "up" ? steps.bottom - 1n : steps.bottom / 2n;
  // An odd denominator has no exact half, so flooring its half still rounds .5 and above upward.
  const whole = (size + lift) / steps.bottom;
  return times(fraction(steps.top < 0n ? -whole : whole), step);
}

/** Decimal text where it ends, else `top/bottom`. */
export function show({ top, bottom }: Fraction): string {
  for (let places = 0; places <= 24; places += 1) {
    const scale = 10n ** BigInt(places);
    if (scale % bottom === 0n) return pointed(top * (scale / bottom), places);
  }
  return `${top}/${bottom}`;
}

function pointed(scaled: bigint, places: number): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return `${scaled < 0n ? "-" : ""}${whole}${places > 0 ? `.${digits.slice(-places)}` : ""}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}
