import { z } from "zod";
import type { Day } from "../../kernel/day.ts";
import { yen } from "../../kernel/yen.ts";
import type { Cost } from "../cost.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { taxPercentOn } from "../../terms/tax.ts";
import { evadedCharges } from "../evasion.ts";
import { withTax } from "../with-tax.ts";
import { answerOfCosts, dayField, yenField } from "./example-terms.ts";

const givenSchema = z.strictObject({
  /** Evaded charges before tax. */
  evaded: yenField.optional(),
  amount: yenField.optional(),
  on: dayField.optional(),
  taxPercent: z.union([z.literal(8), z.literal(10)]).optional(),
});

/**
 * Worked examples of evaded charges. `given`: `evaded` or `amount` (net) and the day `on`, or
 * `taxPercent`. Answers `evadedWithTax`, `surcharge`, `surchargeTax`, `total` and `lines`.
 */
export function evaluateEvasion(
  located: Located<RuleOf<"evasion">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const asked = givenSchema
    .refine(({ evaded, amount }) => (evaded ?? amount) !== undefined, {
      message: "say how much was evaded, before tax",
      path: ["evaded"],
    })
    .parse(given);
  const { on, taxPercent } = asked;
  const evaded = asked.evaded ?? asked.amount ?? yen(0);
  const newest = on ?? located.rule.values.at(-1)?.from;
  if (newest === undefined) throw new Error(`${located.id} has no value`);
  const taxOn = (day: Day) => taxPercent ?? taxPercentOn(catalogue, day);
  const priced = evadedCharges(located, { evaded, on: newest }, taxOn);
  if (!priced.ok) return { held: priced.refusal.code };
  const [charges, surcharge] = priced.value;
  const both = answerOfCosts([charges, surcharge]);
  const net = both.lines.at(1)?.amount ?? "0";
  const surchargeGross = grossOf(surcharge);
  return {
    ...both,
    evadedWithTax: grossOf(charges),
    surcharge: net,
    surchargeTax: surchargeGross - grossOf({ ...surcharge, tax: { kind: "none" } }),
    surchargeWithTax: surchargeGross,
    total: both.withTax,
  };
}

function grossOf({ amount, tax }: Pick<Cost, "amount" | "tax">): number {
  return withTax([{ amount: amount.value, tax }]);
}
