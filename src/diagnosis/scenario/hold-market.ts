import { AREAS, type Area } from "../../kernel/area.ts";
import { addDays, addToMonth, type Day, type Month } from "../../kernel/day.ts";
import { decimal, divide, toText, whole } from "../../kernel/exact.ts";
import type { Market, MarketValue } from "../../rating/market.ts";
import { type Assumption, type StandInTerms, standInFor } from "./stand-in.ts";

/** A week, or a year of whole weeks: the day of the week stays. */
const DAYS_BACK = { "last-published": 7, "year-before": 364 } as const;
const WEEKS_A_MONTH_MOST = 5;

type Series = "fuelAverage" | "spotMean";

/**
 * A market with values for months that were not published (EN-08), each marked as estimated: mean
 * spot prices and fuel averages by month; half-hours of a day by the newest day of that weekday, or
 * by the day 52 weeks before.
 */
export function holdMarket(market: Market, terms: StandInTerms): Market {
  const values = new Map<string, MarketValue | null>();
  const days = new Map<string, Int32Array | null>();
  const ask = (series: Series, area: Area, of: Month): MarketValue | null => {
    const published = market[series](area, of);
    if (published !== null || of > terms.through) return published;
    const key = `${series}/${area}/${of}`;
    const known = values.get(key);
    if (known !== undefined) return known;
    const heldFrom = standInFor(of, (earlier) => market[series](area, earlier) !== null, terms);
    const found = heldFrom === null ? null : market[series](area, heldFrom);
    const held: MarketValue | null = found && { ...found, marks: [...found.marks, "estimated"] };
    values.set(key, held);
    return held;
  };
  const spotDay = (area: Area, on: Day): Int32Array | null => {
    const key = `${area}/${on}`;
    const known = days.get(key);
    if (known !== undefined) return known;
    const found = market.spotDay(area, on) ?? earlierDay(market, area, on, terms);
    days.set(key, found);
    return found;
  };
  return {
    spotDay,
    spotMean: (area, of) => ask("spotMean", area, of),
    fuelAverage: (area, of) => ask("fuelAverage", area, of),
  };
}

function earlierDay(market: Market, area: Area, on: Day, terms: StandInTerms): Int32Array | null {
  if (terms.unpublished === "unknown") return null;
  const oldest = on - terms.atMostMonths * WEEKS_A_MONTH_MOST * DAYS_BACK["last-published"];
  const step = DAYS_BACK[terms.unpublished];
  for (let day = addDays(on, -step); day >= oldest; day = addDays(day, -step)) {
    const found = market.spotDay(area, day);
    if (found !== null) return found;
  }
  return null;
}

/** What a held market takes for published in the months up to `through`, newest stretch only. */
export function assumedOfMarket(market: Market, terms: StandInTerms): readonly Assumption[] {
  return AREAS.flatMap((area) => [
    ...assumedMonths("fuelAverage", { market, area, unit: "JPY/kl" }, terms),
    ...assumedMonths("spotMean", { market, area, unit: "JPY/kWh" }, terms),
  ]);
}

function assumedMonths(
  series: Series,
  { market, area, unit }: { readonly market: Market; readonly area: Area; readonly unit: string },
  terms: StandInTerms,
): readonly Assumption[] {
  const isPublished = (of: Month) => market[series](area, of) !== null;
  const assumed: Assumption[] = [];
  for (let back = 0; back < terms.atMostMonths; back += 1) {
    const of = addToMonth(terms.through, -back);
    if (isPublished(of)) break;
    const heldFrom = standInFor(of, isPublished, terms);
    const found = heldFrom === null ? null : market[series](area, heldFrom);
    if (heldFrom === null || found === null) continue;
    const value = textOf(found);
    assumed.unshift({ series: found.series, from: of, through: of, value, unit, heldFrom });
  }
  return assumed;
}

function textOf({ text, dividedBy }: MarketValue): string {
  return dividedBy === undefined ? text : toText(divide(decimal(text), whole(dividedBy)));
}
