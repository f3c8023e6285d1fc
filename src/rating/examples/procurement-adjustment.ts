import { z } from "zod";
import { addToMonth, formatMonth, monthOf } from "../../kernel/day.ts";
import { type Derived, derived } from "../../kernel/derivation.ts";
import { sumYen, yen } from "../../kernel/yen.ts";
import { type Catalogue, type Located, rulesOf } from "../../terms/catalogue.ts";
import { dayField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { procurementTerms } from "../energy/adjust-procurement.ts";
import {
  corridorDifference,
  procurementAmount,
  type ProcurementTerms,
  procurementUnit,
} from "../energy/procurement.ts";
import { settleRefund } from "../settlement.ts";
import { areaField, numberField, stated, statedOrNull, thousandths } from "./energy-facts.ts";

const priceSchema = z.strictObject({
  area: areaField.default("tokyo"),
  /** First day of the period: a reading day. */
  begins: dayField,
  mean: numberField.optional(),
  kwh: numberField.optional(),
  /** Stand in for the operator's own figures. */
  coefficient: numberField.optional(),
  refundBelow: numberField.optional(),
  chargeAbove: numberField.optional(),
});
const carrySchema = z.strictObject({ charges: z.array(z.int().min(0)), refund: z.int().min(0) });

/** Worked examples of procurement adjustment: month, unit, amount; or what a refund leaves. */
export function evaluateProcurementAdjustment(
  located: Located<RuleOf<"procurement-adjustment">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const facts = z.union([priceSchema, carrySchema]).parse(given);
  if ("refund" in facts) return carried(located, facts, catalogue);
  const { area, begins, mean, kwh } = facts;
  const { monthsAfterStart } = located.rule.meanOf;
  const meanOf = formatMonth(addToMonth(monthOf(begins), monthsAfterStart));
  if (mean === undefined) return { meanOf };
  const inForce = procurementTerms(located, { area, on: begins, catalogue });
  if (inForce === null) return { meanOf, held: "rating.price-not-in-force" };
  const terms = { ...inForce, ...stoodIn(facts) };
  const leaf = derived.market(mean, "JPY/kWh", { series: "example", over: meanOf });
  const used = derived.count(thousandths(kwh ?? "0"), "Wh");
  const use = derived.quotient(used, derived.count(1000, "Wh per kWh"));
  const unit = procurementUnit(leaf, terms);
  const amount = procurementAmount(use, leaf, terms);
  return {
    meanOf,
    unit: stated(unit.value),
    difference: statedOrNull(corridorDifference(unit, terms)) ?? 0,
    amount: statedOrNull(amount) ?? 0,
  };
}

/** What the settlement rule of the same service makes of a refund. */
function carried(
  { service }: Located<RuleOf<"procurement-adjustment">>,
  { charges, refund }: z.output<typeof carrySchema>,
  catalogue: Catalogue,
): unknown {
  const settlement = rulesOf(catalogue, service, "settlement").find(
    ({ rule }) => rule.refundAboveBill !== undefined,
  );
  if (!settlement) throw new Error(`no rule of ${service} says what a refund above a bill does`);
  const asked = { bill: sumYen(charges.map(yen)), refund: yen(refund), last: false };
  const { due, carriedOver } = settleRefund(settlement.rule, asked);
  return { due, carried: carriedOver };
}

function stoodIn(facts: z.output<typeof priceSchema>): Partial<ProcurementTerms> {
  const { coefficient, refundBelow, chargeAbove } = facts;
  return {
    ...(coefficient === undefined ? {} : { coefficient: value(coefficient) }),
    ...(refundBelow === undefined ? {} : { refundBelow: value(refundBelow) }),
    ...(chargeAbove === undefined ? {} : { chargeAbove: value(chargeAbove) }),
  };
}

function value(text: string): Derived {
  return derived.value(text, "JPY/kWh", "example");
}
