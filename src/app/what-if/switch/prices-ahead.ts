import { scenariosOf, underScenario } from "../../../diagnosis/price-scenario.ts";
import { addToMonth, type Day, type Month, monthOf } from "../../../kernel/day.ts";
import type { Market } from "../../../rating/market.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";
import { horizonOf, MONTHS } from "./ahead.ts";
import type { PricesAhead } from "./energy-ahead.ts";

/** What is not published yet costs what it cost a year before: seasons stay, nothing grows. */
const SCENARIO = "last-year";

/**
 * Prices of the 36 months ahead of a day. What may stand in for a month that is not published must
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
  const goesOn = { ...scenario, atMostMonths: scenario.atMostMonths + MONTHS };
  const { catalogue: priced, market: held } = underScenario(catalogue, market, goesOn, {
    through: marketThrough(on),
  });
  return { catalogue: priced, market: held, scenario: scenario.label };
}

/** A period's procurement price is that of the month after the one it begins in. */
function marketThrough(on: Day): Month {
  return addToMonth(horizonOf({ on }), 1);
}

/** The first month of which market values may be asked: fuel prices of some months before. */
export function marketSince(on: Day): Month {
  return addToMonth(monthOf(on), -12);
}
