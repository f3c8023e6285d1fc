import {
  addDays,
  addMonths,
  addToMonth,
  civil,
  type Day,
  firstDay,
  type Month,
} from "../../../kernel/day.ts";
import type { Period } from "../../../kernel/period.ts";
import { layOn } from "../../../diagnosis/load/lay-on.ts";
import type { LoadYear } from "../../../diagnosis/load/load-year.ts";
import { QUALITY, type Series, slice, SLOTS_A_DAY } from "../../../metering/series.ts";
import { type BillingPeriod, billingPeriods } from "../../../rating/billing-periods.ts";
import type { Held } from "../../../rating/held.ts";
import type { Line } from "../../../rating/line.ts";
import type { Market } from "../../../rating/market.ts";
import { rateElectricity } from "../../../rating/rate-electricity.ts";
import type { Tenure } from "../../../rating/tenure.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";
import type { Label } from "../../../terms/fields.ts";

/** Prices of the months ahead, with what is assumed where none are published. */
export interface PricesAhead {
  readonly catalogue: Catalogue;
  readonly market: Market;
  readonly scenario: Label;
}

/** A supplied contract's use of the months ahead, as it is expected. */
export interface UseAhead {
  readonly contract: string;
  readonly load: LoadYear;
  /** From the first half-hour of `series`: the load laid on the days ahead. */
  readonly series: Series;
}

const YEARS = 4;

/** The load laid on the days that the bills from a month on can reach back to and forward to. */
export function layAhead(contract: string, load: LoadYear, first: Month): UseAhead {
  const from = firstDay(addToMonth(first, -2));
  const years = Array.from({ length: YEARS }, (_, k) => layOn(load, addMonths(from, 12 * k)).wh);
  const wh = new Int32Array(years.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const year of years) {
    wh.set(year, at);
    at += year.length;
  }
  const quality = new Uint8Array(wh.length).fill(QUALITY.estimated);
  return { contract, load, series: { meter: contract, from, wh, quality, knownAt: "ahead" } };
}

/** A supply goes on being read on the days on which it was: the last one each month. */
export function readAhead(tenure: Tenure, through: Month): Tenure {
  const { supply } = tenure;
  const last = supply?.readingDays.at(-1);
  if (supply === null || last === undefined) return tenure;
  const anchor = anchorOf(supply.readingDays);
  const readingDays = [...supply.readingDays];
  for (let k = 1; ; k += 1) {
    const next = addMonths(anchor, k);
    if (next >= firstDay(addToMonth(through, 1))) break;
    if (next > last) readingDays.push(next);
  }
  return { ...tenure, supply: { ...supply, readingDays } };
}

/** A meter read on the 31st is read on the 30th of June, and on the 31st again in July. */
function anchorOf(readingDays: readonly Day[]): Day {
  const recent = readingDays.slice(-12);
  return recent.reduce((best, on) => (civil(on).date >= civil(best).date ? on : best));
}

/** Energy of a supplied contract by bill, or what it waits for. */
export interface OwnEnergy {
  readonly periods: readonly BillingPeriod[];
  readonly lines: ReadonlyMap<Month, readonly Line[]>;
  readonly held: Held | null;
}

/**
 * What the use ahead is charged by the contract itself, in the bills of some months: the bill's own
 * rating under the prices ahead.
 */
export function ownEnergy(
  tenure: Tenure,
  { series }: UseAhead,
  { catalogue, market }: PricesAhead,
  months: readonly Month[],
): OwnEnergy {
  const billed = billingPeriods(tenure).filter(({ billMonth }) => months.includes(billMonth));
  const seriesOf = (_: string, period: Period) => within(series, period);
  const lines = new Map<Month, readonly Line[]>();
  let held: Held | null = null;
  for (const month of new Set(billed.map(({ billMonth }) => billMonth))) {
    const rated = rateElectricity({ tenure, month, seriesOf, market, catalogue });
    if (rated.ok) lines.set(month, rated.value);
    else held ??= rated.refusal;
  }
  return { periods: billed, lines, held };
}

function within(series: Series, period: Period): Series | null {
  const end = addDays(series.from, series.wh.length / SLOTS_A_DAY);
  return period.from < series.from || period.until > end ? null : slice(series, period);
}
