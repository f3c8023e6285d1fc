import { QUALITY, type Series } from "../../metering/series.ts";
import type { MeasuredHome } from "./measured-home.ts";

/** Where energy came from and went, over the half-hours in which all of it is known. */
export interface Flows {
  readonly usedWh: number;
  readonly boughtWh: number;
  readonly soldWh: number;
  readonly generatedWh: number;
  readonly chargedWh: number;
  readonly dischargedWh: number;
  /** Thousandths of the use that were not bought; null: nothing was used. */
  readonly selfSufficiency: number | null;
  /** Thousandths of the generation that stayed in the house; null: nothing was generated. */
  readonly ownUse: number | null;
}

/** Null where a home has nothing but a supply. 700 used, 300 of it bought: 571 thousandths own. */
export function flowsOf(home: MeasuredHome): Flows | null {
  const { used, bought, sold, generated, charged, discharged } = home;
  const isSold = sold !== null && sold.wh.some((wh) => wh > 0);
  if (!isSold && generated === null && discharged === null) return null;
  const over = (series: Series | null) => (series === null ? 0 : sumKnown(series, used));
  const [usedWh, boughtWh] = [over(used), over(bought)];
  const [soldWh, generatedWh] = [over(sold), over(generated)];
  return {
    usedWh,
    boughtWh,
    soldWh,
    generatedWh,
    chargedWh: over(charged),
    dischargedWh: over(discharged),
    selfSufficiency: thousandths(usedWh - boughtWh, usedWh),
    ownUse: thousandths(generatedWh - soldWh, generatedWh),
  };
}

function sumKnown({ wh }: Series, { quality }: Series): number {
  let total = 0;
  for (let slot = 0; slot < wh.length; slot += 1)
    if (quality[slot] !== QUALITY.missing) total += wh[slot] ?? 0;
  return total;
}

/** Between none and all; what a battery held over from another day would pass either end. */
export function thousandths(part: number, whole: number): number | null {
  if (whole <= 0) return null;
  return Math.max(0, Math.min(1000, Math.floor((part * 1000) / whole)));
}
