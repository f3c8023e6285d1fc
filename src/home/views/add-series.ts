import { QUALITY, type Series, SLOTS_A_DAY } from "../../metering/series.ts";
import { daysOf, type Period } from "../../kernel/period.ts";

/** How well a value is known, best first: a sum is known as well as its worst. */
const BEST_FIRST: readonly number[] = [
  QUALITY.measured,
  QUALITY.backfilled,
  QUALITY.rolledOver,
  QUALITY.exchanged,
  QUALITY.provisional,
  QUALITY.estimated,
  QUALITY.spread,
  QUALITY.missing,
];
const RANK = Uint8Array.from(BEST_FIRST.map((_, quality) => BEST_FIRST.indexOf(quality)));

export interface Term {
  readonly series: Series;
  readonly sign: 1 | -1;
}

/**
 * Half-hour by half-hour, sums and differences of series over one period. A half-hour that one of
 * them lacks is missing and 0. 300 bought − 100 sold + 500 generated is 700 used.
 */
export function addSeries(terms: readonly Term[], period: Period): Series {
  const slots = daysOf(period) * SLOTS_A_DAY;
  const wh = new Int32Array(slots);
  const quality = new Uint8Array(slots).fill(
    terms.length === 0 ? QUALITY.missing : QUALITY.measured,
  );
  let knownAt = "";
  for (const { series, sign } of terms) {
    if (series.from !== period.from || series.wh.length !== slots)
      throw new Error(`series of ${series.meter} is of other days`);
    for (let slot = 0; slot < slots; slot += 1) {
      wh[slot] = (wh[slot] ?? 0) + sign * (series.wh[slot] ?? 0);
      quality[slot] = worse(quality[slot] ?? 0, series.quality[slot] ?? 0);
    }
    if (series.knownAt > knownAt) knownAt = series.knownAt;
  }
  for (let slot = 0; slot < slots; slot += 1) if (quality[slot] === QUALITY.missing) wh[slot] = 0;
  return { meter: terms[0]?.series.meter ?? "", from: period.from, wh, quality, knownAt };
}

function worse(a: number, b: number): number {
  return (RANK[a] ?? 0) > (RANK[b] ?? 0) ? a : b;
}
