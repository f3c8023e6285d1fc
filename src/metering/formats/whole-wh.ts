import { QUANTA_A_WH } from "./quantity.ts";

const HALF = QUANTA_A_WH / 2;

/**
 * A day's exact energies in whole Wh, the one place where an import drops digits: what is rounded
 * is the running total since midnight, half up, and each slot gets the difference. So the error
 * never grows: a day's sum is off by at most half a Wh. Four slots of 0.5 Wh become 1, 0, 1, 0.
 */
export function wholeWh(quanta: Float64Array): Int32Array {
  const wh = new Int32Array(quanta.length);
  let carried = 0; // Exact total minus rounded total, from −HALF to HALF − 1.
  for (let slot = 0; slot < quanta.length; slot += 1) {
    const exact = (quanta[slot] ?? 0) + carried;
    const rounded = Math.floor((exact + HALF) / QUANTA_A_WH);
    wh[slot] = rounded;
    carried = exact - rounded * QUANTA_A_WH;
  }
  return wh;
}
