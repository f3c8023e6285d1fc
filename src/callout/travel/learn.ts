import { plainSeconds } from "./estimate.ts";
import { secondsOf, tokyoHour } from "./instants.ts";
import type { FinishedLeg, Spread, TravelModel } from "./model.ts";

interface LearnAsk {
  /** Speeds, classes and the handling are kept; what was learned before is learned anew. */
  readonly prior: TravelModel;
  readonly legs: readonly FinishedLeg[];
}

/** A journey that took less, or more, tells of a wrong clock or a stop on the way: seconds. */
const SHORTEST = 60;
const LONGEST = 3 * 3600;
/** Nor is one believed that was so many times as quick or slow as its estimate; thousandths. */
const QUICKEST = 250;
const SLOWEST = 4000;
/** So many journeys weigh as much as what is known from all other hours of the area. */
const PRIOR_WEIGHT = 8;
/** Fewer journeys tell nothing of how far they stray. */
const LEAST_FOR_SPREAD = 40;

interface Measured {
  readonly area: string | null;
  readonly hour: number;
  /** Thousandths of the estimate. */
  readonly ratio: number;
}

/**
 * Learn from finished journeys: the median of measured against estimated time for each area and
 * hour, drawn to the area's own, that to all areas', and that to the estimate where journeys are
 * few. 8 journeys of median 1.4 where all else is 1.0 give 1.2; 72 of them 1.36.
 */
export function learnTravel({ prior, legs }: LearnAsk): TravelModel {
  const measured = legs.flatMap((leg) => measuredOf(prior, leg));
  const ratio = drawn(measured, 1000);
  const areas = Map.groupBy(
    measured.filter(({ area }) => area !== null),
    ({ area }) => area ?? "",
  );
  const ratios = Object.fromEntries(
    [...areas]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([area, those]) => [area, hoursOf(those, drawn(those, ratio))]),
  );
  const model = { ...prior, ratio, ratios, learnedFrom: measured.length };
  return { ...model, spread: spreadOf(measured, model) };
}

/** Ratio of a journey that can be believed; none of one that cannot. */
function measuredOf(prior: TravelModel, leg: FinishedLeg): readonly Measured[] {
  const left = secondsOf(leg.leftAt);
  const took = secondsOf(leg.arrivedAt) - left;
  if (took < SHORTEST || took > LONGEST) return [];
  const hour = tokyoHour(left);
  const expected = plainSeconds(prior, { ...leg, hour });
  if (expected < SHORTEST) return [];
  // The way to the car and to the door is no slower in a jam.
  const ratio = Math.floor((Math.max(1, took - prior.handlingSeconds) * 1000) / expected);
  return ratio < QUICKEST || ratio > SLOWEST ? [] : [{ area: leg.area, hour, ratio }];
}

function hoursOf(those: readonly Measured[], ofArea: number): readonly number[] {
  return Array.from({ length: 24 }, (_, hour) =>
    drawn(
      those.filter((each) => each.hour === hour),
      ofArea,
    ),
  );
}

/** The median of those, drawn to what was known before by how few they are. */
function drawn(those: readonly Measured[], before: number): number {
  if (those.length === 0) return before;
  const middle = quantile(ratiosOf(those), 500);
  const weighed = those.length * middle + PRIOR_WEIGHT * before;
  return Math.floor(weighed / (those.length + PRIOR_WEIGHT));
}

/** Between the tenth and the ninetieth of a hundred journeys, against what was learned. */
function spreadOf(measured: readonly Measured[], model: TravelModel): Spread {
  if (measured.length < LEAST_FOR_SPREAD) return model.spread;
  const strayed = measured
    .map(({ area, hour, ratio }) => {
      const learned = (area === null ? undefined : model.ratios[area]?.[hour]) ?? model.ratio;
      return Math.floor((ratio * 1000) / learned);
    })
    .toSorted((a, b) => a - b);
  return {
    low: Math.min(1000, quantile(strayed, 100)),
    high: Math.max(1000, quantile(strayed, 900)),
  };
}

function ratiosOf(those: readonly Measured[]): readonly number[] {
  return those.map(({ ratio }) => ratio).toSorted((a, b) => a - b);
}

/** Of values in order, the one at so many thousandths; of an even count the lower. */
function quantile(inOrder: readonly number[], perMille: number): number {
  return inOrder[Math.floor(((inOrder.length - 1) * perMille) / 1000)] ?? 1000;
}
