import { sumYen, type Yen, yen } from "../../kernel/yen.ts";

/**
 * A refund larger than the bill (HH-15): what the bill still asks, and what carries over to the
 * next. Charges 8,000 and a refund of 9,500: the bill is 0 and 1,500 carry over; brought forward
 * they reduce the next bill the same way. At the contract's end the carry is paid out instead.
 */
export function carryRefund(charges: readonly Yen[], refund: Yen): { due: Yen; carried: Yen } {
  if (refund < 0) throw new Error("a refund is stated as a positive amount");
  const owed = Math.max(sumYen(charges), 0);
  return { due: yen(Math.max(owed - refund, 0)), carried: yen(Math.max(refund - owed, 0)) };
}
