import { z } from "zod";
import { addToMonth, formatMonth, type Month } from "../../kernel/day.ts";
import { type Derived, derived } from "../../kernel/derivation.ts";
import { leavesOf } from "../../kernel/why-leaves.ts";
import { type Catalogue, type Located, ruleAt } from "../../terms/catalogue.ts";
import { monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { materialUnit } from "../energy/adjust-raw-material.ts";
import { numberField, stated, thousandths } from "./energy-facts.ts";

const customsField = z.strictObject({ lng: numberField, lpg: numberField });
const givenSchema = z.strictObject({
  bill: monthField,
  /** Stands in for the customs prices of its three months. */
  customs: customsField.optional(),
  m3: numberField.default("0"),
});

/** Worked examples of gas's raw material: the average, the unit, the amount. */
export function evaluateRawMaterialAdjustment(
  located: Located<RuleOf<"raw-material-adjustment">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const { bill, customs, m3 } = givenSchema.parse(given);
  const known =
    customs === undefined ? catalogue : withCustoms(catalogue, located, { bill, customs });
  const made = materialUnit(located, { catalogue: known, billMonth: bill });
  if (!made.ok) return { held: made.refusal.code, missing: made.refusal.missing };
  const { average, counted, unit, marks } = made.value;
  const used = derived.quotient(
    derived.count(thousandths(m3), "litres"),
    derived.count(1000, "litres per m3"),
  );
  return {
    average: stated(average.value),
    counted: stated(counted.value),
    customs: customsOf(average),
    unit: stated(unit.value),
    amount: stated(derived.product([unit, used]).value),
    marks,
  };
}

/** A catalogue in which the months of that bill have these customs prices. */
function withCustoms(
  catalogue: Catalogue,
  { rule }: Located<RuleOf<"raw-material-adjustment">>,
  { bill, customs }: { readonly bill: Month; readonly customs: z.output<typeof customsField> },
): Catalogue {
  const located = ruleAt(catalogue, rule.prices, "raw-material-price");
  const source = { document: "example", article: "example" };
  const last = formatMonth(addToMonth(bill, -rule.averageEnds.monthsBeforeBill));
  const months = { ...located.rule.months, [last]: { ...customs, source } };
  const stoodIn = { ...located, rule: { ...located.rule, months } };
  return { ...catalogue, rules: new Map(catalogue.rules).set(rule.prices, stoodIn) };
}

/** The prices that went into an average, as its derivation says. */
function customsOf({ why }: Derived): readonly string[] {
  return leavesOf(why).flatMap((leaf) => ("market" in leaf ? [leaf.market] : []));
}
