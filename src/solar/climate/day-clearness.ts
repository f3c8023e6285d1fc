/** The cloudiest day there is, as a share of the light outside the air. */
const LEAST = 0.05;

/**
 * Clearness of the clearest day in a month of a mean clearness: Hollands & Huget (1983), Solar
 * Energy 30. For a mean of 0.4 it is 0.735.
 */
function clearestDay(mean: number): number {
  return 0.6313 + 0.267 * mean - 11.9 * (mean - 0.75) ** 8;
}

/**
 * The clearness below which a share of a month's days lie: Bendt, Collares-Pereira & Rabl (1981),
 * Solar Energy 27, with Herzog's fit of its exponent (1985). For a mean of 0.4 half the days lie
 * below 0.403.
 */
export function clearnessAt(share: number, mean: number): number {
  const most = clearestDay(mean);
  const ratio = (most - LEAST) / (most - mean);
  const bend = -1.498 + (1.184 * ratio - 27.182 * Math.exp(-1.5 * ratio)) / (most - LEAST);
  const low = Math.exp(bend * LEAST);
  const high = Math.exp(bend * most);
  return Math.log(low * (1 - share) + high * share) / bend;
}

/** How alike two days in a row are: Graham, Hollands & Huget (1988), Solar Energy 40. */
const DAY_TO_DAY = 0.29;

/**
 * The clearness of each day of a month: the days have exactly the spread that `clearnessAt` gives
 * (its middles of equal shares), and chance decides their order only, so that no seed makes a dull
 * year. `normals` carries from month to month what chance remembers.
 */
export function clearnessOfDays(days: number, mean: number, normals: () => number): Float64Array {
  const drawn = new Float64Array(days);
  const fresh = Math.sqrt(1 - DAY_TO_DAY * DAY_TO_DAY);
  for (let at = 0; at < days; at += 1) {
    drawn[at] = DAY_TO_DAY * (drawn[at - 1] ?? normals()) + fresh * normals();
  }
  const order = Array.from(drawn.keys()).toSorted((a, b) => (drawn[a] ?? 0) - (drawn[b] ?? 0));
  const out = new Float64Array(days);
  order.forEach((day, rank) => {
    out[day] = clearnessAt((rank + 0.5) / days, mean);
  });
  return out;
}
