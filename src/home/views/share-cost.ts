import { allocate, type Yen, yen } from "../../kernel/yen.ts";
import { QUALITY } from "../../metering/series.ts";
import type { MeasuredHome } from "./measured-home.ts";

/** What some half-hours added to a bill, and what a kWh of each cost beside the others. */
export interface CostOfUse {
  readonly yen: Yen;
  /** Which half-hours of the period. */
  readonly from: number;
  readonly until: number;
  /** 1/100 yen a kWh in each half-hour of the period: its band's mean price in this very bill. */
  readonly sen: Int32Array;
}

export interface SharedCost {
  /** By the part's place in `home.parts`. */
  readonly parts: readonly Yen[];
  /** Of the use that no device measured. */
  readonly rest: Yen;
}

/** Shares are counted in 1/100 Wh, so that the smallest appliance gets its part. */
const FINE = 100;

/**
 * What use cost, shared out over what used it (docs/decisions/0012): of what was bought in a
 * half-hour, each part bears as much as its part of the use, at that half-hour's price; the rest is
 * the unmeasured use's. The parts and the rest sum to the whole. 100 yen of a day in which an air
 * conditioner took 3 of 4 kWh: 75 and 25.
 */
export function shareCost(home: MeasuredHome, cost: CostOfUse): SharedCost {
  const { used, bought, parts } = home;
  const { yen: whole, sen, from, until } = cost;
  const weights = new Float64Array(parts.length + 1);
  for (let slot = from; slot < until; slot += 1) {
    const paid = (bought.wh[slot] ?? 0) * (sen[slot] ?? 0);
    if (paid <= 0 || used.quality[slot] === QUALITY.missing) continue;
    addShares(weights, slot, { home, paid });
  }
  const counted = Array.from(weights);
  if (counted.every((weight) => weight === 0)) {
    return { parts: parts.map(() => yen(0)), rest: whole };
  }
  const shares = allocate(whole, counted);
  return { parts: shares.slice(0, -1), rest: shares.at(-1) ?? yen(0) };
}

/** In whole 1/100 Wh × 1/100 yen: a home of 10 kWh a half-hour stays below 2^53 for a year. */
function addShares(
  weights: Float64Array,
  slot: number,
  { home: { used, parts }, paid }: { readonly home: MeasuredHome; readonly paid: number },
): void {
  const measured = parts.map(({ series }) => Math.max(0, series.wh[slot] ?? 0));
  const sum = measured.reduce((total, wh) => total + wh, 0);
  const whole = Math.max(sum, used.wh[slot] ?? 0);
  if (whole <= 0) {
    weights[parts.length] = (weights[parts.length] ?? 0) + paid * FINE;
    return;
  }
  let left = paid * FINE;
  measured.forEach((wh, index) => {
    const share = Math.floor((paid * FINE * wh) / whole);
    weights[index] = (weights[index] ?? 0) + share;
    left -= share;
  });
  weights[parts.length] = (weights[parts.length] ?? 0) + left;
}
