import type { UseStatement } from "./statement.ts";
import type { UnitReading, UseQuestion, UseUnit } from "./use-file.ts";
import { USE_UNITS } from "./use-file.ts";

/** What the values come to if each were kWh of its slot. */
export interface AsKwh {
  readonly sumKwh: number;
  readonly highestKwh: number;
  readonly slots: number;
  readonly stepMinutes: 30 | 60;
}

const SLOTS_A_YEAR = 17_520;
/** Without a contract at hand: 150 A at 100 V, beyond what a dwelling at low voltage has. */
const MOST_KW = 15;
/** Own bounds (illustrative): an empty flat, and two fifths of the contract all the year. */
const LEAST_YEAR_KWH = 100;
const MOST_LOAD_FACTOR = 0.4;
/** A breaker need not open within half an hour below this share of its current (own bound). */
const OVERLOAD = 1.25;

/**
 * Asks for the unit where nobody has said it, or where what was said cannot be: a half-hour holds
 * at most amperes × 100 V × ½ h, and a quarter more before the breaker opens. At 40 A a value of
 * 2.6 cannot be kWh, which would be 5.2 kW, but can be kW.
 */
export function unitQuestion(
  values: AsKwh,
  { stated, statement }: { readonly stated: UseUnit | null; readonly statement: UseStatement },
): UseQuestion | null {
  const readings = USE_UNITS.map((unit) => readingIn(unit, values, statement.capacity));
  const asStated = readings.find(({ unit }) => unit === stated);
  if (asStated && (asStated.fits || statement.unitConfirmed === true)) return null;
  const shown = readings.filter(({ unit, fits }) => fits || unit === "kWh" || unit === "kW");
  return { code: "diagnosis.unit-unclear", stated, readings: shown };
}

function readingIn(
  unit: UseUnit,
  { sumKwh, highestKwh, slots, stepMinutes }: AsKwh,
  capacity: UseStatement["capacity"],
): UnitReading {
  const hours = stepMinutes / 60;
  const factor = { kWh: 1, kW: hours, Wh: 1 / 1000, W: hours / 1000 }[unit];
  const yearKwh = slots === 0 ? 0 : (sumKwh * factor * SLOTS_A_YEAR) / slots;
  const highestKw = (highestKwh * factor) / hours;
  const mostKw = capacityKw(capacity);
  const fits =
    highestKw <= mostKw * OVERLOAD &&
    yearKwh >= LEAST_YEAR_KWH &&
    yearKwh <= mostKw * 8760 * MOST_LOAD_FACTOR;
  return { unit, yearKwh: rounded(yearKwh), highestKw: rounded(highestKw), fits };
}

function capacityKw(capacity: UseStatement["capacity"]): number {
  if (capacity === undefined) return MOST_KW;
  if ("amps" in capacity) return capacity.amps / 10;
  return "kva" in capacity ? capacity.kva : capacity.kw;
}

/** To the third decimal: a figure to choose by. */
function rounded(value: number): number {
  return Math.floor(value * 1000 + 0.5) / 1000;
}
