import { addToMonth, type Day, firstDay, type Month, monthOf } from "../kernel/day.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { compare, isZero, negate, subtract, ZERO } from "../kernel/exact.ts";
import { contains, periodOf } from "../kernel/period.ts";
import type { Located } from "../terms/catalogue.ts";
import { inForceOn } from "../terms/dated.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import type { Line } from "./line.ts";
import { entryValue, marksOf } from "./priced.ts";
import type { Tenure } from "./tenure.ts";

export type DiscountRule = Located<RuleOf<"discount">>;
type Discount = RuleOf<"discount">["discounts"][string];

export interface DiscountAsk {
  readonly household: readonly Tenure[];
  /** The monthly fees of the month that are really owed: none that an outage has freed. */
  readonly fees: readonly Line[];
  readonly month: Month;
}

/** A contract whose fee may become less, with all it owes for the month. */
interface Unit {
  readonly tenure: Tenure;
  readonly fees: readonly Line[];
  readonly fee: Derived;
}

/**
 * The bundle discounts of a household's month (IT-06, IT-07), never more than the fee that is left.
 * Fibre from 2024-10-05 and power from 2024-12-20: −110 from 2025-01 on.
 */
export function bundleDiscounts(ask: DiscountAsk, located: DiscountRule): Line[] {
  const lines: Line[] = [];
  for (const [name, discount] of Object.entries(located.rule.discounts)) {
    for (const unit of unitsOf(ask, discount)) {
      const line = discountLine({ ask, located, name, discount, unit, before: lines });
      if (line !== null) lines.push(line);
    }
  }
  return lines;
}

/**
 * The first month of a discount (IT-06): the one after the later of the two starts. 2024-10-05 and
 * 2024-12-20 give 2025-01.
 */
export function firstDiscountedMonth(starts: readonly Day[]): Month {
  const later = starts.reduce((latest, on) => (on > latest ? on : latest));
  return addToMonth(monthOf(later), 1);
}

function unitsOf(ask: DiscountAsk, discount: Discount): Unit[] {
  const units = ask.household.flatMap((tenure) => {
    const items = discount.on[tenure.service] ?? [];
    const fees = ask.fees.filter(
      ({ contract, item }) => contract === tenure.contract && items.includes(item),
    );
    const unit = { tenure, fees, fee: together(fees) };
    return fees.length > 0 && isEntitled(ask, discount, tenure) ? [unit] : [];
  });
  return discount.units === "each" ? units : onePerService(units);
}

function together(fees: readonly Line[]): Derived {
  const parts = fees.map(({ amount, why }) => ({ value: amount, why }));
  const [only, ...rest] = parts;
  return only && rest.length === 0 ? only : derived.sum(parts);
}

/**
 * All that must be held besides is held on the 1st, and began in a month before, as did the unit
 * itself.
 */
function isEntitled({ household, month }: DiscountAsk, discount: Discount, unit: Tenure): boolean {
  const first = firstDay(month);
  const starts = [
    unit.startedOn,
    ...discount.with.map((service) => {
      const holding = household.filter(
        (tenure) => tenure.service === service && isHeld(tenure, first),
      );
      return holding.map(({ startedOn }) => startedOn).find((on) => on !== null) ?? null;
    }),
  ];
  const known = starts.filter((on) => on !== null);
  return known.length === starts.length && month >= firstDiscountedMonth(known);
}

function isHeld({ startedOn, endedOn }: Tenure, on: Day): boolean {
  return startedOn !== null && contains({ from: startedOn, until: endedOn }, on);
}

/** IT-07: one unit a service; of two items held at once the dearest, of like units the first. */
function onePerService(units: readonly Unit[]): Unit[] {
  const best = new Map<string, Unit>();
  const ordered = units.toSorted(
    (a, b) =>
      compare(b.fee.value, a.fee.value) ||
      (a.tenure.startedOn ?? 0) - (b.tenure.startedOn ?? 0) ||
      (a.tenure.contract < b.tenure.contract ? -1 : 1),
  );
  for (const unit of ordered) {
    if (!best.has(unit.tenure.service)) best.set(unit.tenure.service, unit);
  }
  return [...best.values()];
}

interface Discounted {
  readonly ask: DiscountAsk;
  readonly located: DiscountRule;
  readonly name: string;
  readonly discount: Discount;
  readonly unit: Unit;
  readonly before: readonly Line[];
}

function discountLine(asked: Discounted): Line | null {
  const { ask, located, name, discount, unit, before } = asked;
  const [fee] = unit.fees;
  const found = inForceOn(discount.values, firstDay(ask.month));
  if (!fee || !found.ok) return null;
  const off = offOf(asked, found.value);
  const left = leftOf(unit, before);
  const fits = compare(off.value, left.value) <= 0;
  const amount = derived.negative(fits ? off : derived.least([off, left]));
  if (isZero(amount.value)) return null;
  return {
    contract: unit.tenure.contract,
    service: unit.tenure.service,
    rule: located.id,
    item: name,
    label: discount.label,
    month: ask.month,
    period: periodOf(ask.month),
    amount: amount.value,
    tax: fee.tax,
    why: amount.why,
    clauses: discount.clause,
    marks: [...new Set([...marksOf(found.value), ...fee.marks])],
  };
}

type Entry = Extract<Discount["values"][number], { off: unknown }>;

function offOf({ located, name, unit }: Discounted, entry: Entry): Derived {
  const { unit: measure, rounding } = located.rule;
  const at = { rule: located.id, item: name, entry };
  if ("yen" in entry.off) return entryValue(entry.off.yen, measure, at);
  const percent = entryValue(entry.off.percent, "percent", at);
  const share = derived.quotient(
    derived.product([unit.fee, percent]),
    derived.count(100, "percent"),
  );
  const off = derived.round(share, rounding);
  const { cap } = entry.off;
  return cap === undefined ? off : derived.least([off, entryValue(cap, measure, at)]);
}

/** What discounts before this one have left of the fee; never below zero. */
function leftOf({ tenure, fee }: Unit, before: readonly Line[]): Derived {
  const given = before.filter(({ contract }) => contract === tenure.contract);
  if (given.length === 0) return fee;
  const taken = given.map(({ amount, item }) => derived.settled(negate(amount), item));
  const all = derived.sum(taken);
  const zero = derived.count(0, "yen");
  const left = derived.difference(fee, all);
  return compare(subtract(fee.value, all.value), ZERO) < 0 ? zero : left;
}
