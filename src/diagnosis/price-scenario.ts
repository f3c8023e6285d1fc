import { firstDay, type Month } from "../kernel/day.ts";
import type { Market } from "../rating/market.ts";
import { type Catalogue, type Located, rulesOf } from "../terms/catalogue.ts";
import type { PriceScenario } from "../terms/kinds/price-scenario.ts";
import { taxPercentOn } from "../terms/tax.ts";
import { holdCustoms, holdMonthlyPlans } from "./scenario/hold-gas.ts";
import { assumedOfMarket, holdMarket } from "./scenario/hold-market.ts";
import { holdUnits, supportOf } from "./scenario/hold-units.ts";
import { type Assumption, joined, type StandInTerms } from "./scenario/stand-in.ts";

export type { Assumption } from "./scenario/stand-in.ts";

/** A scenario of the catalogue with its key and the file that names it. */
export interface ScenarioAt {
  readonly key: string;
  readonly rule: string;
  readonly scenario: PriceScenario;
}

/** Terms and market as a scenario completes them. */
export interface UnderScenario {
  /** Ask it for plans anew: those with monthly prices are others here. */
  readonly catalogue: Catalogue;
  readonly market: Market;
  /** Everything taken for published that was not, months on end together. */
  readonly assumed: readonly Assumption[];
  /** Growth of the whole energy bill a year, in percent: exact decimal text. Applied elsewhere. */
  readonly growthPercent: string;
}

/** Every named scenario, in the order of the catalogue. */
export function scenariosOf(catalogue: Catalogue): readonly ScenarioAt[] {
  return [...catalogue.services.keys()].flatMap((service) =>
    rulesOf(catalogue, service, "price-scenario").flatMap(({ id, rule }) =>
      Object.entries(rule.scenarios).map(([key, scenario]) => ({ key, rule: id, scenario })),
    ),
  );
}

/**
 * Terms and market with values for months that are not published, up to and with `through` (EN-08).
 * Held: the fuel unit of 2026-08 stands in for 2026-09 and on, marked as estimated, so that each
 * yen built on it says so; `as-published` adds nothing.
 */
export function underScenario(
  catalogue: Catalogue,
  market: Market,
  scenario: PriceScenario,
  { through }: { readonly through: Month },
): UnderScenario {
  const { unpublished, atMostMonths, growthPercent } = scenario;
  if (unpublished === "unknown") return { catalogue, market, assumed: [], growthPercent };
  const terms = { unpublished, atMostMonths, through };
  const assumed: Assumption[] = [];
  const rules = new Map<string, Located>();
  for (const [id, located] of catalogue.rules) {
    const held = heldRule(located, catalogue, terms);
    rules.set(id, held === null ? located : { ...located, rule: held.rule });
    assumed.push(...(held?.assumed ?? []));
  }
  return {
    catalogue: { ...catalogue, rules },
    market: holdMarket(market, terms),
    assumed: joined([...assumed, ...assumedOfMarket(market, terms)]),
    growthPercent,
  };
}

function heldRule({ id, service, rule }: Located, catalogue: Catalogue, terms: StandInTerms) {
  switch (rule.kind) {
    case "unit-adjustment":
      return holdUnits({ id, service, rule }, supportOf(catalogue, rule.unit), terms);
    case "raw-material-price":
      return holdCustoms({ id, service, rule }, terms);
    case "energy-tariff": {
      const isMonthly = Object.values(rule.plans).some(({ monthly }) => monthly);
      if (!isMonthly) return null;
      const taxPercent = taxPercentOn(catalogue, firstDay(terms.through));
      return holdMonthlyPlans({ id, service, rule }, taxPercent, terms);
    }
    default:
      return null;
  }
}
