/**
 * What a network operator takes from the energy sold in a year (output control). `energy`: a share
 * of it, cut from the top: no half-hour sells more than one ceiling. `slots`: in a number of
 * half-hours, those in which most would be sold, nothing is.
 */
export type Curtailment =
  | { readonly kind: "energy"; readonly share: number }
  | { readonly kind: "slots"; readonly count: number };

/**
 * Energy still sold, Wh in each half-hour, out of `sold`. Cuts are ordered day by day; a forecast
 * can only place them where most is sold, which is when they are ordered: on sunny middays. [4, 2,
 * 1, 0] with a share of 1/7 is [3, 2, 1, 0]; with one slot, [0, 2, 1, 0].
 */
export function curtailed(sold: Float64Array, rule: Curtailment): Float64Array {
  const falling = sold.toSorted().toReversed();
  if (rule.kind === "energy") {
    const ceiling = ceilingFor(falling, rule.share);
    return sold.map((wh) => Math.min(wh, ceiling));
  }
  let left = Math.min(rule.count, sold.length);
  const bar = falling[left - 1] ?? Number.POSITIVE_INFINITY;
  left -= falling.findIndex((wh) => wh <= bar);
  return sold.map((wh) => {
    if (wh > bar) return 0;
    // Of equal half-hours the first ones of the year are cut, as many as remain.
    if (wh < bar || left <= 0) return wh;
    left -= 1;
    return 0;
  });
}

/** The ceiling above which a share of all energy lies; `falling` from the largest down. */
function ceilingFor(falling: Float64Array, share: number): number {
  const target = share * falling.reduce((sum, wh) => sum + wh, 0);
  let above = 0;
  for (let count = 1; count <= falling.length; count += 1) {
    above += falling[count - 1] ?? 0;
    const ceiling = (above - target) / count;
    if (ceiling >= (falling[count] ?? 0)) return Math.max(ceiling, 0);
  }
  return 0;
}
