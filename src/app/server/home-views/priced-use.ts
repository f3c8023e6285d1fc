import { addToMonth, firstDay, type Month, monthOf } from "../../../kernel/day.ts";
import { type Exact, kilo, subtract, whole } from "../../../kernel/exact.ts";
import type { Period } from "../../../kernel/period.ts";
import { periodOf } from "../../../kernel/period.ts";
import { sumYen, type Yen, yen } from "../../../kernel/yen.ts";
import type { CostOfUse } from "../../../home/views/share-cost.ts";
import { type Series, SLOTS_A_DAY } from "../../../metering/index.ts";
import type { Line } from "../../../rating/line.ts";
import type { Market } from "../../../rating/market.ts";
import type { Tenure } from "../../../rating/tenure.ts";
import { withTax } from "../../../rating/with-tax.ts";
import { dayBands } from "../views/day-bands.ts";
import { latestMarket } from "../views/latest-market.ts";
import { linesOfUse } from "../views/living-month.ts";
import { type HomeOf, houseSeries } from "./home-of.ts";

/** What use of a period costs, month by month, at the prices of the bill. */
export interface PricedUse {
  readonly yen: Yen;
  /** What the months of the period cost before the first kWh. */
  readonly fixedYen: Yen;
  /** By month; half-hours are counted from the period's first. */
  readonly costs: readonly CostOfUse[];
}

/**
 * What the half-hours of a period add to the bill: of each month what it comes to through them less
 * what it came to before. Null where a price is not known or power comes from elsewhere. Half-hours
 * that are missing add nothing until they are known.
 */
export async function pricedUse(home: HomeOf, period: Period): Promise<PricedUse | null> {
  const months = monthsOf(period);
  const [first, last] = [months[0], months.at(-1)];
  if (home.supplied === null || first === undefined || last === undefined) return null;
  const days = { from: firstDay(first), until: periodOf(last).until };
  const bought = await houseSeries(home, days);
  const market = await marketOf(home, first, last);
  const priced = months.map((month) => priceMonth(home, { month, period, bought, market }));
  const known = priced.flatMap((each) => each ?? []);
  if (known.length < priced.length) return null;
  return {
    yen: sumYen(known.map((each) => each.cost.yen)),
    fixedYen: sumYen(known.map(({ fixedYen }) => fixedYen)),
    costs: known.map(({ cost }) => cost),
  };
}

export async function marketOf({ reading }: HomeOf, first: Month, last: Month): Promise<Market> {
  const { world, tx, now } = reading;
  const asked = { from: addToMonth(first, -1), month: addToMonth(last, 1), asKnownAt: now };
  return latestMarket(await world.sources.market(tx, asked)).market;
}

function monthsOf({ from, until }: Period): readonly Month[] {
  const first = monthOf(from);
  return Array.from({ length: monthOf((until - 1) as typeof from) - first + 1 }, (_, index) =>
    addToMonth(first, index),
  );
}

interface MonthAsk {
  readonly month: Month;
  readonly period: Period;
  /** Whole months. */
  readonly bought: Series;
  readonly market: Market;
}

interface PricedMonth {
  readonly fixedYen: Yen;
  readonly cost: CostOfUse;
}

const NOTHING: Yen = yen(0);

function priceMonth(home: HomeOf, ask: MonthAsk): PricedMonth | null {
  const { month, period, bought, market } = ask;
  const tenure = home.supplied?.tenure;
  const whole = periodOf(month);
  const [first, end] = [Math.max(whole.from, period.from), Math.min(whole.until, period.until)];
  const [from, until] = [first - period.from, end - period.from].map((day) => day * SLOTS_A_DAY);
  const place = { from: from ?? 0, until: until ?? 0 };
  const slots = (period.until - period.from) * SLOTS_A_DAY;
  if (!tenure || !isSuppliedIn(tenure, whole)) {
    const cost = { ...place, yen: NOTHING, sen: new Int32Array(slots) };
    return { fixedYen: NOTHING, cost };
  }
  const start = (whole.from - bought.from) * SLOTS_A_DAY;
  const inMonth = bought.wh.subarray(start, start + (whole.until - whole.from) * SLOTS_A_DAY);
  const terms = { month, market, catalogue: home.context.catalogue };
  const through = (days: number) => linesOfUse(tenure, upTo(inMonth, days * SLOTS_A_DAY), terms);
  const [none, before, after] = [0, first - whole.from, end - whole.from].map(through);
  if (!none || !before || !after) return null;
  const cost = yen(withTax(after) - withTax(before));
  const sen = new Int32Array(slots);
  const of = { lines: after, fixed: none, wh: upTo(inMonth, (end - whole.from) * SLOTS_A_DAY) };
  const prices = senOfSlots(home, tenure, { ...of, month });
  sen.set(
    prices.subarray((first - whole.from) * SLOTS_A_DAY, (end - whole.from) * SLOTS_A_DAY),
    place.from,
  );
  return { fixedYen: withTax(none), cost: { ...place, yen: cost, sen } };
}

function isSuppliedIn({ startedOn, endedOn, supply }: Tenure, { from, until }: Period): boolean {
  if (supply === null || startedOn === null || startedOn >= until) return false;
  return endedOn === null || endedOn > from;
}

/** Use of a month through some half-hours of it; later ones are 0. */
export function upTo(wh: Int32Array, slots: number): Int32Array {
  const use = new Int32Array(wh.length);
  use.set(wh.subarray(0, slots));
  return use;
}

interface Rated {
  readonly month: Month;
  readonly lines: readonly Line[];
  /** The same month without use. */
  readonly fixed: readonly Line[];
  readonly wh: Int32Array;
}

const BAND = /^energy\/(.+)$/;

/**
 * 1/100 yen a kWh of each half-hour: its band's mean price, and of all the rest (tiers, fuel, levy)
 * the month's mean (docs/decisions/0012). Never below 0.
 */
function senOfSlots(home: HomeOf, tenure: Tenure, { month, lines, fixed, wh }: Rated): Int32Array {
  const { catalogue } = home.context;
  const days = wh.length / SLOTS_A_DAY;
  const bandOf = Array.from(
    { length: days },
    (_, day) =>
      dayBands(tenure, (firstDay(month) + day) as Parameters<typeof monthOf>[0], catalogue).of,
  );
  const inBand = new Map<string, number>();
  wh.forEach((each, slot) => {
    const band = bandAt(bandOf, slot);
    inBand.set(band, (inBand.get(band) ?? 0) + each);
  });
  const total = wh.reduce((sum, each) => sum + each, 0);
  let rest: Exact = whole(withTax(lines) - withTax(fixed));
  const prices = new Map<string, number>();
  for (const { item, amount } of lines) {
    const band = BAND.exec(item)?.[1];
    if (band === undefined || !inBand.has(band)) continue;
    rest = subtract(rest, amount);
    prices.set(band, senAKwh(amount, inBand.get(band) ?? 0));
  }
  const everywhere = senAKwh(rest, total);
  return wh.map((_, slot) => Math.max(0, (prices.get(bandAt(bandOf, slot)) ?? 0) + everywhere));
}

function bandAt(bandOf: readonly (readonly string[])[], slot: number): string {
  return bandOf[Math.floor(slot / SLOTS_A_DAY)]?.[slot % SLOTS_A_DAY] ?? "";
}

/** 300 yen for 10 kWh is 3,000. */
function senAKwh(amount: Exact, wh: number): number {
  if (wh <= 0) return 0;
  const energy = kilo(wh);
  return Number((amount.n * 100n * energy.d) / (amount.d * energy.n));
}
