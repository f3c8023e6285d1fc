import type { Day } from "../../kernel/day.ts";
import { lastDayWithin } from "../../kernel/deadline.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Located } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

export type WithdrawalRule = Located<RuleOf<"withdrawal">>;

/** What is known when somebody wants to withdraw. */
export interface WithdrawalAsk {
  readonly sentOn: Day;
  /** When the document arrived that starts the days; null: it has not, so they have not begun. */
  readonly receivedOn: Day | null;
  /** Told wrongly or intimidated: when the new document arrived, null when it has not. */
  readonly misled: boolean;
  readonly receivedAgainOn: Day | null;
  /** The day the contract formed; null: not yet. */
  readonly formedOn: Day | null;
  readonly customer: "consumer" | "business";
  readonly channel: string;
  readonly how: "letter" | "e-mail";
}

export interface Withdrawal {
  /** The contract is undone from this day, whenever the letter arrives (発信主義). */
  readonly effectiveOn: Day;
  /** Null: the days have not begun to count. */
  readonly lastDay: Day | null;
  readonly beforeFormation: boolean;
}

export type WithdrawalRefusal =
  | { readonly code: "contracts.withdrawal-too-late"; readonly lastDay: Day }
  | { readonly code: "contracts.withdrawal-not-for-customer"; readonly customer: string }
  | { readonly code: "contracts.withdrawal-not-by-channel"; readonly channel: string }
  | { readonly code: "contracts.withdrawal-not-in-form"; readonly how: string };

/**
 * Whether a withdrawal counts (KK-11, HM-05, HH-22, IT-18): received 2024-10-01, eight days end
 * with 2024-10-08; a letter of that day counts though it arrives on the 11th, one of the 9th does
 * not.
 */
export function withdraw(
  rule: WithdrawalRule,
  ask: WithdrawalAsk,
): Result<Withdrawal, WithdrawalRefusal> {
  const { customers, channels, how, beforeFormation } = rule.rule;
  const { customer, channel, sentOn, formedOn } = ask;
  if (beforeFormation === "free-on-arrival" && (formedOn === null || sentOn < formedOn)) {
    return ok({ effectiveOn: sentOn, lastDay: null, beforeFormation: true });
  }
  if (!customers.includes(customer)) {
    return no({ code: "contracts.withdrawal-not-for-customer", customer });
  }
  if (channels && !channels.includes(channel)) {
    return no({ code: "contracts.withdrawal-not-by-channel", channel });
  }
  if (!how.includes(ask.how)) {
    return no({ code: "contracts.withdrawal-not-in-form", how: ask.how });
  }
  const lastDay = lastDayToWithdraw(rule, ask);
  if (lastDay !== null && sentOn > lastDay) {
    return no({ code: "contracts.withdrawal-too-late", lastDay });
  }
  return ok({ effectiveOn: sentOn, lastDay, beforeFormation: false });
}

/** The last day of the right; null while the document that starts the days is still to come. */
export function lastDayToWithdraw(
  { id, rule }: WithdrawalRule,
  ask: Pick<WithdrawalAsk, "receivedOn" | "misled" | "receivedAgainOn">,
): Day | null {
  const from = ask.misled ? ask.receivedAgainOn : ask.receivedOn;
  if (from === null) return null;
  return lastDayWithin(mustBeInForce(rule.values, from, id).days, from);
}
