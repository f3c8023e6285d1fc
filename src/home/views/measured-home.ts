import type { Period } from "../../kernel/period.ts";
import type { Series } from "../../metering/series.ts";
import type { Day } from "../../kernel/day.ts";
import { addSeries, type Term } from "./add-series.ts";
import { beginningOf, sinceFirst } from "./since-first.ts";
import type { HousePlan, PartPlan } from "./part-plan.ts";

/** A part and its half-hours. */
export interface Part extends Pick<PartPlan, "key" | "name" | "kind" | "room"> {
  readonly series: Series;
  /** The half-hour with which it began to be measured: before, nothing of it is missing. */
  readonly begin: number;
}

/**
 * A home over a period of whole days. What it used is what came in less what went out: bought −
 * sold + generated + discharged − charged, half-hour by half-hour, known only where all of them
 * are.
 */
export interface MeasuredHome {
  readonly period: Period;
  readonly used: Series;
  readonly bought: Series;
  readonly sold: Series | null;
  readonly generated: Series | null;
  readonly charged: Series | null;
  readonly discharged: Series | null;
  readonly parts: readonly Part[];
}

/** Every meter of a plan; each is loaded once. */
export function metersOfPlan(plan: HousePlan): readonly string[] {
  const edge = [plan.bought, plan.sold].flatMap((meter) => meter ?? []);
  const parts = plan.parts.flatMap(({ plus, minus }) => [...plus, ...minus]);
  const flows = [...plan.generated, ...plan.charged, ...plan.discharged];
  return [...new Set([...edge, ...flows, ...parts])];
}

/** Half-hours of meters, and the first day of which each knows anything. */
export interface Metered {
  readonly seriesOf: (meter: string) => Series;
  readonly firstDayOf: (meter: string) => Day | null;
}

/**
 * What flows through a meter before it was there is nothing: a gateway that came after the contract
 * does not make the years before unknown.
 */
export function measuredHome(
  plan: HousePlan,
  period: Period,
  { seriesOf, firstDayOf }: Metered,
): MeasuredHome {
  const since = (meter: string) => sinceFirst(seriesOf(meter), firstDayOf(meter));
  const sum = (plus: readonly string[], minus: readonly string[] = []) =>
    addSeries([...termsOf(plus, 1, since), ...termsOf(minus, -1, since)], period);
  const flow = (meters: readonly string[]) => (meters.length === 0 ? null : sum(meters));
  const inward = plan.bought === null ? [] : [plan.bought];
  const outward = plan.sold === null ? [] : [plan.sold];
  const bought = addSeries(termsOf(inward, 1, seriesOf), period);
  const into = [...plan.generated, ...plan.discharged];
  const flows = [...termsOf(into, 1, since), ...termsOf([...outward, ...plan.charged], -1, since)];
  const used =
    plan.bought === null ? bought : addSeries([{ series: bought, sign: 1 }, ...flows], period);
  return {
    period,
    used,
    bought,
    sold: flow(outward),
    generated: flow(plan.generated),
    charged: flow(plan.charged),
    discharged: flow(plan.discharged),
    parts: plan.parts.map(({ key, name, kind, room, plus, minus }) => {
      const measured = addSeries(
        [...termsOf(plus, 1, seriesOf), ...termsOf(minus, -1, since)],
        period,
      );
      const begins = plus.map((meter) => beginningOf(seriesOf(meter), firstDayOf(meter)));
      return { key, name, kind, room, series: measured, begin: Math.max(0, ...begins) };
    }),
  };
}

function termsOf(
  meters: readonly string[],
  sign: Term["sign"],
  seriesOf: (meter: string) => Series,
): readonly Term[] {
  return meters.map((meter) => ({ series: seriesOf(meter), sign }));
}
