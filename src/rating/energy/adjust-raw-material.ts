import { addToMonth, firstDay, formatMonth } from "../../kernel/day.ts";
import { type Derived, derived } from "../../kernel/derivation.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { type Catalogue, type Located, ruleAt } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { entryId, type Mark, marksOf } from "../priced.ts";
import type { Charge, Missing } from "./charge.ts";
import type { Adjusted, UseTerms } from "./context.ts";
import { rawMaterialAverage, rawMaterialUnit } from "./raw-material.ts";
import { step } from "./round-group.ts";

type MaterialRule = Located<RuleOf<"raw-material-adjustment">>;

/** The unit of a bill month, and the average that it follows, as far as it counts. */
export interface MaterialUnit {
  readonly average: Derived;
  readonly counted: Derived;
  readonly unit: Derived;
  readonly marks: readonly Mark[];
}

/**
 * What gas costs more or less for its raw material (EN-03): the bill of 2025-05 takes the mean of
 * 2024-12 to 2025-02. 30 m³ × 35.19 = 1,055.70, a line of its own beside the standard unit price.
 */
export function adjustRawMaterial(
  located: MaterialRule,
  { total, tax, rounding }: Adjusted,
  terms: Pick<UseTerms, "catalogue" | "billMonth">,
): Result<readonly Charge[], Missing> {
  const made = materialUnit(located, terms);
  if (!made.ok) return made;
  const { unit, marks } = made.value;
  const { id, rule } = located;
  const amount = step(derived.product([unit, total]), rounding.fuel);
  const { label, clause: clauses } = rule;
  return ok([{ rule: id, item: "fuel", label, group: "fuel", amount, tax, clauses, marks }]);
}

/** Refuses where the customs prices of the three months, or the terms, are not known. */
export function materialUnit(
  { id, rule }: MaterialRule,
  { catalogue, billMonth }: { readonly catalogue: Catalogue } & Pick<UseTerms, "billMonth">,
): Result<MaterialUnit, Missing> {
  const entry = inForceOn(rule.values, firstDay(billMonth));
  if (!entry.ok) {
    const missing = `bill of ${formatMonth(billMonth)}`;
    return no({ rule: id, code: "rating.price-not-in-force", missing });
  }
  const last = formatMonth(addToMonth(billMonth, -rule.averageEnds.monthsBeforeBill));
  const customs = ruleAt(catalogue, rule.prices, "raw-material-price");
  const month = customs.rule.months[last];
  const over = `three months to ${last}`;
  if (month === undefined) {
    return no({ rule: id, code: "rating.fuel-price-missing", missing: over });
  }
  const at = entryId(id, "values", entry.value);
  const weight = (text: string) => derived.value(text, "weight", at);
  const customsPrice = (text: string, name: string) =>
    derived.market(text, "JPY/t", { series: `${customs.id}/${name}`, over });
  const average = rawMaterialAverage(
    { lng: customsPrice(month.lng, "lng"), lpg: customsPrice(month.lpg, "lpg") },
    { lng: weight(entry.value.lng), lpg: weight(entry.value.lpg) },
    rule.averageRounding,
  );
  const { basePrice, perHundred, taxFactor, cap } = entry.value;
  const counted =
    cap === undefined ? average : derived.least([average, derived.value(cap, "JPY/t", at)]);
  const unit = rawMaterialUnit(counted, {
    basePrice: derived.value(basePrice, "JPY/t", at),
    perHundred: derived.value(perHundred, "JPY/m3", at),
    taxFactor: derived.value(taxFactor, "factor", at),
    differenceRounding: rule.differenceRounding,
    unitRounding: rule.unitRounding,
  });
  const marks = marksOf(entry.value, { from: entry.value.from, ...month });
  return ok({ average, counted, unit, marks });
}
