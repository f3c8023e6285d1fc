/** PVWatts Version 5: Dobos (2014), NREL/TP-6A20-62641. */

/**
 * DC power, W, of `ratedW` at 1,000 W/m² and 25 °C: 4,000 W under 800 W/m² at 45 °C with −0.0037
 * give 2,963.2.
 */
export function dcW(panel: {
  readonly ratedW: number;
  readonly onCellsWm2: number;
  readonly cellC: number;
  readonly powerPerC: number;
}): number {
  const warm = 1 + panel.powerPerC * (panel.cellC - 25);
  return panel.ratedW * (panel.onCellsWm2 / 1000) * warm;
}

/** Soiling, shading, mismatch, wiring, connections, light, nameplate, outages; shares of 1. */
const STANDARD_LOSSES = [0.02, 0.03, 0.02, 0.02, 0.005, 0.015, 0.01, 0.03];

/** What is lost between panel and power conditioner: 1 − Π (1 − loss) = 0.140757. */
export function standardLossShare(losses: readonly number[] = STANDARD_LOSSES): number {
  return 1 - losses.reduce((kept, loss) => kept * (1 - loss), 1);
}

/** Efficiency of the inverter to which the part-load curve was fitted. */
const REFERENCE_EFFICIENCY = 0.9637;

export interface Inverter {
  /** DC power at which the AC limit is reached. */
  readonly dcLimitW: number;
  readonly efficiency: number;
}

/**
 * AC power of a DC power, W, with part-load efficiency, cut at the limit: efficiency 0.96, limit
 * 3,472.2 W DC, input 2,000 W give 1,925.0 W; 4,000 W give 3,333.3.
 */
export function acW({ dcLimitW, efficiency }: Inverter, inputW: number): number {
  if (inputW <= 0) return 0;
  const load = inputW / dcLimitW;
  const part = (efficiency / REFERENCE_EFFICIENCY) * (0.9858 - 0.0162 * load - 0.0059 / load);
  return Math.max(Math.min(part * inputW, efficiency * dcLimitW), 0);
}
