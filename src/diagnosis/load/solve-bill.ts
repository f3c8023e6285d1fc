/** The use that an amount stands for: every Wh from `fromWh` to `toWh` makes `yen`. */
export interface Solved {
  readonly wh: number;
  readonly fromWh: number;
  readonly toWh: number;
  /** What they make; not what was asked where no use comes to that. */
  readonly yen: number;
}

/** 200,000 kWh a month: beyond any dwelling. */
export const MOST_WH = 200_000_000;

/**
 * Solves a price backwards, to the Wh, by halving: `yenOf` must not fall as use rises. Of the Wh
 * that make the same yen the whole kWh nearest to their middle is taken. 12,093 yen at 40 A in the
 * bill of 2026-08 is 373,500 to 374,499 Wh, so 374,000. Null where even the most use makes less.
 */
export function solveBill(yen: number, yenOf: (wh: number) => number): Solved | null {
  const upper = firstAbove(yenOf, yen);
  if (upper === null) return null;
  const found = lowest((wh) => yenOf(wh) >= yen, upper);
  const above = yenOf(found);
  if (above === yen || found === 0) return around(above, yenOf);
  const below = yenOf(found - 1);
  return around(above - yen < yen - below ? above : below, yenOf);
}

/** All uses that make an amount which some use does make. */
function around(yen: number, yenOf: (wh: number) => number): Solved {
  const upper = firstAbove(yenOf, yen + 1) ?? MOST_WH;
  const fromWh = lowest((wh) => yenOf(wh) >= yen, upper);
  const toWh = lowest((wh) => yenOf(wh) > yen, upper) - 1;
  const middle = Math.floor((fromWh + toWh) / 2);
  const wholeKwh = Math.floor((middle + 500) / 1000) * 1000;
  const inside = wholeKwh >= fromWh && wholeKwh <= toWh && yenOf(wholeKwh) === yen;
  return { wh: inside ? wholeKwh : yenOf(middle) === yen ? middle : fromWh, fromWh, toWh, yen };
}

/** A use that makes at least so much, by doubling. */
function firstAbove(yenOf: (wh: number) => number, yen: number): number | null {
  for (let wh = 1_000_000; wh < MOST_WH; wh *= 2) if (yenOf(wh) >= yen) return wh;
  return yenOf(MOST_WH) >= yen ? MOST_WH : null;
}

/** The lowest use that fits; all above it do. */
function lowest(fits: (wh: number) => boolean, upper: number): number {
  let [low, high] = [0, upper];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
