import { nearest } from "../nearest.ts";
import { type DailyFit, type DayFacts, predicted } from "./fit-days.ts";
import { SLOTS } from "./load-year.ts";
import type { ReadDay } from "./measured.ts";
import { spreadEnergy } from "./spread-energy.ts";

/** So many measured days most like a day are taken in turn: no one day is copied all over. */
const DONORS = 5;
/** A day of the other kind is as unlike as so many degrees. */
const OTHER_KIND = 100;

/** The measured day whose shape a day takes: of its kind, at the nearest normal temperature. */
export function donorOf(day: number, donors: readonly ReadDay[], facts: DayFacts): ReadDay | null {
  const near: { readonly donor: ReadDay; readonly unlike: number }[] = [];
  for (const donor of donors) {
    const unlike = unlikeness(day, donor.day, facts);
    const last = near.at(-1);
    if (near.length === DONORS && last && unlike >= last.unlike) continue;
    const at = near.findIndex((other) => unlike < other.unlike);
    near.splice(at < 0 ? near.length : at, 0, { donor, unlike });
    if (near.length > DONORS) near.pop();
  }
  return near[day % Math.max(1, near.length)]?.donor ?? null;
}

/** Normal temperatures are smooth, so that neighbours in the calendar are alike as well. */
function unlikeness(day: number, other: number, { climate, off }: DayFacts): number {
  const degrees = Math.abs((climate.normalC[day] ?? 0) - (climate.normalC[other] ?? 0));
  return degrees + (off[day] === off[other] ? 0 : OTHER_KIND);
}

/**
 * One day that was not measured: its energy by the fit and what the donor lay above or below its
 * own, laid on the donor's shape. 9,000 Wh by the fit on a donor of 10,500 where 10,000 were to be
 * expected is 9,500.
 */
export function growDay(
  day: number,
  parts: {
    readonly wh: Float64Array;
    readonly donors: readonly ReadDay[];
    readonly fit: DailyFit;
    readonly facts: DayFacts;
  },
  out: Float64Array,
): void {
  const { wh, donors, fit, facts } = parts;
  const donor = donorOf(day, donors, facts);
  if (donor === null) return;
  const expected = predicted(fit, day, facts);
  const rest = donor.totalWh - predicted(fit, donor.day, facts);
  const total = nearest(Math.max(expected + rest, expected / 5));
  spreadEnergy(total, wh.subarray(donor.day * SLOTS, (donor.day + 1) * SLOTS), out);
}
