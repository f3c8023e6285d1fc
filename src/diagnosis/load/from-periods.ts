import { addMonths, type Day, formatDay, type Month } from "../../kernel/day.ts";
import { formatPeriod, type Period, periodOf } from "../../kernel/period.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { nearest } from "../nearest.ts";
import { sumWh } from "../sum-wh.ts";
import { type MonthlyMeanC, wrongTemperatures } from "./climate.ts";
import { holidaysUnknown } from "./day-type.ts";
import {
  type LoadBasis,
  type LoadError,
  type LoadNote,
  type LoadYear,
  loadYear,
  SLOT_ORIGIN,
  SLOTS,
} from "./load-year.ts";
import { filledNotes, shapedNote } from "./note.ts";
import { type LoadRefusals, refuseWhen } from "./refusal.ts";
import { type ShapeChoice, slotWeights, templateOf } from "./shape.ts";
import { spreadEnergy } from "./spread-energy.ts";

/** What was used between two readings, in whole Wh. */
export interface PeriodUse {
  readonly period: Period;
  readonly wh: number;
}

export interface PeriodsQuestion {
  readonly periods: readonly PeriodUse[];
  readonly shape: ShapeChoice;
  readonly monthlyMeanC: MonthlyMeanC;
}

export interface MonthsQuestion extends Omit<PeriodsQuestion, "periods"> {
  readonly months: readonly { readonly month: Month; readonly wh: number }[];
}

/** 200,000 kWh a month: beyond any dwelling. */
const MOST_WH = 200_000_000;

/**
 * A year from what was used month by month (1 to 12 of them, EN-06). Each stated month keeps its
 * energy to the Wh; a missing one takes the pattern's own season at the level of those beside it.
 */
export function yearOfMonths(question: MonthsQuestion): Result<LoadYear, LoadRefusals> {
  const periods = question.months.map(({ month, wh }) => ({ period: periodOf(month), wh }));
  return yearOfPeriods({ ...question, periods });
}

/** The same from reading to reading: 2026-06-10/2026-07-10. The year ends with the last reading. */
export function yearOfPeriods(
  question: PeriodsQuestion,
  { basis = "months", notes = [] }: { basis?: LoadBasis; notes?: readonly LoadNote[] } = {},
): Result<LoadYear, LoadRefusals> {
  const template = templateOf(question.shape);
  const wrong = [
    ...wrongPeriods(question.periods),
    ...wrongTemperatures(question.monthlyMeanC),
    ...(template.ok ? [] : template.refusal),
  ];
  if (wrong.length > 0 || !template.ok) return no(wrong);
  const stated = question.periods.toSorted((a, b) => a.period.from - b.period.from);
  const year = yearBefore(stated.at(-1)?.period.until ?? (0 as Day));
  const weights = slotWeights(template.value, year, question.monthlyMeanC);
  const { wh, origin } = shaped(stated, year, weights);
  const grown = origin.reduce((sum, of) => sum + (of === SLOT_ORIGIN.grown ? 1 : 0), 0);
  return ok(
    loadYear({
      from: year.from,
      wh,
      origin,
      generation: null,
      basis,
      hemisphere: "north",
      error: errorOf(grown / wh.length, question.shape),
      notes: [...notes, shapedNote(template.value.label), ...filledNotes({ filled: 0, grown })],
    }),
  );
}

function yearBefore(until: Day): { from: Day; days: number } {
  const from = addMonths(until, -12);
  return { from, days: until - from };
}

function shaped(
  stated: readonly PeriodUse[],
  { from, days }: { from: Day; days: number },
  weights: Float64Array,
): { wh: Float64Array; origin: Uint8Array } {
  const wh = new Float64Array(days * SLOTS);
  const origin = new Uint8Array(wh.length).fill(SLOT_ORIGIN.grown);
  const levels = new Float64Array(days).fill(-1);
  for (const { period, wh: total } of stated) {
    const [start, end] = [(period.from - from) * SLOTS, (period.until - from) * SLOTS];
    const inside = weights.subarray(start, end);
    spreadEnergy(total, inside, wh.subarray(start, end));
    origin.fill(SLOT_ORIGIN.shaped, start, end);
    levels.fill(total / sumWh(inside), period.from - from, period.until - from);
  }
  growAtLevels({ wh, weights, levels });
  return { wh, origin };
}

