import { type Derived, derived } from "../../kernel/derivation.ts";
import type { Period } from "../../kernel/period.ts";
import type { RoundingStep } from "../../terms/kinds/rounding-profile.ts";

/** What one meter measured. */
export interface Measured {
  readonly period: Period;
  /** Names the series and what was known when: `meter@knownAt`. */
  readonly readings: string;
  /** Wh, or thousandths of m³. */
  readonly total: number;
  /** Wh by time band, for plans with bands. */
  readonly bands: Readonly<Record<string, number>> | null;
}

/** What was used in a period, as far as a plan needs to know. */
export interface EnergyUse extends Measured {
  /** After an exchange of the meter: what each measured, which together is the whole. */
  readonly measured?: readonly Measured[];
  /** The half-hours themselves, for plans that price each. */
  readonly slots: Int32Array | null;
  /** The half-hours summed before, each times its area price: Wh × 1/100 yen per kWh. */
  readonly weighted?: number;
  readonly estimated: boolean;
}

/** Use as it is priced: in all, and by band. */
export interface Quantity {
  readonly total: Derived;
  readonly bands: ReadonlyMap<string, BandQuantity>;
}

/** Use in a band as it was measured, and as it is priced. */
interface BandQuantity {
  readonly measured: Derived;
  readonly counted: Derived;
}

export interface QuantityTerms {
  readonly rounding: RoundingStep;
  /** Measured in m³, not kWh. */
  readonly gas: boolean;
}

/**
 * Use in kWh as the bill counts it (HH-11). 373,500 Wh half-up is 374 kWh; with time bands each is
 * rounded for itself and the total is their sum, so that the lines of a bill add up. What an old
 * and a new meter read is added before it is rounded.
 */
export function quantityOf(use: EnergyUse, { rounding, gas }: QuantityTerms): Quantity {
  const parts = use.measured ?? [use];
  const measured = (unitsIn: (part: Measured) => number, band?: string): Derived => {
    const leaves = parts.map((part) => leafOf(part, unitsIn(part), { gas, band }));
    const [only, ...more] = leaves;
    return only && more.length === 0 ? only : derived.sum(leaves);
  };
  const counted = (of: Derived) => (rounding === "keep" ? of : derived.round(of, rounding));
  if (use.bands === null) {
    return { total: counted(measured(({ total }) => total)), bands: new Map() };
  }
  const bands = new Map<string, BandQuantity>();
  for (const key in use.bands) {
    const inBand = measured((part) => part.bands?.[key] ?? 0, key);
    bands.set(key, { measured: inBand, counted: counted(inBand) });
  }
  return { total: derived.sum(Array.from(bands.values(), (band) => band.counted)), bands };
}

function leafOf(
  { period, readings }: Measured,
  units: number,
  { gas, band }: { readonly gas: boolean; readonly band: string | undefined },
): Derived {
  if (gas) return volume(units, readings);
  return derived.energy(
    units,
    band === undefined ? { period, readings } : { period, readings, band },
  );
}

/** What a count of litres is called in a derivation. */
export function litresOf(readings: string): string {
  return `litres, ${readings}`;
}

function volume(litres: number, readings: string): Derived {
  const counted = derived.count(litres, litresOf(readings));
  return derived.quotient(counted, derived.count(1000, "litres per m3"));
}
