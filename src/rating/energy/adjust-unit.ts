import { type Day, firstDay, formatMonth, type Month, monthOf } from "../../kernel/day.ts";
import { isNothing } from "../../kernel/comparison.ts";
import { derived } from "../../kernel/derivation.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Located } from "../../terms/catalogue.ts";
import { type InForce, inForceOn } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { RoundingStep } from "../../terms/kinds/rounding-profile.ts";
import { entryId, marksOf } from "../priced.ts";
import type { Charge, ChargeGroup, Missing } from "./charge.ts";
import type { Adjusted, RoundingSteps, UseTerms } from "./context.ts";
import { step } from "./round-group.ts";
import { unitAmount } from "./unit-amount.ts";

type UnitRule = RuleOf<"unit-adjustment">;
type Entries = NonNullable<UnitRule["areas"]["tokyo"]>;
type UnitEntry = InForce<Entries[number]>;

/**
 * An adjustment whose unit is published by bill month: levy, support, a supplier's fuel unit
 * (EN-01). 374 kWh × 4.18 in the bill of 2026-08 = 1,563.32, cut to 1,563; where a first block has
 * its own value, that plus the unit for the rest.
 */
export function adjustUnit(
  { id, rule }: Located<UnitRule>,
  { total, hasMinimumCharge, tax, rounding }: Adjusted,
  { area, billMonth }: Pick<UseTerms, "area" | "billMonth">,
): Result<readonly Charge[], Missing> {
  const key = rule.areas[area] ? area : "all";
  const entry = unitEntry(rule, rule.areas[key] ?? [], billMonth);
  if (entry === null) {
    if (rule.otherwise === "nothing") return ok([]);
    const missing = `${key}, bill of ${formatMonth(billMonth)}`;
    return no({ rule: id, code: "rating.price-not-in-force", missing });
  }
  const at = entryId(id, key, entry);
  const unit = derived.value(entry.price, rule.unit, at);
  const block =
    hasMinimumCharge && entry.block
      ? { upTo: entry.block.kwh, amount: derived.value(entry.block.amount, "JPY/contract", at) }
      : null;
  const amount = step(unitAmount(total, unit, block), stepOf(rule.role, rounding));
  if (rule.role === "support" && isNothing(amount)) return ok([]);
  const { label, clause: clauses } = rule;
  const item = rule.role;
  const group: ChargeGroup = rule.role === "levy" ? "levy" : "fuel";
  return ok([{ rule: id, item, label, group, amount, tax, clauses, marks: marksOf(entry) }]);
}

/** The published value of a bill month; null when there is none. */
function unitEntry(rule: UnitRule, entries: Entries, billMonth: Month): UnitEntry | null {
  const found = inForceOn(entries, firstDay(billMonth));
  if (!found.ok) return null;
  return rule.lasts === "until-next" || isOf(found.value.from, billMonth) ? found.value : null;
}

function isOf(from: Day, month: Month): boolean {
  return monthOf(from) === month;
}

function stepOf(role: UnitRule["role"], { fuel, levy }: RoundingSteps): RoundingStep {
  return role === "levy" ? levy : fuel;
}
