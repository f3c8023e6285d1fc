import { scenariosOf, underScenario } from "../../../diagnosis/price-scenario.ts";
import { holdMarket } from "../../../diagnosis/scenario/hold-market.ts";
import { addToMonth, type Day, type Month, monthOf } from "../../../kernel/day.ts";
import type { Market } from "../../../rating/market.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";
import type { PriceScenario } from "../../../terms/kinds/price-scenario.ts";
import { horizonOf, MONTHS } from "./ahead.ts";
import type { PricesAhead } from "./energy-ahead.ts";

/** What is not published yet costs what it cost a year before: seasons stay, nothing grows. */
const SCENARIO = "last-year";

/** The first month of which prices are wanted, and the last that may be published: to load them. */
export function monthsOfPrices(on: Day): { readonly from: Month; readonly month: Month } {
  return { from: addToMonth(monthOf(on), -13), month: monthOf(on) };
}

/**
 * Prices of the 36 months ahead of a day. What stands in for a month that is not published must
 * have been published within the scenario's months before the first of them, and then goes on.
 */
export function pricesAhead(
  catalogue: Catalogue,
  market: Market,
  on: Day,
  scenarioKey = SCENARIO,
): PricesAhead {
  const found = scenariosOf(catalogue).find(({ key }) => key === scenarioKey);
  if (!found) throw new Error(`the catalogue has no price scenario ${scenarioKey}`);
  const { scenario } = found;
  const terms = {
    unpublished: scenario.unpublished,
    atMostMonths: scenario.atMostMonths + MONTHS,
    // A period's procurement price is that of the month after the one it begins in.
    through: addToMonth(horizonOf({ on }), 1),
  };
  return {
    catalogue: catalogueAhead(catalogue, scenario, terms),
    market: holdMarket(market, terms),
    scenario: scenario.label,
  };
}

const KNOWN = new WeakMap<Catalogue, Map<string, Catalogue>>();

/** The terms ahead are the same for all households of a month. */
function catalogueAhead(
  catalogue: Catalogue,
  scenario: PriceScenario,
  { atMostMonths, through }: { readonly atMostMonths: number; readonly through: Month },
): Catalogue {
  const known = KNOWN.get(catalogue) ?? new Map<string, Catalogue>();
  KNOWN.set(catalogue, known);
  const key = `${scenario.unpublished}/${atMostMonths}/${through}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const asked = { ...scenario, atMostMonths };
  const { catalogue: made } = underScenario(catalogue, NO_MARKET, asked, { through });
  known.set(key, made);
  return made;
}

const NO_MARKET: Market = { spotMean: () => null, spotDay: () => null, fuelAverage: () => null };
