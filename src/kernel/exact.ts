/**
 * Exact rational numbers: what prices, quantities and partial sums are until one named step drops
 * digits. `n / d`, with `d > 0`; not kept in lowest terms, because almost every denominator here is
 * a power of ten.
 */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const POWERS_OF_TEN = Array.from({ length: 40 }, (_, k) => 10n ** BigInt(k));
const EXPONENTS = new Map(POWERS_OF_TEN.map((power, k) => [power, k]));

const ZERO_DIGIT = 48;

export const ZERO: Exact = { n: 0n, d: 1n };

/**
 * A whole number. Throws on fractions and unsafe integers: those must be parsed from decimal text.
 */
export function whole(value: number): Exact {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is not a safe integer`);
  return { n: BigInt(value), d: 1n };
}

/** `"29.80"` is 2980/100. Throws on anything but plain decimal text. */
export function decimal(text: string): Exact {
  if (!DECIMAL.test(text)) throw new Error(`"${text}" is not a decimal number`);
  const point = text.indexOf(".");
  if (point < 0) return { n: BigInt(text), d: 1n };
  const n = BigInt(text.slice(0, point) + text.slice(point + 1));
  return { n, d: powerOfTen(text.length - point - 1) };
}

/** 1 Wh is 1/1000 kWh, the unit of every price. */
export function kilo(units: number): Exact {
  return { n: whole(units).n, d: 1000n };
}

export function add(a: Exact, b: Exact): Exact {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function negate(a: Exact): Exact {
  return { n: -a.n, d: a.d };
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b));
}

export function multiply(a: Exact, b: Exact): Exact {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** Throws on division by zero. */
export function divide(a: Exact, b: Exact): Exact {
  if (b.n === 0n) throw new Error("division by zero");
  return b.n > 0n ? { n: a.n * b.d, d: a.d * b.n } : { n: -a.n * b.d, d: a.d * -b.n };
}

/** Negative, zero or positive, as `a` is below, equal to or above `b`. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isZero(a: Exact): boolean {
  return a.n === 0n;
}

/**
 * Decimal text when the number has a finite one (`"13124.26"`), else a fraction (`"7600/30"`).
 * `digits` pads with zeros, as money is written: `toText(decimal("1247"), 2)` is `"1247.00"`.
 */
export function toText(value: Exact, digits = 0): string {
  const exponent = EXPONENTS.get(value.d);
  if (exponent !== undefined) return written(value.n, exponent, digits);
  const { n, d } = reduce(value);
  const places = decimalPlaces(d);
  if (places === null) return `${n}/${d}`;
  return written(n * (powerOfTen(places) / d), places, digits);
}

/** n ÷ 10^places without zeros at the end, or with as many as make up `digits`. */
function written(n: bigint, places: number, digits: number): string {
  const text = (n < 0n ? -n : n).toString().padStart(places + 1, "0");
  const point = text.length - places;
  let end = text.length;
  while (end > point && text.charCodeAt(end - 1) === ZERO_DIGIT) end -= 1;
  const fraction = text.slice(point, end).padEnd(digits, "0");
  return `${n < 0n ? "-" : ""}${text.slice(0, point)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** The same number in lowest terms. */
export function reduce({ n, d }: Exact): Exact {
  let a = n < 0n ? -n : n;
  let b = d;
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? ZERO : { n: n / a, d: d / a };
}

/** How many decimal places 1/d needs, or null when it never ends. */
function decimalPlaces(d: bigint): number | null {
  let rest = d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : null;
}

function powerOfTen(exponent: number): bigint {
  return POWERS_OF_TEN[exponent] ?? 10n ** BigInt(exponent);
}
