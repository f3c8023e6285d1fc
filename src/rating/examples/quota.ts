import { z } from "zod";
import { type Day, firstDay, month as monthNamed } from "../../kernel/day.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import { monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { taxPercentOn } from "../../terms/tax.ts";
import { quotaFee } from "../quota.ts";
import { answerOf, bareTenure } from "./example-terms.ts";

const givenSchema = z.strictObject({
  item: z.string().optional(),
  used: z.int().min(0),
  month: monthField.optional(),
});

/**
 * Worked examples of counted use. `given`: `item`, `used`, `month`. Answers `included`, `over`,
 * `lines`, `amount`, `withTax`.
 */
export function evaluateQuota(
  located: Located<RuleOf<"quota">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const { used, month = monthNamed("2024-06"), ...asked } = givenSchema.parse(given);
  const item = asked.item ?? Object.keys(located.rule.items)[0] ?? "";
  const on = firstDay(month);
  const tenure = bareTenure(located.service, {
    startedOn: on,
    items: [{ item, from: on, until: null }],
    chargeables: [{ code: located.rule.counts, on, quantity: used, facts: {} }],
  });
  const taxOn = (day: Day) => taxPercentOn(catalogue, day);
  const entries = located.rule.items[item]?.values ?? [];
  const { included } = mustBeInForce(entries, on, `${located.id}/${item}`);
  const fee = quotaFee(tenure, located, month, taxOn);
  if (!fee.ok) return { held: fee.refusal.code };
  const lines = fee.value === null ? [] : [fee.value];
  return { included, over: Math.max(0, used - included), ...answerOf(lines) };
}
