import type { Label } from "../../terms/fields.ts";
import { type DayFacts, fitDays, predicted } from "./fit-days.ts";
import { donorOf } from "./grow-days.ts";
import { type LoadError, SLOTS } from "./load-year.ts";
import type { ReadDay } from "./measured.ts";

/** Fewer whole days than these leave too little to hold out. */
const LEAST_DAYS = 28;
const WEEK = 7;
/** Stated defaults for short runs (illustrative). */
const SHORT = { level: 0.2, shape: 0.12 } as const;
/** What growing into a season that no day was measured in adds (illustrative). */
const UNSEEN_SEASON = 0.2;
const SEEN_WITHIN_C = 2;

const ALL_MEASURED: Label = {
  ja: "1年分のすべての30分が実測値",
  en: "every half-hour of the year is measured",
};

interface Parts {
  readonly wh: Float64Array;
  readonly days: readonly ReadDay[];
  readonly facts: DayFacts;
  /** Days that were grown. */
  readonly grown: readonly number[];
  /** Shares of the year's half-hours that were filled and grown. */
  readonly filledShare: number;
  readonly grownShare: number;
}

/**
 * How far the year may lie from what was used: each measured week is left out, grown from the rest
 * and held against what it was. Level: root mean square of the weeks' errors, with 20 % more for
 * the grown days of a season that was not measured, on the share that was grown. Shape: the mean
 * share of use in other half-hours, of a week's mean day.
 */
export function heldOutError(parts: Parts): LoadError {
  const { days, filledShare, grownShare } = parts;
  if (filledShare + grownShare === 0)
    return { levelPercent: 0, shapePercent: 0, source: ALL_MEASURED };
  const held = days.length >= LEAST_DAYS ? holdOut(parts) : null;
  const { level, shape } = held ?? SHORT;
  const unseen = UNSEEN_SEASON * unseenShare(parts);
  const share = grownShare * Math.hypot(level, unseen) + filledShare * level;
  const source = held ? heldOutText(held.weeks) : tooFewText(days.length);
  return {
    levelPercent: 100 * share,
    shapePercent: 100 * shape * (grownShare + filledShare),
    source,
  };
}

function heldOutText(weeks: number): Label {
  return {
    ja: `実測の${weeks}週を1週ずつ除き、残りから推計した値と比べた誤差`,
    en: `${weeks} measured weeks, each left out and grown from the rest`,
  };
}

function tooFewText(days: number): Label {
  return {
    ja: `設定値（例示）: 欠けのない日が${days}日では誤差を確かめられません`,
    en: `stated default (illustrative): ${days} whole days are too few to hold any out`,
  };
}

function holdOut({ wh, days, facts }: Parts): { level: number; shape: number; weeks: number } {
  let [squares, shapes, weeks] = [0, 0, 0];
  for (let start = 0; start + WEEK <= days.length; start += WEEK) {
    const left = days.slice(start, start + WEEK);
    const rest = [...days.slice(0, start), ...days.slice(start + WEEK)];
    const fit = fitDays(rest, facts);
    const was = new Float64Array(SLOTS);
    const grown = new Float64Array(SLOTS);
    let [total, expected] = [0, 0];
    for (const { day, totalWh } of left) {
      total += totalWh;
      expected += predicted(fit, day, facts);
      addShape(was, wh, day, totalWh);
      const donor = donorOf(day, rest, facts);
      if (donor) addShape(grown, wh, donor.day, donor.totalWh);
    }
    if (total === 0) continue;
    squares += (expected / total - 1) ** 2;
    shapes += misplaced(was, grown) / WEEK;
    weeks += 1;
  }
  const count = Math.max(1, weeks);
  return { level: Math.sqrt(squares / count), shape: shapes / count, weeks };
}

function addShape(sum: Float64Array, wh: Float64Array, day: number, totalWh: number): void {
  if (totalWh === 0) return;
  for (let slot = 0; slot < SLOTS; slot += 1)
    sum[slot] = (sum[slot] ?? 0) + (wh[day * SLOTS + slot] ?? 0) / totalWh;
}

function misplaced(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let slot = 0; slot < SLOTS; slot += 1) sum += Math.abs((a[slot] ?? 0) - (b[slot] ?? 0));
  return sum / 2;
}

/** Share of the grown days that are warmer or colder by normals than all that were measured. */
function unseenShare({ days, facts, grown }: Parts): number {
  if (grown.length === 0) return 0;
  const { normalC } = facts.climate;
  const measured = days.map(({ day }) => normalC[day] ?? 0);
  const low = Math.min(...measured) - SEEN_WITHIN_C;
  const high = Math.max(...measured) + SEEN_WITHIN_C;
  const unseen = grown.filter(
    (day) => !((normalC[day] ?? 0) >= low && (normalC[day] ?? 0) <= high),
  );
  return unseen.length / grown.length;
}
