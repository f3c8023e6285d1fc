import { z } from "zod";
import { addDays, type Day, formatDay } from "../../kernel/day.ts";
import { onBusinessDay } from "../../kernel/business-day.ts";
import { yen } from "../../kernel/yen.ts";
import { type KeptOnWithdrawal, withdrawalMoney } from "../../rating/withdrawal-money.ts";
import { dayField } from "../../terms/fields.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { withdraw, type WithdrawalAsk, type WithdrawalRule } from "../rules/withdraw.ts";
import { dayOrNull, refused } from "./said.ts";
import { withdrawnCharges } from "./withdrawn-charges.ts";

const chargeSchema = z.strictObject({ charge: z.string(), amount: z.int() });

const givenSchema = z.strictObject({
  received: dayField.optional(),
  sent: dayField,
  arrived: dayField.optional(),
  misled: z.boolean().optional(),
  receivedAgain: dayField.optional(),
  formed: dayField.optional(),
  installed: dayField.optional(),
  started: dayField.optional(),
  /** With it, what stays charged is worked out by the rating that bills it. */
  item: z.string().optional(),
  work: z.string().optional(),
  facts: z.record(z.string(), z.string()).optional(),
  documentReceived: dayField.optional(),
  customer: z.enum(["consumer", "business"]).optional(),
  channel: z.string().optional(),
  how: z.enum(["letter", "e-mail"]).optional(),
  /** What the contract was charged, and what of it was paid. */
  charges: z.array(chargeSchema).optional(),
  paid: z.int().min(0).optional(),
});
type Given = z.output<typeof givenSchema>;

/**
 * Worked examples of withdrawal. given: { received, sent, arrived?, misled?, receivedAgain?,
 * formed? (or installed), customer?, channel?, how?, item? (with installed or started: what stays
 * charged is worked out), charges?: [{ charge, amount }], paid? }; answers { valid, lastDay,
 * effectiveOn, back: all | all-but-listed, keeps: [...], confirmBy, and with `charges`: kept:
 * [...], owed, refund, open }. Refused: { valid: false, refused: code, lastDay }.
 */
export function evaluateWithdrawal(
  rule: WithdrawalRule,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const parsed = givenSchema.parse(given);
  const received = parsed.received ?? parsed.documentReceived;
  const asked: Given = received === undefined ? parsed : { ...parsed, received };
  const decided = withdraw(rule, askOf(rule, asked));
  if (!decided.ok) {
    const { refusal } = decided;
    return refused(refusal, "lastDay" in refusal ? { lastDay: refusal.lastDay } : {});
  }
  const { effectiveOn, lastDay, beforeFormation } = decided.value;
  const terms = moneyTerms(rule, beforeFormation);
  return {
    valid: true,
    lastDay: dayOrNull(lastDay),
    effectiveOn: formatDay(effectiveOn),
    effective: formatDay(effectiveOn),
    back: terms.back === "all" ? "all" : "all-but-listed",
    ...(terms.back === "all" ? { refundPercent: 100 } : {}),
    keeps: terms.back === "all" ? [] : terms.keeps.map(({ charge }) => charge),
    restoration: rule.rule.restoration ?? null,
    ...confirmation(rule, asked),
    ...money(terms, asked),
    ...charged(rule, asked, catalogue),
  };
}

function askOf({ rule }: WithdrawalRule, asked: Given): WithdrawalAsk {
  const [sold] = rule.channels ?? ["web"];
  return {
    sentOn: asked.sent,
    receivedOn: asked.received ?? null,
    misled: asked.misled ?? asked.receivedAgain !== undefined,
    receivedAgainOn: asked.receivedAgain ?? null,
    formedOn: asked.formed ?? asked.installed ?? asked.received ?? null,
    customer: asked.customer ?? "consumer",
    channel: asked.channel ?? sold ?? "web",
    how: asked.how ?? "letter",
  };
}

function moneyTerms({ rule }: WithdrawalRule, beforeFormation: boolean): KeptOnWithdrawal {
  if (rule.back === "all" || beforeFormation) return { back: "all" };
  const keeps = rule.back.allBut.map(({ charge, cap }) =>
    cap === undefined ? { charge } : { charge, cap: yen(cap) },
  );
  return { back: "all-but", keeps };
}

/** What the contract is still charged, where the example says what it was. */
function charged(rule: WithdrawalRule, asked: Given, catalogue: Catalogue) {
  const { item, sent } = asked;
  const installedOn = asked.installed ?? asked.started ?? asked.formed;
  if (item === undefined || installedOn === undefined || asked.charges !== undefined) return {};
  return withdrawnCharges(
    rule,
    {
      item,
      installedOn,
      receivedOn: asked.received ?? null,
      sentOn: sent,
      channel: askOf(rule, asked).channel,
      work: asked.work ?? null,
      facts: asked.facts ?? {},
    },
    catalogue,
  );
}

/** HH-22: an e-mail is confirmed by the next business day after it arrives. */
function confirmation({ rule }: WithdrawalRule, { how, sent, arrived }: Given) {
  if (rule.emailConfirmed === undefined || how !== "e-mail") return {};
  const got: Day = arrived ?? sent;
  return { confirmBy: formatDay(onBusinessDay(addDays(got, 1), "next")) };
}

function money(terms: KeptOnWithdrawal, { charges, paid }: Given) {
  if (charges === undefined && paid === undefined) return {};
  const charged = (charges ?? []).map(({ charge, amount }) => ({
    code: charge,
    amount: yen(amount),
  }));
  const { kept, owed, refund, open } = withdrawalMoney(terms, {
    charges: charged,
    received: yen(paid ?? 0),
  });
  const lines = kept.map(({ code, amount }) => ({ charge: code, amount }));
  return { kept: lines, charged: owed, owed, refund, open };
}
