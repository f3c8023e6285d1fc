import { unsignedAt } from "./bytes.ts";

/** What was last read of a device, by EPC: a map of bytes is one. */
export interface Known {
  get(epc: number): Uint8Array | undefined;
}

export interface Fraction {
  readonly num: number;
  readonly den: number;
}

/** kWh of one count by its code, in thousandths of Wh: the smallest unit is 0.1 Wh. */
const UNIT_MILLI_WH: Readonly<Record<number, number>> = {
  0x00: 1_000_000,
  0x01: 100_000,
  0x02: 10_000,
  0x03: 1_000,
  0x04: 100,
  0x0a: 10_000_000,
  0x0b: 100_000_000,
  0x0c: 1_000_000_000,
  0x0d: 10_000_000_000,
};

/** Which properties say what a count is worth; null: a count is 1 Wh; there is no coefficient. */
export interface CountUnits {
  readonly unitEpc: number | null;
  readonly coefficientEpc: number | null;
}

/**
 * Wh of one count. Unit code 02 and no coefficient: 10 Wh. Null where the unit is missing or
 * unknown: nobody may guess it (a meter that should have 0xE1 and has none exists).
 */
export function whPerCount({ unitEpc, coefficientEpc }: CountUnits, known: Known): Fraction | null {
  const coefficient = coefficientIn(coefficientEpc, known);
  const milliWh = unitEpc === null ? 1_000 : UNIT_MILLI_WH[codeIn(known.get(unitEpc))];
  if (milliWh === undefined || coefficient === 0) return null;
  const num = milliWh * coefficient;
  return num % 1_000 === 0 ? { num: num / 1_000, den: 1 } : { num: num / 100, den: 10 };
}

/** 1 where the device has none; 0 where it names one that cannot be (0, or above 999,999). */
export function coefficientIn(epc: number | null, known: Known): number {
  const edt = epc === null ? undefined : known.get(epc);
  if (edt === undefined || edt.length === 0) return 1;
  const coefficient = edt.length === 4 || edt.length === 2 ? unsignedAt(edt, 0, edt.length) : 0;
  return coefficient <= 999_999 ? coefficient : 0;
}

/** −1, which is no code, where the property is absent or of another size. */
export function codeIn(edt: Uint8Array | undefined): number {
  return edt?.length === 1 ? unsignedAt(edt, 0, 1) : -1;
}
