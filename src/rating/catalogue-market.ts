import type { Area } from "../kernel/area.ts";
import { type Day, formatMonth, type Month, monthOf } from "../kernel/day.ts";
import { SLOTS_A_DAY } from "../metering/series.ts";
import { spotSum } from "../metering/spot-sum.ts";
import { type Catalogue, type Located, rulesOf } from "../terms/catalogue.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import { isDayOff } from "./energy/bands.ts";
import type { Market, MarketValue } from "./market.ts";

type SpotRule = Located<RuleOf<"spot-price">>;

const WEEKENDS_AND_HOLIDAYS = { weekends: true, nationalHolidays: true, extra: [] };

/**
 * The market as the catalogue's own files state it, for previews, tests and the demo. Real prices
 * come from imported files behind the same interface.
 */
export function catalogueMarket(catalogue: Catalogue): Market {
  const spot = rulesOf(catalogue, "market", "spot-price").at(0) ?? null;
  const days = new Map<string, Int32Array>();
  const means = new Map<string, MarketValue>();
  const spotDay = (area: Area, on: Day) => (spot === null ? null : dayOf(spot, area, on, days));
  return {
    spotDay,
    spotMean(area, of) {
      const key = `${area}/${of}`;
      const known = means.get(key);
      if (known || spot === null) return known ?? null;
      const sum = spotSum(of, (on) => spotDay(area, on));
      if (sum === null) return null;
      const value = { ...sum, series: `${spot.id}/${area}`, marks: ["illustrative"] } as const;
      means.set(key, value);
      return value;
    },
    fuelAverage: (area, lastMonth) => fuelAverageOf(catalogue, area, lastMonth),
  };
}

/** Level of the month × shape of the day, in 1/100 yen: 1,200 × 850 ÷ 1,000 is 1,020. */
function dayOf(
  { rule }: SpotRule,
  area: Area,
  on: Day,
  days: Map<string, Int32Array>,
): Int32Array | null {
  const month = formatMonth(monthOf(on));
  const level = rule.months[month]?.[area];
  if (level === undefined) return null;
  const type = isDayOff(on, WEEKENDS_AND_HOLIDAYS) ? "off" : "work";
  const key = `${area}/${month}/${type}`;
  const known = days.get(key);
  if (known) return known;
  const prices = new Int32Array(SLOTS_A_DAY);
  rule.shape[type].forEach((share, slot) => {
    prices[slot] = Math.max(1, Math.floor((level * share + 500) / 1000));
  });
  days.set(key, prices);
  return prices;
}

function fuelAverageOf(catalogue: Catalogue, area: Area, lastMonth: Month): MarketValue | null {
  for (const { id, rule } of rulesOf(catalogue, "market", "fuel-average")) {
    const { averages } = rule;
    const text = averages?.months[formatMonth(lastMonth)]?.[area];
    if (averages === undefined || text === undefined) continue;
    const marks: MarketValue["marks"][number][] = [];
    if (averages.illustrative) marks.push("illustrative");
    if (averages.unverified) marks.push("unverified");
    return { text, series: `${id}/${area}`, marks };
  }
  return null;
}
