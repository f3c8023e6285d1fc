import type { Day } from "../../kernel/day.ts";
import type { Label } from "../../terms/fields.ts";
import type { Asked } from "../decision.ts";
import { lastDayToWithdraw } from "../rules/withdraw.ts";
import { rightToWithdraw } from "./withdrawal-rows.ts";

/** A right whose days the receipt of a document starts. */
export interface StartedRight {
  readonly label: Label;
  /** Null: the document has not been received, so the days have not begun. */
  readonly lastDay: Day | null;
  readonly clauses: readonly string[];
}

const WITHDRAW = { ja: "解除できる最終日", en: "Last day to withdraw" };

/**
 * What the receipt of a document starts (KK-11, HM-05, HH-22, IT-18): the contract document of
 * fibre, received 2024-10-01, can be answered with a withdrawal until 2024-10-08. Null: nothing.
 */
export function startedBy(
  asked: Asked,
  document: string,
  receivedOn: Day | null,
): StartedRight | null {
  const found = rightToWithdraw(asked);
  if (!found) return null;
  const { rule } = found;
  if (document !== rule.document && document !== rule.documentIfMisled) return null;
  const days = { receivedOn, misled: false, receivedAgainOn: null };
  return { label: WITHDRAW, lastDay: lastDayToWithdraw(found, days), clauses: rule.clause };
}
