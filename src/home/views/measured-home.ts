import type { Period } from "../../kernel/period.ts";
import type { Series } from "../../metering/series.ts";
import { addSeries, type Term } from "./add-series.ts";
import type { HousePlan, PartPlan } from "./part-plan.ts";

/** A part and its half-hours. */
export interface Part extends Pick<PartPlan, "key" | "name" | "kind" | "room"> {
  readonly series: Series;
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

export function measuredHome(
  plan: HousePlan,
  period: Period,
  seriesOf: (meter: string) => Series,
): MeasuredHome {
  const sum = (plus: readonly string[], minus: readonly string[] = []) =>
    addSeries([...termsOf(plus, 1, seriesOf), ...termsOf(minus, -1, seriesOf)], period);
  const flow = (meters: readonly string[]) => (meters.length === 0 ? null : sum(meters));
  const inward = plan.bought === null ? [] : [plan.bought];
  const outward = plan.sold === null ? [] : [plan.sold];
  const used =
    plan.bought === null
      ? sum([])
      : sum([...inward, ...plan.generated, ...plan.discharged], [...outward, ...plan.charged]);
  return {
    period,
    used,
    bought: sum(inward),
    sold: flow(outward),
    generated: flow(plan.generated),
    charged: flow(plan.charged),
    discharged: flow(plan.discharged),
    parts: plan.parts.map(({ key, name, kind, room, plus, minus }) => {
      return { key, name, kind, room, series: sum(plus, minus) };
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
