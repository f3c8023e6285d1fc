import { z } from "zod";
import { addDays, type Day } from "../kernel/day.ts";
import { compare, decimal, multiply, whole } from "../kernel/exact.ts";
import { no, ok, type Result } from "../kernel/result.ts";
import { decimalField } from "../terms/fields.ts";
import { missingSlots } from "./gaps.ts";
import { QUALITY, SLOTS_A_DAY, type Series } from "./series.ts";

const methodField = z.enum(["same-slot-mean", "same-weekday-before"]);

/**
 * How missing slots are estimated, as the catalogue says: methods are tried in order, slot by slot.
 */
export const gapRuleField = z.strictObject({
  methods: z.array(methodField).min(1),
  /** Largest share of missing slots that may be estimated: `"0.20"` is a fifth of the period. */
  atMostShare: decimalField,
});
export type GapRule = z.output<typeof gapRuleField>;

export type GapRefusal =
  | {
      readonly code: "metering.too-many-gaps";
      readonly missing: number;
      readonly slots: number;
      readonly atMostShare: string;
    }
  | {
      readonly code: "metering.nothing-to-estimate-from";
      readonly day: Day;
      readonly slot: number;
    };

/** Days of one kind are alike for estimation: "business day", "day off". */
export type DayKind = (on: Day) => string;

/**
 * The series with every missing slot estimated, or a refusal. `same-slot-mean`: the mean of the
 * same slot over the days of the same kind in the period, half up to whole Wh: measured 200, 210
 * and 221 Wh give 210. Only values that were not estimated themselves count. `same-weekday-before`:
 * the value one week earlier, two weeks, … in the period.
 */
export function fillGaps(
  series: Series,
  rule: GapRule,
  kindOf: DayKind,
): Result<Series, GapRefusal> {
  const missing = missingSlots(series);
  if (missing === 0) return ok(series);
  const slots = series.quality.length;
  if (compare(whole(missing), multiply(decimal(rule.atMostShare), whole(slots))) > 0)
    return no({ code: "metering.too-many-gaps", missing, slots, atMostShare: rule.atMostShare });
  const wh = series.wh.slice();
  const quality = series.quality.slice();
  const means = rule.methods.includes("same-slot-mean") ? slotMeans(series, kindOf) : new Map();
  for (let index = 0; index < slots; index += 1) {
    if (quality[index] !== QUALITY.missing) continue;
    const found = estimate(series, index, rule, { means, kindOf });
    if (found === null)
      return no({
        code: "metering.nothing-to-estimate-from",
        day: addDays(series.from, Math.floor(index / SLOTS_A_DAY)),
        slot: index % SLOTS_A_DAY,
      });
    wh[index] = found;
    quality[index] = QUALITY.estimated;
  }
  return ok({ ...series, wh, quality });
}

interface SlotSums {
  readonly wh: Float64Array;
  readonly count: Uint32Array;
}

interface Basis {
  readonly means: ReadonlyMap<string, SlotSums>;
  readonly kindOf: DayKind;
}

function estimate(series: Series, index: number, rule: GapRule, basis: Basis): number | null {
  for (const method of rule.methods) {
    const found =
      method === "same-slot-mean"
        ? sameSlotMean(series, index, basis)
        : sameWeekdayBefore(series, index);
    if (found !== null) return found;
  }
  return null;
}

function sameSlotMean({ from }: Series, index: number, { means, kindOf }: Basis): number | null {
  const sums = means.get(kindOf(addDays(from, Math.floor(index / SLOTS_A_DAY))));
  const slot = index % SLOTS_A_DAY;
  const count = sums?.count[slot] ?? 0;
  // Half up on whole numbers: ⌊(2 × sum + count) ÷ (2 × count)⌋.
  return count === 0 ? null : Math.floor((2 * (sums?.wh[slot] ?? 0) + count) / (2 * count));
}

function sameWeekdayBefore({ wh, quality }: Series, index: number): number | null {
  const week = 7 * SLOTS_A_DAY;
  for (let earlier = index - week; earlier >= 0; earlier -= week)
    if (isKnown(quality[earlier])) return wh[earlier] ?? null;
  return null;
}

function slotMeans({ from, wh, quality }: Series, kindOf: DayKind): ReadonlyMap<string, SlotSums> {
  const sums = new Map<string, SlotSums>();
  for (let index = 0; index < wh.length; index += 1) {
    if (!isKnown(quality[index])) continue;
    const kind = kindOf(addDays(from, Math.floor(index / SLOTS_A_DAY)));
    let sum = sums.get(kind);
    if (!sum) {
      sum = { wh: new Float64Array(SLOTS_A_DAY), count: new Uint32Array(SLOTS_A_DAY) };
      sums.set(kind, sum);
    }
    const slot = index % SLOTS_A_DAY;
    sum.wh[slot] = (sum.wh[slot] ?? 0) + (wh[index] ?? 0);
    sum.count[slot] = (sum.count[slot] ?? 0) + 1;
  }
  return sums;
}

function isKnown(quality: number | undefined): boolean {
  return quality === QUALITY.measured || quality === QUALITY.provisional;
}
