import { z } from "zod";
import { AREAS } from "../../kernel/area.ts";
import { firstDay, formatMonth, monthOf } from "../../kernel/day.ts";
import { catalogueMarket } from "../../rating/catalogue-market.ts";
import { marksOf } from "../../rating/priced.ts";
import { type Catalogue, type Located, ruleAt } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import { monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { underScenario } from "../price-scenario.ts";

const areaField = z.enum(AREAS);
const begins = { scenario: z.string(), through: monthField, month: monthField };
const unitSchema = z.strictObject({ ...begins, unit: z.string(), area: z.enum([...AREAS, "all"]) });
const marketSchema = z.strictObject({
  ...begins,
  market: z.enum(["fuelAverage", "spotMean"]),
  area: areaField,
});
const customsSchema = z.strictObject({ ...begins, customs: z.string() });
const planSchema = z.strictObject({ ...begins, tariff: z.string(), plan: z.string() });
const growthSchema = z.strictObject({ scenario: z.string() });

const UNKNOWN = { known: false };

/** Worked examples of a scenario: what stands in for a month, and how the bill grows. */
export function evaluatePriceScenario(
  { rule }: Located<RuleOf<"price-scenario">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const facts = z
    .union([unitSchema, marketSchema, customsSchema, planSchema, growthSchema])
    .parse(given);
  const scenario = rule.scenarios[facts.scenario];
  if (scenario === undefined) return { unknown: facts.scenario };
  if (!("through" in facts)) return { growthPercent: scenario.growthPercent };
  const { through } = facts;
  const under = underScenario(catalogue, catalogueMarket(catalogue), scenario, { through });
  const on = firstDay(facts.month);
  if ("market" in facts) {
    const value = under.market[facts.market](facts.area, facts.month);
    return value === null ? UNKNOWN : { value: value.text, marks: value.marks };
  }
  if ("customs" in facts) {
    const { months } = ruleAt(under.catalogue, facts.customs, "raw-material-price").rule;
    const value = months[formatMonth(facts.month)];
    return value
      ? { lng: value.lng, lpg: value.lpg, marks: marksOf({ ...value, from: on }) }
      : UNKNOWN;
  }
  if ("plan" in facts) {
    const { plans } = ruleAt(under.catalogue, facts.tariff, "energy-tariff").rule;
    const found = inForceOn(plans[facts.plan]?.prices ?? [], on);
    return found.ok
      ? { from: formatMonth(monthOf(found.value.from)), marks: marksOf(found.value) }
      : UNKNOWN;
  }
  const { areas, lasts } = ruleAt(under.catalogue, facts.unit, "unit-adjustment").rule;
  const found = inForceOn(areas[facts.area] ?? [], on);
  if (!found.ok) return UNKNOWN;
  const { price, block, from } = found.value;
  if (lasts === "one-month" && monthOf(from) !== facts.month) return UNKNOWN;
  return {
    price,
    block: block?.amount,
    from: formatMonth(monthOf(from)),
    marks: marksOf(found.value),
  };
}
