import { z } from "zod";
import { formatMonth } from "../../kernel/day.ts";
import type { Located } from "../../terms/catalogue.ts";
import { monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

const givenSchema = z.strictObject({ month: monthField });

/** Worked examples of published customs prices: `given.month` is the last of the three. */
export function evaluateRawMaterialPrice(
  { rule }: Located<RuleOf<"raw-material-price">>,
  given: unknown,
): unknown {
  const found = rule.months[formatMonth(givenSchema.parse(given).month)];
  return { lng: found?.lng ?? null, lpg: found?.lpg ?? null };
}
