import type { Exact } from "../kernel/exact.ts";
import { round } from "../kernel/rounding.ts";
import { allocate, asYen, sumYen, type Yen, yen } from "../kernel/yen.ts";
import type { RuleOf } from "../terms/kinds/index.ts";

type Settlement = RuleOf<"settlement">;

/** A bill met by what is still owed to the customer. */
export interface SettledBill {
  /** What the bill comes to. */
  readonly due: Yen;
  /** What is left for the bills after it. */
  readonly carriedOver: Yen;
  /** What is paid out, because no bill comes after it. */
  readonly paidOut: Yen;
}

/**
 * HH-15: a refund larger than the bill goes on to the next; in the last bill what is left is paid
 * out. A bill of 3,000 and 5,000 back: nothing due, 2,000 carried over.
 */
export function settleRefund(
  rule: Settlement,
  { bill, refund, last }: { readonly bill: Yen; readonly refund: Yen; readonly last: boolean },
): SettledBill {
  const taken = yen(Math.min(bill, refund));
  const left = yen(refund - taken);
  const out = last && rule.atEnd === "settled-and-paid-out" ? left : yen(0);
  return { due: yen(bill - taken), carriedOver: yen(left - out), paidOut: out };
}

/** HM-14: 5,500 paid for 5,000 makes the next 4,180 a 3,680; 4,500 paid makes it 4,680. */
export function settleDifference({
  billed,
  paid,
  next,
}: {
  readonly billed: Yen;
  readonly paid: Yen;
  readonly next: Yen;
}): { readonly difference: Yen; readonly next: Yen } {
  const difference = yen(paid - billed);
  return { difference, next: yen(next - difference) };
}

/**
 * HH-15: a refund or charge in parts, which sum to it exactly. 10,000 in 3 is 3,334, 3,333, 3,333.
 */
export function inParts(total: Yen, parts: number): readonly Yen[] {
  return allocate(
    total,
    Array.from({ length: parts }, () => 1),
  );
}

/**
 * IT-16: what was billed before the way to pay was ready is asked for together, in its first bill.
 */
export function addUp(bills: readonly Yen[]): Yen {
  return sumYen(bills);
}

/**
 * IT-14: fractions of a yen are cut. 1,234.7 is 1,234. Without such a rule an amount must be whole
 * already.
 */
export function cutFractions(rule: Settlement, amount: Exact): Yen {
  return asYen(rule.rounding ? round(amount, rule.rounding) : amount);
}
