import type { Month } from "../kernel/day.ts";
import { formatMonth, lastDay } from "../kernel/day.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { add, compare, type Exact, isZero, ZERO } from "../kernel/exact.ts";
import { periodOf } from "../kernel/period.ts";
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
 * A procurement refund larger than the contract's charge goes over to the next bills (HH-15).
 * Charge 3,000 and refund 3,400: a line of +400 holds the rest back, and the next bill begins with
 * −400. In the last bill nothing is held back.
 */
export function carryOver(asked: CarryOver): readonly BillLine[] {
  const { tenure, catalogue, carried, lines } = asked;
  const settlement = rulesOf(catalogue, tenure.service, "settlement").find(
    ({ rule }) => rule.refundAboveBill === "carried-over",
  );
  const [first] = lines;
  if (!settlement || !first) return [];
  const charge = sumOf(lines);
  const open = sumOf(carried);
  const isLast = tenure.endedOn !== null && tenure.endedOn <= lastDay(asked.month) + 1;
  if (isLast) return isZero(open) ? [] : [broughtForward(asked, settlement, derivedSum(carried))];
  if (compare(charge, ZERO) < 0 && hasRefund(catalogue, lines)) {
    return [heldBack(asked, settlement, derived.negative(derivedLines(lines)))];
  }
  if (isZero(open) || compare(charge, ZERO) <= 0) return [];
  return [
    broughtForward(asked, settlement, derived.least([derivedSum(carried), derivedLines(lines)])),
  ];
}

function hasRefund(catalogue: Catalogue, lines: readonly BillLine[]): boolean {
  return lines.some(
    ({ rule, amount }) =>
      compare(amount, ZERO) < 0 &&
      catalogue.rules.get(rule)?.rule.kind === "procurement-adjustment",
  );
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
  { tenure, month, lines }: CarryOver,
  { id, rule }: Settlement,
  { item, amount, label }: { item: string; amount: Derived; label: BillLine["label"] },
): BillLine {
  const tax = lines.find((line) => line.tax.kind === "included")?.tax ?? { kind: "none" };
  return {
    contract: tenure.contract,
    service: tenure.service,
    rule: id,
    item: `${item}-${formatMonth(month)}`,
    label,
    month,
    period: periodOf(month),
    amount: amount.value,
    tax,
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
