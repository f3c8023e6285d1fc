import type { Month } from "../kernel/day.ts";
import { addDays, formatMonth, monthOf } from "../kernel/day.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { add, compare, type Exact, negate, ZERO } from "../kernel/exact.ts";
import { periodOf } from "../kernel/period.ts";
import { settle, yen } from "../kernel/yen.ts";
import { settleRefund } from "../rating/settlement.ts";
import type { Tenure } from "../rating/tenure.ts";
import { type Catalogue, type Located, rulesOf } from "../terms/catalogue.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import type { BillLine, IssuedLine } from "./model.ts";

type Settlement = Located<RuleOf<"settlement">>;

/** What a contract's lines on a bill need besides themselves. */
export interface CarryOver {
  readonly tenure: Tenure;
  readonly month: Month;
  readonly catalogue: Catalogue;
  /** The new lines of the contract on this bill. */
  readonly lines: readonly BillLine[];
  /** Lines of `carry` issued before, of the same contract. */
  readonly carried: readonly IssuedLine[];
}

/**
 * A procurement refund larger than the contract's charge goes over to the next bills (HH-15), as
 * `settleRefund` decides. Charge 3,000 and refund 3,400: a line of +400 holds the rest back, and
 * the next bill begins with −400. In the last bill nothing is held back: what is still open is
 * settled, and what exceeds the bill is paid out.
 */
export function carryOver(asked: CarryOver): readonly BillLine[] {
  const { tenure, catalogue, carried, lines } = asked;
  const settlement = rulesOf(catalogue, tenure.service, "settlement").find(
    ({ rule }) => rule.refundAboveBill === "carried-over",
  );
  if (!settlement) return [];
  const refunds = lines.filter((line) => isRefund(line, catalogue));
  const open = settle(sumOf(carried), "down");
  const refund = settle(negate(sumOf(refunds)), "down");
  // Corrections may leave less than nothing to meet the refund with; they stay to the credit.
  const bill = yen(settle(sumOf(lines), "down") + refund);
  const left = settleRefund(settlement.rule, {
    bill: yen(Math.max(0, bill)),
    refund: yen(refund + open),
    last: isLast(asked),
  }).carriedOver;
  if (left > open) {
    const held = derivedLines(bill < 0 ? refunds : lines);
    return [heldBack(asked, settlement, derived.negative(held))];
  }
  if (left === open) return [];
  const all = derivedSum(carried);
  const taken = left === 0 ? all : derived.least([all, derivedLines(lines)]);
  return [broughtForward(asked, settlement, taken)];
}

/**
 * The contract has ended: no bill of it comes after this one. The first day without supply closes
 * its last period like a reading, so supply through 2024-02-29 has its last bill in March (HH-10).
 */
export function isLast({ tenure, month }: Pick<CarryOver, "tenure" | "month">): boolean {
  const { endedOn, supply } = tenure;
  if (endedOn === null) return false;
  return month >= monthOf(supply === null ? addDays(endedOn, -1) : endedOn);
}

function isRefund({ rule, amount }: BillLine, catalogue: Catalogue): boolean {
  const { kind } = catalogue.rules.get(rule)?.rule ?? {};
  return kind === "procurement-adjustment" && compare(amount, ZERO) < 0;
}

function heldBack(asked: CarryOver, settlement: Settlement, amount: Derived): BillLine {
  return carryLine(asked, settlement, {
    item: "held-back",
    amount,
    label: { ja: "次回請求へ繰り越し", en: "Carried over to the next bill" },
  });
}

function broughtForward(asked: CarryOver, settlement: Settlement, amount: Derived): BillLine {
  return carryLine(asked, settlement, {
    item: "brought-forward",
    amount: derived.negative(amount),
    label: { ja: "前回までの繰越分", en: "Carried over from earlier bills" },
  });
}

function carryLine(
  { tenure, month, lines, carried }: CarryOver,
  { id, rule }: Settlement,
  { item, amount, label }: { item: string; amount: Derived; label: BillLine["label"] },
): BillLine {
  const taxed = [...lines, ...carried].find((line) => line.tax.kind === "included");
  return {
    contract: tenure.contract,
    service: tenure.service,
    rule: id,
    item: `${item}-${formatMonth(month)}`,
    label,
    month,
    period: periodOf(month),
    amount: amount.value,
    tax: taxed?.tax ?? { kind: "none" },
    why: amount.why,
    clauses: rule.clause,
    marks: [],
    kind: "carry",
    corrects: null,
  };
}

function derivedLines(lines: readonly BillLine[]): Derived {
  return derived.sum(lines.map(({ amount, label }) => derived.settled(amount, label.en)));
}

function derivedSum(carried: readonly IssuedLine[]): Derived {
  return derived.sum(
    carried.map(({ amount, at }) => derived.settled(amount, `${at.bill}, line ${at.position}`)),
  );
}

function sumOf(lines: readonly { readonly amount: Exact }[]): Exact {
  return lines.reduce((total, { amount }) => add(total, amount), ZERO);
}
