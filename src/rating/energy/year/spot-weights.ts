import { addDays, type Day } from "../../../kernel/day.ts";
import { SLOTS_A_DAY } from "../../../metering/series.ts";
import type { DayClasses } from "./day-classes.ts";
import { nearestWhole } from "./nearest-whole.ts";

/**
 * Prices of a day in 1/100 yen per kWh, 48 half-hours; null when not known. The same function must
 * answer the same again: it is asked for each day once.
 */
export type SpotOn = (on: Day) => Int32Array | null;

interface Weighed {
  readonly classes: DayClasses;
  readonly energies: Float64Array;
}

/** Each half-hour times its area price, whole Wh × 1/100 yen; NaN where a price is not known. */
export function weighBySpot(
  wh: Float64Array,
  spot: SpotOn | null,
  { classes, energies }: Weighed,
): void {
  const prices = spotYear(spot ?? unknownSpot, classes);
  const layout = classes.layouts.find(({ by }) => by === "market");
  if (!layout) return;
  classes.periods.forEach(({ period }, index) => {
    const end = (period.until - classes.from) * SLOTS_A_DAY;
    let sum = 0;
    for (let slot = (period.from - classes.from) * SLOTS_A_DAY; slot < end; slot += 1) {
      sum += (wh[slot] ?? 0) * (prices[slot] ?? NaN);
    }
    energies[layout.start + index * layout.width + 1] = nearestWhole(sum);
  });
}

function unknownSpot(): null {
  return null;
}

interface SpotYear {
  readonly classes: DayClasses;
  readonly prices: Float64Array;
}

const spotYears = new WeakMap<SpotOn, SpotYear>();

/** The prices of all days in a row, asked for once; NaN on days without. */
function spotYear(spot: SpotOn, classes: DayClasses): Float64Array {
  const known = spotYears.get(spot);
  if (known?.classes === classes) return known.prices;
  const prices = new Float64Array(classes.classOf.length * SLOTS_A_DAY).fill(NaN);
  for (let day = 0; day < classes.classOf.length; day += 1) {
    const ofDay = spot(addDays(classes.from, day));
    if (ofDay !== null) prices.set(ofDay, day * SLOTS_A_DAY);
  }
  spotYears.set(spot, { classes, prices });
  return prices;
}
