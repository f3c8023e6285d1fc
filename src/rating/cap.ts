import type { Day } from "../kernel/day.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { compare, whole } from "../kernel/exact.ts";
import { asYen, type Yen, yen } from "../kernel/yen.ts";
import type { Located } from "../terms/catalogue.ts";
import { mustBeInForce } from "../terms/dated.ts";
import type { RuleOf } from "../terms/kinds/index.ts";

export type CapRule = Located<RuleOf<"cap">>;

/** What the customer has paid or owes, as far as the cap asks for it. */
export interface FeesSoFar {
  /** Fees by month, oldest first, up to the month before the damage. */
  readonly months: readonly Yen[];
  /** The days of a contract younger than a month, and what they cost. */
  readonly days?: { readonly count: number; readonly fee: Yen };
}

/**
 * The most that the operator owes for damage (KK-10, EN-20). Twelve fees of 550 received: 6,600; an
 * average month of the last 12, or of fewer whole months; in the first month 30 average days.
 */
function liabilityCap(located: CapRule, on: Day, fees: FeesSoFar): Derived {
  const { id, rule } = located;
  const { most } = mustBeInForce(rule.values, on, id);
  switch (most) {
    case "fees-received":
      return fees.months.length === 0
        ? derived.count(0, "yen")
        : derived.sum(fees.months.map(received));
    case "average-month-of-the-last-12":
      return derived.round(averageMonth(fees), rule.rounding);
  }
}

function averageMonth({ months, days }: FeesSoFar): Derived {
  const last = months.slice(-12);
  if (last.length > 0) {
    return derived.quotient(derived.sum(last.map(received)), derived.count(last.length, "months"));
  }
  if (!days || days.count === 0) return derived.count(0, "yen");
  const aDay = derived.quotient(received(days.fee), derived.count(days.count, "days"));
  return derived.product([aDay, derived.count(30, "days")]);
}

function received(fee: Yen): Derived {
  return derived.settled(whole(fee), "fee");
}

export interface LimitedDamages {
  readonly paid: Yen;
  /** What lies above the cap and is not owed. */
  readonly refused: Yen;
  readonly cap: Derived;
}

/** KK-10: damage of 10,000 under a cap of 6,600 is paid with 6,600; 3,400 are refused. */
export function limitDamages(
  located: CapRule,
  {
    claimed,
    on,
    fees,
    grossFault,
  }: {
    readonly claimed: Yen;
    readonly on: Day;
    readonly fees: FeesSoFar;
    readonly grossFault: boolean;
  },
): LimitedDamages {
  const cap = liabilityCap(located, on, fees);
  const unlimited = grossFault && located.rule.exceptGrossFault;
  const within = unlimited || compare(whole(claimed), cap.value) <= 0;
  const paid = within ? claimed : asYen(cap.value);
  return { paid, refused: yen(claimed - paid), cap };
}
