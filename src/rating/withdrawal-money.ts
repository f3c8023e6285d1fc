import { sumYen, type Yen, yen } from "../kernel/yen.ts";

/** A charge of a contract that is withdrawn from, under the code that the terms list it by. */
export interface WithdrawnCharge {
  readonly code: string;
  readonly amount: Yen;
}

/**
 * What the operator may keep: nothing, or the listed charges, each up to its cap where it has one.
 */
export type KeptOnWithdrawal =
  | { readonly back: "all" }
  | {
      readonly back: "all-but";
      readonly keeps: readonly { readonly charge: string; readonly cap?: Yen }[];
    };

export interface WithdrawalMoney {
  readonly kept: readonly WithdrawnCharge[];
  /** What the customer owes after all; the sum of what is kept. */
  readonly owed: Yen;
  /** What was received above that and goes back. */
  readonly refund: Yen;
  /** What is still to be paid, when less was received than may be kept. */
  readonly open: Yen;
}

/**
 * The money after a valid withdrawal (KK-11, HM-05, HH-22, IT-18). Fibre withdrawn from after
 * 22,000 of work and a contract fee of 3,300: both stay, a monthly fee received goes back.
 */
export function withdrawalMoney(
  terms: KeptOnWithdrawal,
  { charges, received }: { readonly charges: readonly WithdrawnCharge[]; readonly received: Yen },
): WithdrawalMoney {
  const kept = terms.back === "all" ? [] : charges.flatMap((charge) => keptOf(terms.keeps, charge));
  const owed = sumYen(kept.map(({ amount }) => amount));
  return {
    kept,
    owed,
    refund: yen(Math.max(0, received - owed)),
    open: yen(Math.max(0, owed - received)),
  };
}

function keptOf(
  keeps: readonly { readonly charge: string; readonly cap?: Yen }[],
  { code, amount }: WithdrawnCharge,
): WithdrawnCharge[] {
  const listed = keeps.find(({ charge }) => charge === code);
  if (!listed) return [];
  return [{ code, amount: listed.cap === undefined ? amount : yen(Math.min(amount, listed.cap)) }];
}
