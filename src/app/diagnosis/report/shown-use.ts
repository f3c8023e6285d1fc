import type { LoadYear } from "../../../diagnosis/load/load-year.ts";
import { SLOT_ORIGIN, SLOTS } from "../../../diagnosis/load/load-year.ts";
import { addDays, type Day } from "../../../kernel/day.ts";
import { bandAt, bandMap } from "../../../rating/energy/bands.ts";
import { type PlanAt, pricesOn } from "../../../rating/energy/plan-at.ts";
import type { ReportUse } from "../../pdf/diagnosis-report.ts";

/**
 * The use as a report shows it (EN-07): the mean of each half-hour, measured and estimated apart,
 * in the bands that the plan has at that hour on most days of the year that is priced.
 */
export function shownUse(load: LoadYear, plan: PlanAt | null, from: Day): ReportUse {
  const { basis, days, counts, error, notes } = load;
  const measured = new Float64Array(SLOTS);
  const estimated = new Float64Array(SLOTS);
  let yearWh = 0;
  load.wh.forEach((wh, index) => {
    const into = load.origin[index] === SLOT_ORIGIN.measured ? measured : estimated;
    into[index % SLOTS] = (into[index % SLOTS] ?? 0) + wh;
    yearWh += wh;
  });
  const { bandOf, bands } = plan === null ? NO_BANDS : bandsShown(plan, from);
  const slots = Array.from({ length: SLOTS }, (_, slot) => ({
    measuredWh: (measured[slot] ?? 0) / days,
    estimatedWh: (estimated[slot] ?? 0) / days,
    band: bandOf[slot] ?? null,
  }));
  return { basis, days, counts, error, notes, yearWh, slots, bands };
}

interface Shown {
  /** Place in `bands` of each half-hour. */
  readonly bandOf: readonly number[];
  readonly bands: ReportUse["bands"];
}

const NO_BANDS: Shown = { bandOf: [], bands: [] };
const YEAR = 365;

function bandsShown({ plan, ...place }: PlanAt, from: Day): Shown {
  const energy = pricesOn({ plan, ...place }, from)?.prices.energy;
  if (energy?.by !== "bands") return NO_BANDS;
  const map = bandMap(energy, plan.daysOff);
  const days = Array.from({ length: YEAR }, (_, index) => map.on(addDays(from, index)));
  const most = Array.from({ length: SLOTS }, (_, slot) => mostCommon(days, slot));
  const keys = [...new Set(most)];
  return {
    bandOf: most.map((key) => keys.indexOf(key)),
    bands: keys.map((key) => energy.bands[map.keys[key] ?? ""]?.label ?? { ja: "", en: "" }),
  };
}

/** The band that a half-hour has on most days. */
function mostCommon(days: readonly Uint16Array[], slot: number): number {
  const counts = new Map<number, number>();
  for (const runs of days) {
    const band = bandAt(runs, slot);
    counts.set(band, (counts.get(band) ?? 0) + 1);
  }
  const [first = [0, 0], ...others] = counts;
  return others.reduce((best, one) => (one[1] > best[1] ? one : best), first)[0];
}
