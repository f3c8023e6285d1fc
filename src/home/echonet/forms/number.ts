import { bytesOfNumber, signedAt, unsignedAt } from "../bytes.ts";
import { coefficientIn, type CountUnits, whPerCount } from "../units.ts";
import { type Form, misread, sized, value } from "./form.ts";

interface NumberFacts {
  readonly size: 1 | 2 | 4;
  readonly signed?: boolean;
  readonly unit: string;
  /** In counts, both inclusive. */
  readonly least: number;
  readonly most: number;
  /** Counts in one unit: 10 where a count is 0.1 A. */
  readonly per?: number;
  /** Units in one count: 10 where a count is 10 Wh. */
  readonly times?: number;
  /** Codes that mean "not measured", "not set"; above and below range always do. */
  readonly none?: readonly number[];
  /** A property whose coefficient multiplies this one (0x028D: transformer ratios). */
  readonly timesEpc?: number;
}

/**
 * A number of 1, 2 or 4 bytes. `number({size: 2, signed: true, unit: "A", per: 10, …})` reads
 * `0052` as 8.2. Codes for above and below range, and those of the class's own, are null.
 */
export function number(facts: NumberFacts): Form {
  const { size, unit, least, most, per = 1, times = 1 } = facts;
  const none = new Set([...(facts.none ?? []), ...outsideCodes(facts)]);
  return sized({
    fewest: size,
    most: size,
    shape: {
      kind: "number",
      unit,
      least: (least * times) / per,
      most: (most * times) / per,
      step: times / per,
    },
    read: (edt, known) => {
      const count = facts.signed ? signedAt(edt, 0, size) : unsignedAt(edt, 0, size);
      if (none.has(count)) return value(null);
      if (count < least || count > most) return misread("out-of-range");
      return value((count * times * coefficientIn(facts.timesEpc ?? null, known)) / per);
    },
    write: (of) => {
      const count = typeof of === "number" ? countOf(of / times, per) : null;
      if (count === null || count < least || count > most) return null;
      return bytesOfNumber(count, size);
    },
  });
}

/** 26.5 with 10 counts a unit is 265; 26.55 is none. */
function countOf(of: number, per: number): number | null {
  const count = Math.floor(of * per + 0.5);
  return count / per === of ? count : null;
}

/** What the appendix reserves for above and below range, as far as it lies outside the range. */
function outsideCodes({ size, signed, least, most }: NumberFacts): number[] {
  const all = 256 ** size;
  const codes = signed ? [all / 2 - 1, all / 2 - 2, -all / 2] : [all - 1, all - 2];
  return codes.filter((code) => code < least || code > most);
}

const NO_DATA = 0xfffffffe;

/**
 * A counting register in kWh, by the unit and coefficient that lie in other properties of the
 * device: 5004 counts of 0.01 kWh are 50.04. Null where the unit is not known.
 */
export function counted(units: CountUnits, most = 99_999_999): Form {
  return sized({
    fewest: 4,
    most: 4,
    shape: { kind: "number", unit: "kWh", least: 0, most, step: 0 },
    read: (edt, known) => {
      const count = unsignedAt(edt, 0, 4);
      if (count === NO_DATA) return value(null);
      if (count > most) return misread("out-of-range");
      const wh = whPerCount(units, known);
      return value(wh && (count * wh.num) / (wh.den * 1000));
    },
    write: () => null,
  });
}

/** 0.001 kWh a count, which begins anew at 0 after 999,999.999 kWh. */
export const WH_REGISTER = counted({ unitEpc: null, coefficientEpc: null }, 999_999_999);
export const PERCENT = number({ size: 1, unit: "%", least: 0, most: 100, none: [0xfd] });
export const WATTS = number({ size: 2, unit: "W", least: 0, most: 65_533 });
export const BIG_WATTS = number({ size: 4, unit: "W", least: 0, most: 999_999_999 });
export const SIGNED_WATTS = number({
  size: 4,
  signed: true,
  unit: "W",
  least: -999_999_999,
  most: 999_999_999,
});
export const METER_WATTS = number({
  size: 4,
  signed: true,
  unit: "W",
  least: -2_147_483_647,
  most: 2_147_483_645,
});
export const WATT_HOURS = number({ size: 4, unit: "Wh", least: 0, most: 999_999_999 });
/** Room and outside air: 0x7E is "unmeasurable" (126 °C was shown by others). */
export const AIR_CELSIUS = number({
  size: 1,
  signed: true,
  unit: "Celsius",
  least: -127,
  most: 125,
});
export const WATER_CELSIUS = number({
  size: 1,
  unit: "Celsius",
  least: 0,
  most: 100,
  none: [0xfd],
});
export const TENTHS_OF_AMPERE = number({ size: 2, unit: "A", least: 0, most: 65_533, per: 10 });
/** How many days back a day history is asked for; 0xFF: none chosen yet. */
export const DAYS_BACK = number({ size: 1, unit: "day", least: 0, most: 99 });
