import { addDays, type Day } from "../../../kernel/day.ts";
import { SLOTS_A_DAY } from "../../../metering/series.ts";
import type { EnergyUse } from "../quantity.ts";
import { OPEN } from "./sample-use.ts";
import type { DayClasses, Layout } from "./day-classes.ts";

/** Prices of a day in 1/100 yen per kWh, 48 half-hours; null when not known. */
export type SpotOn = (on: Day) => Int32Array | null;

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
  if (classes.layouts.some(({ by }) => by === "market")) weighBySpot(wh, first, spot, into);
  return into;
}

/** Use of which only the whole of each period is known: gas, or a bill's kWh. Wh or litres. */
export function totalsProfile(totals: readonly number[], classes: DayClasses): UseProfile {
  const profile = emptyProfile(classes);
  profile.energies.fill(NaN);
  for (const { by, start } of classes.layouts) {
    if (by === "total") profile.energies.set(totals, start);
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

/** Half a Wh goes up: 1,234.5 is 1,235. */
function nearestWhole(amount: number): number {
  return Math.floor((amount * 2 + 1) / 2);
}

/** Each half-hour times its area price, whole Wh × 1/100 yen; NaN where a price is not known. */
function weighBySpot(
  wh: Float64Array,
  first: number,
  spot: SpotOn | null,
  { classes, energies }: UseProfile,
): void {
  const layout = classes.layouts.find(({ by }) => by === "market");
  if (!layout) return;
  classes.periods.forEach(({ period }, index) => {
    let sum = 0;
    for (let day = period.from; day < period.until; day = addDays(day, 1)) {
      sum += weighedDay(wh, first + (day - classes.from) * SLOTS_A_DAY, spot?.(day) ?? null);
    }
    energies[layout.start + index * layout.width + 1] = nearestWhole(sum);
  });
}

function weighedDay(wh: Float64Array, start: number, prices: Int32Array | null): number {
  if (prices === null) return NaN;
  let sum = 0;
  for (let slot = 0; slot < SLOTS_A_DAY; slot += 1) {
    sum += (wh[start + slot] ?? 0) * (prices[slot] ?? 0);
  }
  return sum;
}
