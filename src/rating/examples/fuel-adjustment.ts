import { z } from "zod";
import { addToMonth, formatMonth, monthOf } from "../../kernel/day.ts";
import { derived } from "../../kernel/derivation.ts";
import type { Located } from "../../terms/catalogue.ts";
import { dayField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { fuelUnits } from "../energy/adjust-fuel.ts";
import { unitAmount } from "../energy/unit-amount.ts";
import { areaField, numberField, stated, thousandths } from "./energy-facts.ts";

type FuelRule = Located<RuleOf<"fuel-adjustment">>;

const givenSchema = z.strictObject({
  area: areaField.default("tokyo"),
  /** First day of the period: a reading day. */
  begins: dayField,
  average: numberField.optional(),
  /** Stands in for the operator's factor. */
  factor: numberField.optional(),
  kwh: numberField.optional(),
  minimumCharge: z.boolean().default(false),
});

/** Worked examples of fuel adjustment: the months averaged, the units, the amount. */
export function evaluateFuelAdjustment(located: FuelRule, given: unknown): unknown {
  const { area, begins, average, factor, kwh, minimumCharge } = givenSchema.parse(given);
  const last = addToMonth(monthOf(begins), located.rule.averageEnds.monthsAfterStart);
  const averaged = { from: formatMonth(addToMonth(last, -2)), to: formatMonth(last) };
  if (average === undefined) return { averaged };
  const leaf = derived.market(average, "JPY/kl", { series: "example", over: formatMonth(last) });
  const units = fuelUnits(withFactor(located, factor), leaf, {
    terms: { area },
    adjusted: {
      use: {
        period: { from: begins, until: begins },
        readings: "example",
        total: 0,
        bands: null,
        slots: null,
        estimated: false,
      },
      hasMinimumCharge: minimumCharge,
    },
  });
  if (units === null) return { averaged, held: "rating.price-not-in-force" };
  const used = derived.count(thousandths(kwh ?? "0"), "Wh");
  const use = derived.quotient(used, derived.count(1000, "Wh per kWh"));
  return {
    averaged,
    unit: stated(units.unit.value),
    block: units.block === null ? null : stated(units.block.amount.value),
    amount: stated(unitAmount(use, units.unit, units.block).value),
  };
}

function withFactor(located: FuelRule, factor: string | undefined): FuelRule {
  const [first] = located.rule.factor;
  if (factor === undefined || !first || "ended" in first) return located;
  return { ...located, rule: { ...located.rule, factor: [{ ...first, factor }] } };
}
