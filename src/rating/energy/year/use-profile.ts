import type { Day } from "../../../kernel/day.ts";
import { SLOTS_A_DAY } from "../../../metering/series.ts";
import type { EnergyUse } from "../quantity.ts";
import { nearestWhole } from "./nearest-whole.ts";
import { OPEN } from "./open.ts";
import { type SpotOn, weighBySpot } from "./spot-weights.ts";

export type { SpotOn } from "./spot-weights.ts";
import type { DayClasses, Layout } from "./day-classes.ts";

/** A year's use as all plans of a list ask for it: by period, in each plan's bands. */
export interface UseProfile {
  readonly classes: DayClasses;
  /** Whole Wh (or litres), and Wh × 1/100 yen in a market layout; NaN where it is not known. */
  readonly energies: Float64Array;
  /** Cumulative sums of the half-hours of each class, kept to be filled again. */
  readonly sums: Float64Array;
}

const STRIDE = SLOTS_A_DAY + 1;

/**
 * The energy of every period and band of a year of half-hours that begins on a day (EN-03). Whole
 * Wh are summed exactly; simulated use is rounded to whole Wh once for each band and period. `spot`
 * is needed where a plan follows the market. With `into`, an earlier profile is overwritten: no
 * memory is taken.
 */
export function useProfile(
  wh: Float64Array,
  from: Day,
  classes: DayClasses,
  spot: SpotOn | null = null,
  into: UseProfile = emptyProfile(classes),
): UseProfile {
  if (into.classes !== classes) throw new Error("the profile was made for other days");
  const first = (classes.from - from) * SLOTS_A_DAY;
  if (first < 0 || first + classes.classOf.length * SLOTS_A_DAY > wh.length) {
    throw new Error("the use does not cover all periods of the year");
  }
  sumByClass(wh, first, into);
  for (const layout of classes.layouts) fillLayout(layout, into);
  if (classes.layouts.some(({ by }) => by === "market")) {
    weighBySpot(wh.subarray(first), spot, into);
  }
  return into;
}

/** Use of which only the whole of each period is known: gas, or a bill's kWh. Wh or litres. */
export function totalsProfile(totals: readonly number[], classes: DayClasses): UseProfile {
  const profile = emptyProfile(classes);
  profile.energies.fill(NaN);
  for (const { by, start } of classes.layouts) {
    if (by === "total") profile.energies.set(totals.map(nearestWhole), start);
  }
  return profile;
}

/** Use in one period as `rateEnergyUse` takes it. */
export function useIn({ classes, energies }: UseProfile, layout: Layout, index: number): EnergyUse {
  const period = classes.periods[index]?.period;
  if (!period) throw new Error("the year has no such period");
  const at = layout.start + index * layout.width;
  const shared = { period, readings: OPEN, slots: null, estimated: false } as const;
  const first = energies[at] ?? NaN;
  if (layout.by === "total") return { ...shared, total: first, bands: null };
  if (layout.by === "market") {
    return { ...shared, total: first, bands: null, weighted: energies[at + 1] ?? NaN };
  }
  const bands = Object.fromEntries(
    layout.bands.map((key, band) => [key, energies[at + band] ?? NaN]),
  );
  return { ...shared, total: Object.values(bands).reduce((sum, band) => sum + band, 0), bands };
}

function emptyProfile(classes: DayClasses): UseProfile {
  return {
    classes,
    energies: new Float64Array(classes.size),
    sums: new Float64Array(classes.classes * STRIDE),
  };
}

/** One pass over the half-hours, then a running sum over the 48 of each class. */
function sumByClass(wh: Float64Array, first: number, { classes, sums }: UseProfile): void {
  sums.fill(0);
  const { classOf } = classes;
  for (let day = 0, index = first; day < classOf.length; day += 1) {
    const kind = classOf[day] ?? -1;
    if (kind < 0) {
      index += SLOTS_A_DAY;
      continue;
    }
    const start = kind * STRIDE + 1;
    for (let at = start; at < start + SLOTS_A_DAY; at += 1, index += 1) {
      sums[at] = (sums[at] ?? 0) + (wh[index] ?? 0);
    }
  }
  for (let start = 0; start < sums.length; start += STRIDE) {
    for (let at = start + 1; at < start + STRIDE; at += 1) {
      sums[at] = (sums[at] ?? 0) + (sums[at - 1] ?? 0);
    }
  }
}

function fillLayout({ runs, start, width }: Layout, { energies, sums }: UseProfile): void {
  energies.fill(0, start, start + width * runs.length);
  for (let period = 0, base = start; period < runs.length; period += 1, base += width) {
    const own = runs[period] ?? NONE;
    for (let run = 0; run < own.length; run += 4) {
      const sum = (own[run] ?? 0) * STRIDE;
      const at = base + (own[run + 1] ?? 0);
      const used = (sums[sum + (own[run + 3] ?? 0)] ?? 0) - (sums[sum + (own[run + 2] ?? 0)] ?? 0);
      energies[at] = (energies[at] ?? 0) + used;
    }
    for (let at = base; at < base + width; at += 1) energies[at] = nearestWhole(energies[at] ?? 0);
  }
}

const NONE = new Int32Array();