/** Days between two stated periods take a level that runs straight from one to the other. */
function growAtLevels(parts: {
  readonly wh: Float64Array;
  readonly weights: Float64Array;
  readonly levels: Float64Array;
}): void {
  const { wh, weights, levels } = parts;
  const days = levels.length;
  for (let day = 0; day < days; day += 1) {
    if ((levels[day] ?? 0) >= 0) continue;
    const [before, after] = [knownFrom(levels, day, -1), knownFrom(levels, day, 1)];
    const [low, high] = [
      levels[wrap(day - before, days)] ?? 0,
      levels[wrap(day + after, days)] ?? 0,
    ];
    const level = low + ((high - low) * before) / (before + after);
    const [start, end] = [day * SLOTS, (day + 1) * SLOTS];
    const inside = weights.subarray(start, end);
    spreadEnergy(nearest(level * sumWh(inside)), inside, wh.subarray(start, end));
  }
}

/** Days to the next one with a level of its own, round the year. */
function knownFrom(levels: Float64Array, day: number, step: 1 | -1): number {
  let away = 1;
  while ((levels[wrap(day + step * away, levels.length)] ?? 0) < 0 && away < levels.length)
    away += 1;
  return away;
}

function wrap(day: number, days: number): number {
  return ((day % days) + days) % days;
}

/** Stated defaults, illustrative: the level of a month unknown, the hours of a pattern chosen. */
function errorOf(grownShare: number, { by }: ShapeChoice): LoadError {
  return {
    levelPercent: 15 * grownShare,
    shapePercent: by === "bands" ? 12 : 18,
    source: {
      ja:
        "設定値（例示）: 検針値のない期間の割合に15 %、" +
        "別の30分となる使用量は型で18 %、時間帯の割合があれば12 %",
      en:
        "stated default (illustrative): 15 % on the share of the year that no reading covers; " +
        "18 % of the use in other half-hours with a template, 12 % with own weights",
    },
  };
}

function wrongPeriods(periods: readonly PeriodUse[]): LoadRefusals {
  if (periods.length === 0)
    return refuseWhen(true, {
      code: "diagnosis.no-months",
      field: "periods",
      got: "none",
      accepted: "1 to 12 months, each with its kWh",
    });
  const inOrder = periods.toSorted((a, b) => a.period.from - b.period.from);
  const [first, last] = [inOrder[0]?.period.from ?? 0, inOrder.at(-1)?.period.until ?? 0];
  return [
    ...periods.flatMap((use, index) => wrongPeriod(use, index)),
    ...inOrder.flatMap(({ period }, index) => twice(period, inOrder[index - 1]?.period)),
    ...refuseWhen(last > first && addMonths(last as Day, -12) > first, {
      code: "diagnosis.too-many-months",
      field: "periods",
      got: `${formatDay(first as Day)} to ${formatDay(last as Day)}`,
      accepted: "at most 12 months from the first to the last",
    }),
    ...holidaysUnknown(addMonths(last as Day, -12), last as Day),
  ];
}

function wrongPeriod({ period, wh }: PeriodUse, index: number): LoadRefusals {
  const days = period.until - period.from;
  return [
    ...refuseWhen(!(days >= 1 && days <= 366), {
      code: "diagnosis.period-wrong",
      field: `periods[${index}].period`,
      got: formatPeriod(period),
      accepted: "a period that ends after it begins, of at most a year",
    }),
    ...refuseWhen(!Number.isSafeInteger(wh) || wh < 0 || wh > MOST_WH, {
      code: "diagnosis.energy-implausible",
      field: `periods[${index}].wh`,
      got: String(wh),
      accepted: "whole Wh from 0 to 200,000,000 (200,000 kWh)",
    }),
  ];
}

function twice(period: Period, before: Period | undefined): LoadRefusals {
  return refuseWhen(before !== undefined && before.until > period.from, {
    code: "diagnosis.month-twice",
    field: "periods",
    got: formatPeriod(period),
    accepted: "each day once: this period begins before the one before it ends",
  });
}
