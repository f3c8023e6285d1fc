import type { Missing } from "../rating/energy/charge.ts";
import { type UseProfile, useProfile } from "../rating/energy/year/use-profile.ts";
import type { FeedInTerms } from "../rating/feed-in.ts";
import { ok, type Result } from "../kernel/result.ts";
import type { HoursTooShort } from "../solar/loads/place-load.ts";
import { type Flows, runHouse, whByPeriod } from "./house.ts";
import type { BilledPeriod } from "./model.ts";
import { type PricedPlans, rateAll } from "./priced-plans.ts";
import type { Sold } from "./ranking.ts";
import type { Earnings } from "./sale.ts";
import { scratchFor } from "./scratch.ts";
import { houseOf, type HouseMaterial, type Parts } from "./scene.ts";
import { type Side, sideOf, yearsOf, type YearSlope } from "./side.ts";
import { drawsOf, type Slope } from "./surface.ts";
import { bentHouses, type Spread } from "./uncertain-use.ts";

/** A house that buys and sells, and the plans and prices that it does so under. */
export interface Metered {
  readonly priced: PricedPlans;
  readonly periods: readonly BilledPeriod[];
  readonly material: HouseMaterial;
  /** Null where nothing is sold. */
  readonly sale: FeedInTerms | null;
  readonly earnings: Earnings | null;
}

/** Electricity under every plan, and what is earned by selling. */
export interface Bought {
  readonly side: Side;
  readonly sold: Sold;
}

export type Trouble = Missing | HoursTooShort;

/** Rates the flows of a house; with a spread, also the house at the nodes of what is not known. */
export function boughtUnder(
  metered: Metered,
  flows: Flows,
  { parts, spread, present }: { parts: Parts; spread: Spread | null; present: number },
): Result<Bought, Trouble> {
  const { priced } = metered;
  const yen = rateAll(priced, profileOf(metered, flows.bought));
  const earned = earnedBy(flows, metered);
  if (!earned.ok) return earned;
  const slopes = spread === null ? null : slopesOf(metered, parts, spread);
  if (slopes !== null && !slopes.ok) return slopes;
  const years = slopes?.value.years ?? null;
  const side = sideOf(priced, yen, { present, slopes: years });
  const byPeriod = earned.value;
  const year = byPeriod.reduce((sum, yen) => sum + yen, 0);
  const draws = slopes === null ? null : drawsOf(year, slopes.value.sold);
  return ok({ side, sold: { byPeriod, year, draws } });
}

/** The use that plans are asked about, in a buffer that the next use overwrites. */
export function profileOf({ priced, material }: Metered, bought: Float64Array): UseProfile {
  const { classes, spot } = priced;
  const known = buffers.get(priced);
  const profile = useProfile(bought, material.from, classes, spot, known);
  if (known === undefined) buffers.set(priced, profile);
  return profile;
}

const buffers = new WeakMap<PricedPlans, UseProfile>();

function slopesOf(
  metered: Metered,
  parts: Parts,
  spread: Spread,
): Result<{ readonly years: YearSlope[]; readonly sold: Slope[] }, Trouble> {
  const years: YearSlope[] = [];
  const sold: Slope[] = [];
  for (const { factor, ...houses } of bentHouses(metered.material, spread)) {
    const low = nodeOf(metered, houses.low, parts);
    if (!low.ok) return low;
    const high = nodeOf(metered, houses.high, parts);
    if (!high.ok) return high;
    years.push({ factor, low: low.value.years, high: high.value.years });
    sold.push({ factor, low: low.value.sold, high: high.value.sold });
  }
  return ok({ years, sold });
}

function nodeOf(
  metered: Metered,
  material: HouseMaterial,
  parts: Parts,
): Result<{ readonly years: Float64Array; readonly sold: number }, Trouble> {
  const house = houseOf(material, parts);
  if (!house.ok) return house;
  const flows = runHouse(house.value, scratchFor(material.load.length).flows);
  const earned = earnedBy(flows, metered);
  if (!earned.ok) return earned;
  const yen = rateAll(metered.priced, profileOf(metered, flows.bought));
  const years = yearsOf(yen, metered.periods.length);
  return ok({ years, sold: earned.value.reduce((sum, one) => sum + one, 0) });
}

/** Yen by period for what a house sells, `later` years on. */
export function earnedBy(
  flows: Flows,
  { earnings, material, periods }: Metered,
  later = 0,
): Result<readonly number[], Missing> {
  if (flows.sold === null || earnings === null) return ok(periods.map(() => 0));
  return earnings(whByPeriod(flows.sold, material.from, periods), later);
}
