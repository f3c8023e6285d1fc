import { addDays, addToMonth, type Day, firstDay, type Month } from "../../../kernel/day.ts";
import { type Period, periodOf } from "../../../kernel/period.ts";
import type { Yen } from "../../../kernel/yen.ts";
import { QUALITY, type Series, SLOTS_A_DAY } from "../../../metering/index.ts";
import { type ExpectedUse, expectUse, useThrough } from "../../../rating/forecast.ts";
import type { Line } from "../../../rating/line.ts";
import type { Market } from "../../../rating/market.ts";
import { rateElectricity } from "../../../rating/rate-electricity.ts";
import { rateMonth } from "../../../rating/rate-month.ts";
import type { Tenure } from "../../../rating/tenure.ts";
import { withTax } from "../../../rating/with-tax.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";
import { useOf } from "./use-of-supply.ts";

/**
 * A calendar month as the household lives it, not as readings cut it: the fees of the month, and
 * electricity from its first to its last day. The same rating as the bill, asked a what-if.
 */
export interface LivingAsk {
  readonly household: readonly Tenure[];
  readonly month: Month;
  readonly catalogue: Catalogue;
  readonly market: Market;
  /** Readings up to the last known day, with at least four weeks before the month where known. */
  readonly seriesOf: (meter: string) => Series | null;
}

export interface DaySum {
  readonly on: Day;
  readonly yen: Yen;
}

export interface DayRange extends DaySum {
  readonly low: Yen;
  readonly high: Yen;
}

export interface LivingMonth {
  /** Sum through each known day. */
  readonly path: readonly DaySum[];
  readonly ahead: readonly DayRange[];
  readonly byContract: ReadonlyMap<string, { readonly yen: Yen; readonly lines: readonly Line[] }>;
  /** Electricity could not be priced: what is missing. */
  readonly missing: readonly string[];
  readonly illustrative: boolean;
}

/** One supplied contract's month: its use, and what any use of it costs. */
interface Supplied {
  readonly tenure: Tenure;
  readonly use: ExpectedUse;
  readonly hasForecast: boolean;
  readonly price: (wh: Int32Array) => readonly Line[] | string;
}

/** The month so far, day by day, and what its rest will likely bring. */
export function livingMonth(ask: LivingAsk): LivingMonth {
  const { household, month } = ask;
  const fees = feesOf(ask);
  const supplied = household.flatMap((tenure) => suppliedOf(tenure, ask) ?? []);
  const known = supplied.length === 0 ? 0 : Math.max(...supplied.map(({ use }) => use.known));
  const first = firstDay(month);
  const sum = (days: number, shift = 0) => sumOf(fees, supplied, { days, shift });
  const path = Array.from({ length: known }, (_, index) => ({
    on: addDays(first, index),
    yen: sum(index + 1),
  }));
  const ahead = supplied.every(({ hasForecast }) => hasForecast)
    ? rest(supplied, known).map((index) => ({
        on: addDays(first, index),
        yen: sum(index + 1),
        low: sum(index + 1, -1),
        high: sum(index + 1, 1),
      }))
    : [];
  return { path, ahead, ...soFar(fees, supplied, household) };
}

function rest(supplied: readonly Supplied[], known: number): readonly number[] {
  const days = (supplied[0]?.use.wh.length ?? 0) / SLOTS_A_DAY;
  return Array.from({ length: Math.max(0, days - known) }, (_, index) => known + index);
}

/** The fees of a month: everything but measured energy. */
function feesOf({ household, month, catalogue, market }: LivingAsk): readonly Line[] {
  const fees = household.map((tenure) => ({ ...tenure, supply: null }));
  return rateMonth({ household: fees, month, catalogue, market, seriesOf: () => null }).lines;
}

function suppliedOf(tenure: Tenure, ask: LivingAsk): Supplied | null {
  const { supply, startedOn, endedOn } = tenure;
  const month = periodOf(ask.month);
  if (supply === null || startedOn === null || startedOn >= month.until) return null;
  if (endedOn !== null && endedOn <= month.from) return null;
  const series = useOf(tenure, ask.seriesOf);
  const expected = series === null ? null : expectUse(series, month);
  const use = expected ?? knownUse(series, month);
  const lived = livedIn(tenure, month);
  const price = (wh: Int32Array) => priceUse(lived, { ...ask, wh, knownAt: series?.knownAt ?? "" });
  return { tenure, use, hasForecast: expected !== null, price };
}

