import { civil, type Day, monthOf } from "../kernel/day.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { decimal } from "../kernel/exact.ts";
import { no, ok, type Result } from "../kernel/result.ts";
import type { Located } from "../terms/catalogue.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import { type Cost, oneDay } from "./cost.ts";
import {
  entryValue,
  type Mark,
  marksOf,
  type NotPriced,
  pricedOn,
  type TaxOn,
  taxOf,
} from "./priced.ts";

export type EquipmentDamageRule = Located<RuleOf<"equipment-damage">>;
type Thing = RuleOf<"equipment-damage">["things"][string];

export interface Damage {
  readonly thing: string;
  /** The day on which damage, loss or failure to return was found. */
  readonly on: Day;
  readonly quantity: number;
  /** It can be mended, for so many yen. */
  readonly repairCost?: string;
  /** The day from which book value falls. */
  readonly inUseFrom?: Day;
}

export type DamageRefusal =
  | { readonly code: "equipment-damage.unknown-thing"; readonly known: readonly string[] }
  | { readonly code: "equipment-damage.in-use-from-missing"; readonly thing: string }
  | NotPriced;

/**
 * What damaged, lost or unreturned equipment costs (MM-21, HM-19, IT-17). An ONU not returned:
 * 14,000; a gateway of 24,000 lost after 18 of 72 months, labour 5,000: 18,000 + 5,000 = 23,000.
 */
export function equipmentDamage(
  located: EquipmentDamageRule,
  damage: Damage,
  taxOn: TaxOn,
): Result<Cost, DamageRefusal> {
  const { id, rule } = located;
  const thing = rule.things[damage.thing];
  if (!thing)
    return no({ code: "equipment-damage.unknown-thing", known: Object.keys(rule.things) });
  const priced = owedFor(located, thing, damage);
  if (!priced.ok) return priced;
  const owed = priced.value;
  const { quantity, on } = damage;
  return ok({
    rule: id,
    item: damage.thing,
    label: thing.label,
    period: oneDay(on),
    amount:
      quantity === 1
        ? owed.amount
        : derived.product([owed.amount, derived.count(quantity, "units")]),
    tax: taxOf(rule.tax, on, taxOn),
    clauses: rule.clause,
    marks: owed.marks,
  });
}

interface Owed {
  readonly amount: Derived;
  readonly marks: readonly Mark[];
}

function owedFor(
  { id, rule }: EquipmentDamageRule,
  thing: Thing,
  damage: Damage,
): Result<Owed, DamageRefusal> {
  const { repairCost, on } = damage;
  if (repairCost !== undefined && rule.repairable === "repair-cost") {
    return ok({ amount: derived.settled(decimal(repairCost), "cost of the repair"), marks: [] });
  }
  const at = { rule: id, item: damage.thing };
  switch (thing.form) {
    case "table": {
      const priced = pricedOn(thing.values, on, at);
      if (!priced.ok) return priced;
      const entry = priced.value;
      const amount = entryValue(entry.amount, rule.unit, { ...at, entry });
      return ok({ amount, marks: marksOf(entry) });
    }
    case "book-value": {
      const priced = pricedOn(thing.values, on, at);
      if (!priced.ok) return priced;
      const entry = priced.value;
      if (damage.inUseFrom === undefined)
        return no({ code: "equipment-damage.in-use-from-missing", thing: damage.thing });
      const cost = entryValue(entry.cost, rule.unit, { ...at, entry });
      const labour = entryValue(entry.labour, rule.unit, { ...at, entry });
      const life = entryValue(String(entry.usefulLifeMonths), "months", { ...at, entry });
      const used = Math.min(wholeMonths(damage.inUseFrom, on), entry.usefulLifeMonths);
      const left = derived.difference(life, derived.count(used, "whole months in use"));
      const book = derived.round(
        derived.quotient(derived.product([cost, left]), life),
        rule.rounding,
      );
      return ok({ amount: derived.sum([book, labour]), marks: marksOf(entry) });
    }
  }
}

/** Whole months from one day to another: 2024-01-15 to 2024-03-14 is 1. */
function wholeMonths(from: Day, until: Day): number {
  const months = monthOf(until) - monthOf(from);
  return Math.max(0, civil(until).date < civil(from).date ? months - 1 : months);
}
