/** What a value column holds: average power over the half-hour, or its energy. */
export const UNITS = ["kW", "kWh", "Wh"] as const;
export type Unit = (typeof UNITS)[number];

/**
 * Energies in a file are held as whole quanta of half a millionth of a Wh, so that nine decimals of
 * a kW over half an hour are still exact.
 */
export const QUANTA_A_WH = 2_000_000;

export interface Scale {
  /**
   * Decimals that are kept; the next digit rounds half up (0.48200000000000004 is a float's way to
   * say 0.482).
   */
  readonly decimals: number;
  /** Quanta in one unit of the last kept decimal. */
  readonly quanta: number;
  /**
   * The largest whole part: 1,000,000 kWh or kW in half an hour is beyond any household or
   * building.
   */
  readonly largest: number;
}

/** 1 kW over half an hour is 0.5 kWh: half as many quanta as 1 kWh. */
export const SCALES: Readonly<Record<Unit, Scale>> = {
  kWh: { decimals: 9, quanta: 2, largest: 1_000_000 },
  kW: { decimals: 9, quanta: 1, largest: 1_000_000 },
  Wh: { decimals: 6, quanta: 2, largest: 1_000_000_000 },
};

export const NOT_A_NUMBER = -1;
export const NEGATIVE = -2;
export const TOO_LARGE = -3;

const ZERO = 48;
const NINE = 57;
const POINT = 46;
const MINUS = 45;
/** Browsers read files of use as well, and have no Buffer. */
const ENCODER = new TextEncoder();
const TENS = Array.from({ length: 10 }, (_, exponent) => 10 ** exponent);

/**
 * The quanta that the decimal text in `bytes[start, end)` stands for, or one of the negative
 * answers above. Whole numbers below 2^53 only: no step of it can err. `"0.123"` kWh is 246,000,000
 * quanta, 123 Wh.
 */
export function readQuantity(bytes: Uint8Array, start: number, end: number, scale: Scale): number {
  let at = start;
  let value = 0;
  for (; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    if (value > scale.largest) return wholeTail(bytes, at, end) ? TOO_LARGE : NOT_A_NUMBER;
  }
  if (at === start) return signed(bytes, start, end, scale);
  if (at === end) return withinLimit(value * (TENS[scale.decimals] ?? 0), scale);
  if (bytes[at] !== POINT || at + 1 === end) return NOT_A_NUMBER;
  let kept = 0;
  for (at += 1; at < end && kept < scale.decimals; at += 1, kept += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return NOT_A_NUMBER;
    value = value * 10 + digit;
  }
  value *= TENS[scale.decimals - kept] ?? 0;
  if (at < end) {
    if (!digitsOnly(bytes, at, end)) return NOT_A_NUMBER;
    if ((bytes[at] ?? 0) - ZERO >= 5) value += 1;
  }
  return withinLimit(value, scale);
}

/** The same for text. */
export function parseQuantity(text: string, scale: Scale): number {
  const bytes = ENCODER.encode(text);
  return readQuantity(bytes, 0, bytes.length, scale);
}

function withinLimit(value: number, { decimals, quanta, largest }: Scale): number {
  return value > largest * (TENS[decimals] ?? 0) ? TOO_LARGE : value * quanta;
}

function signed(bytes: Uint8Array, start: number, end: number, scale: Scale): number {
  if (bytes[start] !== MINUS || end === start + 1 || bytes[start + 1] === MINUS)
    return NOT_A_NUMBER;
  const magnitude = readQuantity(bytes, start + 1, end, scale);
  if (magnitude === NOT_A_NUMBER) return NOT_A_NUMBER;
  return NEGATIVE;
}

function wholeTail(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end && isDigit(bytes[at])) at += 1;
  if (at === end) return true;
  return bytes[at] === POINT && at + 1 < end && digitsOnly(bytes, at + 1, end);
}

function digitsOnly(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (!isDigit(bytes[at])) return false;
  return true;
}

function isDigit(byte = 0): boolean {
  return byte >= ZERO && byte <= NINE;
}