/** The contract as if its meter was read on the first of each month. */
function livedIn(tenure: Tenure, month: Period): Tenure {
  const { supply, startedOn } = tenure;
  return {
    ...tenure,
    startedOn: startedOn !== null && startedOn > month.from ? startedOn : month.from,
    supply: supply && { ...supply, readingDays: [month.from, month.until] },
  };
}

/**
 * The electricity of a month if its half-hours were these; null when a price is not known. All
 * zero: what is due before the first kWh.
 */
export function linesOfUse(
  tenure: Tenure,
  wh: Int32Array,
  ask: Pick<LivingAsk, "month" | "catalogue" | "market">,
): readonly Line[] | null {
  const month = periodOf(ask.month);
  const lines = priceUse(livedIn(tenure, month), { ...ask, wh, knownAt: "" });
  return typeof lines === "string" ? null : lines;
}

/** Too little is known for a forecast: only what was measured. */
function knownUse(series: Series | null, month: Period): ExpectedUse {
  const wh = new Int32Array((month.until - month.from) * SLOTS_A_DAY);
  if (series === null) return { known: 0, wh, spreadWh: [0] };
  const known = lastKnownDay(series, month) + 1;
  const start = (month.from - series.from) * SLOTS_A_DAY;
  for (let slot = 0; slot < known * SLOTS_A_DAY; slot += 1) wh[slot] = series.wh[start + slot] ?? 0;
  return { known, wh, spreadWh: [0] };
}

/** Index in the month of the last day of which anything is known; −1 when nothing is. */
function lastKnownDay({ from, quality }: Series, month: Period): number {
  const start = (month.from - from) * SLOTS_A_DAY;
  const end = Math.min(quality.length, (month.until - from) * SLOTS_A_DAY);
  for (let slot = end - 1; slot >= Math.max(0, start); slot -= 1) {
    if (quality[slot] !== QUALITY.missing) return Math.floor((slot - start) / SLOTS_A_DAY);
  }
  return -1;
}

interface UseAsk extends Pick<LivingAsk, "month" | "catalogue" | "market"> {
  readonly wh: Int32Array;
  readonly knownAt: string;
}

/** Electricity lines of the calendar month; an end inside it closes its own period. */
function priceUse(tenure: Tenure, ask: UseAsk): readonly Line[] | string {
  const { month, catalogue, market, wh, knownAt } = ask;
  const quality = new Uint8Array(wh.length).fill(QUALITY.measured);
  const seriesOf = (meter: string) => ({ meter, from: firstDay(month), wh, quality, knownAt });
  const lines: Line[] = [];
  for (const billMonth of [month, addToMonth(month, 1)]) {
    const rated = rateElectricity({ tenure, month: billMonth, seriesOf, market, catalogue });
    if (!rated.ok) return rated.refusal.missing;
    lines.push(...rated.value);
  }
  return lines;
}

function sumOf(
  fees: readonly Line[],
  supplied: readonly Supplied[],
  { days, shift }: { readonly days: number; readonly shift: number },
): Yen {
  const lines = supplied.flatMap(({ use, price }) => {
    const spread = use.spreadWh[Math.max(0, days - use.known)] ?? 0;
    const priced = price(useThrough(use, days, shift * spread));
    return typeof priced === "string" ? [] : priced;
  });
  return withTax([...fees, ...lines]);
}

function soFar(
  fees: readonly Line[],
  supplied: readonly Supplied[],
  household: readonly Tenure[],
): Pick<LivingMonth, "byContract" | "missing" | "illustrative"> {
  const priced = supplied.map(({ use, price }) => price(useThrough(use, use.known)));
  const missing = priced.filter((lines) => typeof lines === "string");
  const all = [...fees, ...priced.flatMap((lines) => (typeof lines === "string" ? [] : lines))];
  const byContract = new Map(
    household.map(({ contract }) => {
      const lines = all.filter((line) => line.contract === contract);
      return [contract, { yen: withTax(lines), lines }] as const;
    }),
  );
  return {
    byContract,
    missing,
    illustrative: all.some(({ marks }) => marks.includes("illustrative")),
  };
}
