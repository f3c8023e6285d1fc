import { firstDay, type Month, monthOf } from "../kernel/day.ts";
import { derived } from "../kernel/derivation.ts";
import { contains, periodOf } from "../kernel/period.ts";
import { ok, type Result } from "../kernel/result.ts";
import type { Located } from "../terms/catalogue.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import type { Line } from "./line.ts";
import { entryValue, marksOf, type NotPriced, pricedOn, type TaxOn, taxOf } from "./priced.ts";
import type { Tenure } from "./tenure.ts";

export type QuotaRule = Located<RuleOf<"quota">>;

/**
 * What counted use above the number in the fee costs in a month (EN-05). 130 diagnoses, 100
 * included, 500 each: (130 − 100) × 500 = 15,000.
 */
export function quotaFee(
  tenure: Tenure,
  located: QuotaRule,
  month: Month,
  taxOn: TaxOn,
): Result<Line | null, NotPriced> {
  const { id, rule } = located;
  const counted = tenure.chargeables.filter(
    ({ code, on }) => code === rule.counts && monthOf(on) === month,
  );
  const used = counted.reduce((all, { quantity }) => all + quantity, 0);
  const first = firstDay(month);
  const span = tenure.items.find((held) => contains(held, first)) ?? tenure.items[0];
  const priced = span && rule.items[span.item];
  if (!span || !priced || used === 0) return ok(null);
  const inForce = pricedOn(priced.values, first, { rule: id, item: span.item });
  if (!inForce.ok) return inForce;
  const entry = inForce.value;
  if (used <= entry.included || entry.price === null) return ok(null);
  const at = { rule: id, item: span.item, entry };
  const included = entryValue(String(entry.included), rule.counts, at);
  const above = derived.difference(derived.count(used, rule.counts), included);
  const owed = derived.product([above, entryValue(entry.price, rule.unit, at)]);
  return ok({
    contract: tenure.contract,
    service: tenure.service,
    rule: id,
    item: span.item,
    label: priced.label,
    month,
    period: periodOf(month),
    amount: owed.value,
    tax: taxOf(rule.tax, first, taxOn),
    why: owed.why,
    clauses: rule.clause,
    marks: marksOf(entry),
  });
}
