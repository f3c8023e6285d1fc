import type { Battery, BatteryYear } from "./model.ts";

/** How a battery loses capacity: so much a year, whatever it does, and so much a full cycle. */
export interface Ageing {
  readonly lossAYear: number;
  readonly lossACycle: number;
  /** The share of its capacity at which it counts as worn out. */
  readonly endShare: number;
}

/**
 * An assumption, no measurement. Makers state 6,000–12,000 cycles to 60 % of the capacity; 12,000
 * cycles imply 1–3 % a year (Engawa's reference, diagnosis; FAQ 5694465 of the incumbent
 * calculator, which itself quotes 3.5–10 %). Here 40 % is spread over 12,000 cycles, and 1 % a year
 * is taken for age alone, so that 0 to 600 cycles a year lose 1 to 3 %.
 */
export const ASSUMED_AGEING: Ageing = { lossAYear: 0.01, lossACycle: 0.4 / 12_000, endShare: 0.6 };

/**
 * The share of its first capacity that a battery has left after some years of so many full cycles
 * each: age and cycles add up (source: `ASSUMED_AGEING`, linear as makers state it). Never below 0.
 *
 * After 10 years of 240 cycles: 1 − 10 × 0.01 − 2,400 × 0.4 / 12,000 = 0.82.
 */
export function capacityShareAfter(
  { years, fullCyclesAYear }: { readonly years: number; readonly fullCyclesAYear: number },
  ageing: Ageing = ASSUMED_AGEING,
): number {
  return Math.max(0, 1 - years * lossAYearOf(fullCyclesAYear, ageing));
}

/**
 * Years until a battery is worn out. At 240 cycles a year: 0.4 / (0.01 + 240 × 0.4 / 12,000) = 22.2
 * years; without any loss it is `Infinity`.
 */
export function yearsUntilWorn(fullCyclesAYear: number, ageing: Ageing = ASSUMED_AGEING): number {
  return (1 - ageing.endShare) / lossAYearOf(fullCyclesAYear, ageing);
}

/** The battery with so much of its capacity left. Power and efficiencies stay: an assumption. */
export function agedBattery(battery: Battery, capacityShare: number): Battery {
  return { ...battery, capacityWh: battery.capacityWh * capacityShare };
}

/**
 * How often a year filled the usable capacity: stored energy over what lies between floor and
 * ceiling. 2,000 kWh charged at 0.95 into 8,330 Wh usable are 228.1 cycles.
 */
export function fullCycles({ charged }: Pick<BatteryYear, "charged">, battery: Battery): number {
  const usableWh = (battery.ceilingShare - battery.floorShare) * battery.capacityWh;
  if (!(usableWh > 0)) return 0;
  let chargedWh = 0;
  for (let slot = 0; slot < charged.length; slot += 1) chargedWh += charged[slot] ?? 0;
  return (chargedWh * battery.chargeEfficiency) / usableWh;
}

function lossAYearOf(fullCyclesAYear: number, { lossAYear, lossACycle }: Ageing): number {
  return lossAYear + fullCyclesAYear * lossACycle;
}
