import { z } from "zod";
import { derived } from "../../kernel/derivation.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import { ruleAt } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import { monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { adjustUnit } from "../energy/adjust-unit.ts";
import { splitAddress } from "../energy/plan-at.ts";
import { areaField, monthBilledIn, numberField, stated, thousandths } from "./energy-facts.ts";

const givenSchema = z.strictObject({
  bill: monthField,
  kwh: numberField,
  area: areaField.default("tokyo"),
  minimumCharge: z.boolean().default(false),
  rounding: z.string().default("market/rounding/common"),
});

/** Worked examples of a published unit: its amount for a use in a bill month. */
export function evaluateUnitAdjustment(
  located: Located<RuleOf<"unit-adjustment">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const { bill, kwh, area, minimumCharge, rounding } = givenSchema.parse(given);
  const period = monthBilledIn(bill);
  const [rule, key] = splitAddress(rounding);
  const profile = ruleAt(catalogue, rule, "rounding-profile").rule.profiles[key] ?? [];
  const use = { period, readings: "example", total: thousandths(kwh) };
  const made = adjustUnit(
    located,
    {
      use: { ...use, bands: null, slots: null, estimated: false },
      total: derived.energy(use.total, { period, readings: use.readings }),
      hasMinimumCharge: minimumCharge,
      tax: { kind: "included", percent: 10 },
      rounding: mustBeInForce(profile, period.from, rounding),
    },
    { area, billMonth: bill },
  );
  if (!made.ok) return { held: made.refusal.code, missing: made.refusal.missing };
  const [charge] = made.value;
  return charge ? { label: charge.label.ja, amount: stated(charge.amount.value) } : { amount: 0 };
}
