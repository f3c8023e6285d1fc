import { type Exact, reduce } from "../../../kernel/exact.ts";
import { run } from "../../../kernel/program/run.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import type { Charge, Missing } from "../charge.ts";
import type { UseTerms } from "../context.ts";
import type { PlanAt } from "../plan-at.ts";
import type { EnergyUse } from "../quantity.ts";
import type { DayClasses, Layout } from "./day-classes.ts";
import type { YearTerms } from "./model.ts";
import { sampleProfile, sampleUse } from "./sample-use.ts";
import { MOST_ENERGY, MOST_WEIGHTED, type Traced, traceUse } from "./trace.ts";
import { type UseProfile, useIn } from "./use-profile.ts";

/** A plan prepared to be asked again and again what a year of use would cost. */
export interface PlanYear {
  readonly plan: PlanAt;
  /** By period, what the charges of an ordinary use say about themselves. */
  readonly said: readonly ChargesSaid[];
  /**
   * What the use of a year costs, and by period into `out`: exactly what the charges of
   * `rateEnergyUse` come to, in whole yen where the seller's rounding leaves no less. Tax that is
   * added on the bill is not in it.
   */
  readonly yen: (use: UseProfile, out?: Float64Array) => number;
}

/** Clauses and marks of the charges of a period, each once. */
type ChargesSaid = Pick<Charge, "clauses" | "marks">;

/** One period of a plan's year. */
interface PlanPeriod {
  readonly index: number;
  readonly layout: Layout;
  readonly terms: UseTerms;
  /** Where each of its programs begins in the code of the year. */
  readonly starts: number[];
}

/** Further ways through the tariff of one period are rated as they stand. */
const MOST_PROGRAMS = 16;

/**
 * Prepares a plan for a year (EN-03, EN-09), or says what is missing to it: its bill of each period
 * is rated once for ordinary use, and the derivation of the total becomes a program. Use that takes
 * another way through the tariff is rated as it stands and leaves a program beside the first.
 */
export function planYear(
  plan: PlanAt,
  { periods: asked, ...terms }: YearTerms,
  classes: DayClasses,
): Result<PlanYear, Missing> {
  if (asked !== classes.periods) throw new Error("the days were classed for other periods");
  const sample = sampleProfile(classes);
  const periods: PlanPeriod[] = [];
  const said: ChargesSaid[] = [];
  const code: number[] = [];
  for (const [index, { period, billMonth }] of asked.entries()) {
    const layout = classes.layoutOf(plan, period.from);
    const own = { index, layout, terms: { ...terms, billMonth, partial: null }, starts: [] };
    // Whether spot prices are missing shows where half-hours are rated.
    const use = layout.by === "market" ? sampleUse(plan, period) : useIn(sample, layout, index);
    const traced = traceUse(plan, use, own);
    if (!traced.ok) return traced;
    keepProgram(traced.value, own, code);
    said.push(saidBy(traced.value.charges));
    periods.push(own);
  }
  let packed = Float64Array.from(code);
  const rate = (own: PlanPeriod, use: EnergyUse): number => {
    const traced = traceUse(plan, use, own);
    // What is missing was found out when the plan was prepared; use has no part in it.
    if (!traced.ok) throw new Error(`${traced.refusal.code}: ${traced.refusal.missing}`);
    if (own.starts.length > 0 && own.starts.length < MOST_PROGRAMS) {
      const more = [...packed];
      keepProgram(traced.value, own, more);
      packed = Float64Array.from(more);
    }
    return yenOf(traced.value.total);
  };
  const yen: PlanYear["yen"] = (use, out) => {
    if (use.classes !== classes) throw new Error("the use was profiled for other days");
    let sum = 0;
    for (const own of periods) {
      const found = runAny(own, packed, use);
      const amount = Number.isNaN(found) ? rate(own, useIn(use, own.layout, own.index)) : found;
      if (out) out[own.index] = amount;
      sum += amount;
    }
    return sum;
  };
  return ok({ plan, said, yen });
}

function saidBy(charges: readonly Charge[]): ChargesSaid {
  return {
    clauses: [...new Set(charges.flatMap(({ clauses }) => clauses))],
    marks: [...new Set(charges.flatMap(({ marks }) => marks))],
  };
}

/** The answer of the program whose way this use takes; NaN when there is none yet. */
function runAny(
  { index, layout, starts }: PlanPeriod,
  code: Float64Array,
  { energies }: UseProfile,
): number {
  const from = layout.start + index * layout.width;
  if (!isProved(layout, energies, from)) return NaN;
  for (let known = 0; known < starts.length; known += 1) {
    const value = run(code, starts[known] ?? 0, energies, from, layout.width);
    if (!Number.isNaN(value)) return value;
  }
  return NaN;
}

/** Whether a program was proved for energy of this size. */
function isProved({ by, width }: Layout, energies: Float64Array, from: number): boolean {
  for (let input = 0; input < width; input += 1) {
    const most = by === "market" && input === 1 ? MOST_WEIGHTED : MOST_ENERGY;
    const amount = energies[from + input] ?? NaN;
    if (!(amount >= 0 && amount <= most)) return false;
  }
  return true;
}

function keepProgram({ program }: Traced, { starts }: PlanPeriod, code: number[]): void {
  if (program === null) return;
  starts.push(code.length);
  code.push(...program);
}

/** Whole yen; of an amount that keeps its digits, the double that is nearest. */
function yenOf(total: Exact): number {
  const { n, d } = reduce(total);
  return Number(n) / Number(d);
}
