import type { Area } from "../../kernel/area.ts";
import { addToMonth, type Day, formatMonth, monthOf } from "../../kernel/day.ts";
import { type Derived, derived } from "../../kernel/derivation.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { type Catalogue, type Located, ruleAt } from "../../terms/catalogue.ts";
import { inForceOn, mustBeInForce } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { TAX_RULE } from "../../terms/tax.ts";
import { marketDerived } from "../market.ts";
import { entryId, type Mark, marksOf } from "../priced.ts";
import type { Charge, Missing } from "./charge.ts";
import type { Adjusted, UseTerms } from "./context.ts";
import { procurementAmount, type ProcurementTerms } from "./procurement.ts";

type ProcurementRule = RuleOf<"procurement-adjustment">;

/**
 * Procurement adjustment of a period (HH-14, HH-16): a period that begins in 2024-09 takes the mean
 * price of October and the thresholds in force on its first day. 17.51 over 10.00: 7.51 × 300 kWh =
 * 2,253.
 */
export function adjustProcurement(
  located: Located<ProcurementRule>,
  { use, total, tax }: Adjusted,
  { market, area, catalogue }: UseTerms,
): Result<readonly Charge[], Missing> {
  const { id, rule } = located;
  const month = addToMonth(monthOf(use.period.from), rule.meanOf.monthsAfterStart);
  const mean = market.spotMean(area, month);
  const over = formatMonth(month);
  if (mean === null) {
    return no({ rule: id, code: "rating.spot-price-missing", missing: `${area}, mean of ${over}` });
  }
  const terms = procurementTerms(located, { area, on: use.period.from, catalogue });
  if (terms === null) return no({ rule: id, code: "rating.price-not-in-force", missing: area });
  const price = marketDerived(mean, "JPY/kWh", over);
  const amount = procurementAmount(total, price, terms);
  if (amount === null) return ok([]);
  const label = amount.value.n < 0n ? rule.label.refund : rule.label.charge;
  const marks = [...terms.marks, ...mean.marks];
  const shared = { rule: id, item: "procurement", group: "settled", tax } as const;
  return ok([{ ...shared, label, amount, clauses: rule.clause, marks }]);
}

/** Coefficient and thresholds in force on a day, as leaves; null when the area has none. */
export function procurementTerms(
  { id, rule }: Located<ProcurementRule>,
  { area, on, catalogue }: { area: Area; on: Day; catalogue: Catalogue },
): (ProcurementTerms & { readonly marks: readonly Mark[] }) | null {
  const found = inForceOn(rule.areas[area] ?? [], on);
  if (!found.ok) return null;
  const entry = found.value;
  const at = entryId(id, area, entry);
  return {
    coefficient: derived.value(entry.coefficient, "coefficient", at),
    taxFactor: rule.tax === "added" ? taxFactor(catalogue, on) : null,
    refundBelow: derived.value(entry.refundBelow, "JPY/kWh", at),
    chargeAbove: derived.value(entry.chargeAbove, "JPY/kWh", at),
    sharePercent: derived.value(entry.sharePercent, "percent", at),
    meanRounding: rule.meanRounding,
    unitRounding: rule.unitRounding,
    amountRounding: rule.amountRounding,
    marks: marksOf(entry),
  };
}

/** (100 + 10) ÷ 100 from 2019-10-01. */
function taxFactor(catalogue: Catalogue, on: Day): Derived {
  const { rule } = ruleAt(catalogue, TAX_RULE, "tax");
  const entry = mustBeInForce(rule.values, on, "consumption tax");
  const percent = derived.value(String(entry.percent), "percent", entryId(TAX_RULE, "rate", entry));
  const hundred = derived.count(100, "percent");
  return derived.quotient(derived.sum([hundred, percent]), hundred);
}
