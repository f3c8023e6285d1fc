import { z } from "zod";
import { type Derived, derived } from "../../kernel/derivation.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import { dayField, monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { catalogueMarket } from "../catalogue-market.ts";
import { fuelAverage } from "../energy/fuel-average.ts";
import { entryId } from "../priced.ts";
import { areaField, numberField, stated } from "./energy-facts.ts";

const customsSchema = z.strictObject({
  area: areaField,
  on: dayField,
  crude: numberField,
  lng: numberField,
  coal: numberField,
});
const seriesSchema = z.strictObject({ area: areaField, lastMonth: monthField });

/** Worked examples of the average fuel price: from customs prices, or as the series states it. */
export function evaluateFuelAverage(
  { id, rule }: Located<RuleOf<"fuel-average">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const facts = z.union([customsSchema, seriesSchema]).parse(given);
  if ("lastMonth" in facts) {
    const value = catalogueMarket(catalogue).fuelAverage(facts.area, facts.lastMonth);
    return { average: value?.text ?? null, marks: value?.marks ?? [] };
  }
  const weights = mustBeInForce(rule.weights[facts.area] ?? [], facts.on, `weights, ${facts.area}`);
  const at = entryId(id, facts.area, weights);
  const weight = (text: string) => derived.value(text, "weight", at);
  const average = fuelAverage(
    { crude: customs(facts.crude), lng: customs(facts.lng), coal: customs(facts.coal) },
    { alpha: weight(weights.alpha), beta: weight(weights.beta), gamma: weight(weights.gamma) },
    rule.rounding,
  );
  return { average: stated(average.value) };
}

function customs(text: string): Derived {
  return derived.market(text, "JPY", { series: "example", over: "three months" });
}
