import { isEstimated, QUALITY, type Series } from "../../metering/series.ts";
import type { MeasuredHome, Part } from "./measured-home.ts";

/** A stretch of half-hours of the period: a bar. */
export interface Step {
  readonly key: string;
  /** Index of its first half-hour in the period, and of the first after it. */
  readonly from: number;
  readonly until: number;
}

/** How much of a stretch is known, in half-hours; of two devices a day has 96. */
export interface Known {
  readonly slots: number;
  readonly missing: number;
  /** Filled in, or the share of an outage of several half-hours. */
  readonly estimated: number;
}

export interface Row {
  readonly key: string;
  readonly wh: readonly number[];
  readonly totalWh: number;
  readonly known: Known;
}

/** What is drawn in one colour: an appliance, or all of a room. */
export interface Group {
  readonly key: string;
  readonly parts: readonly Part[];
}

/**
 * A dwelling's use by steps and groups. It reconciles to the Wh, in all and in each step: used +
 * alone = sum of the rows + rest.
 */
export interface SplitHome {
  readonly used: Row;
  readonly stepsKnown: readonly Known[];
  readonly rows: readonly Row[];
  /** What no device measured. Below 0 where registers of coarse steps ran ahead of the meter's. */
  readonly rest: Row;
  /** What devices measured while the house's own meter said nothing. */
  readonly aloneWh: number;
  /** Of what the house used, as much as devices account for. */
  readonly coveredWh: number;
}

/** Half-hours of the period of which something may be known: what lies outside is not missing. */
export interface Heard {
  readonly from: number;
  readonly until: number;
}

export function splitHome(
  home: MeasuredHome,
  { steps, groups, heard }: { steps: readonly Step[]; groups: readonly Group[]; heard: Heard },
): SplitHome {
  const { used } = home;
  const all = groups.flatMap(({ parts }) => parts.map(({ series }) => series));
  const rows = groups.map(({ key, parts }) => rowOf(key, parts, { steps, heard }));
  const house = rowOf("house", [{ series: used, begin: 0 }], { steps, heard });
  const alone = steps.map((step) => sumWhere(all, used, step));
  const restWh = steps.map((_, at) => {
    const measured = rows.reduce((sum, { wh }) => sum + (wh[at] ?? 0), 0);
    return (house.wh[at] ?? 0) + (alone[at] ?? 0) - measured;
  });
  return {
    used: house,
    stepsKnown: steps.map((step) => knownOf({ series: used, begin: 0 }, within(step, heard))),
    rows,
    rest: { key: "rest", wh: restWh, totalWh: sum(restWh), known: house.known },
    aloneWh: sum(alone),
    coveredWh: coveredOf(used, all),
  };
}

type Begun = Pick<Part, "series" | "begin">;

function rowOf(
  key: string,
  parts: readonly Begun[],
  { steps, heard }: { readonly steps: readonly Step[]; readonly heard: Heard },
): Row {
  const wh = steps.map(({ from, until }) => {
    let total = 0;
    for (const { series } of parts)
      for (let slot = from; slot < until; slot += 1) total += series.wh[slot] ?? 0;
    return total;
  });
  const whole = { from: steps[0]?.from ?? 0, until: steps.at(-1)?.until ?? 0 };
  const known = parts.map((part) => knownOf(part, within(whole, heard)));
  return { key, wh, totalWh: sum(wh), known: known.reduce(added, NOTHING) };
}

const NOTHING: Known = { slots: 0, missing: 0, estimated: 0 };

function added(a: Known, b: Known): Known {
  return {
    slots: a.slots + b.slots,
    missing: a.missing + b.missing,
    estimated: a.estimated + b.estimated,
  };
}

/** What of a stretch was heard of; empty where it lies outside. */
export function within({ from, until }: Heard, heard: Heard): Heard {
  const start = Math.max(from, heard.from);
  return { from: start, until: Math.max(start, Math.min(until, heard.until)) };
}

function knownOf({ series: { quality }, begin }: Begun, { from, until }: Heard): Known {
  let missing = 0;
  let estimated = 0;
  const first = Math.max(from, begin);
  for (let slot = first; slot < until; slot += 1) {
    if (quality[slot] === QUALITY.missing) missing += 1;
    else if (isEstimated(quality[slot])) estimated += 1;
  }
  return { slots: Math.max(0, until - first), missing, estimated };
}

function sumWhere(series: readonly Series[], house: Series, { from, until }: Step): number {
  let total = 0;
  for (let slot = from; slot < until; slot += 1) {
    if (house.quality[slot] !== QUALITY.missing) continue;
    for (const { wh } of series) total += wh[slot] ?? 0;
  }
  return total;
}

/** Half-hour by half-hour no more than the house used: what a coarse register ran ahead is none. */
function coveredOf(house: Series, series: readonly Series[]): number {
  let covered = 0;
  for (let slot = 0; slot < house.wh.length; slot += 1) {
    if (house.quality[slot] === QUALITY.missing) continue;
    const measured = series.reduce((total, { wh }) => total + (wh[slot] ?? 0), 0);
    covered += Math.max(0, Math.min(measured, house.wh[slot] ?? 0));
  }
  return covered;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
