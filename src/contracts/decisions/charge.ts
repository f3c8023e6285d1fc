import { ok } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, type Note, refuse } from "../decision.ts";
import { chargeCodes, priceOfCharge, type PricedCharge } from "./price-of-charge.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { recorded } from "../household/household-after.ts";
import { costWords } from "../words/yen-words.ts";

/**
 * Money by hand: an event that the price list of the service knows (HH-09, IT-31). A statement on
 * request: 220 yen in the bill of the next month. What the list does not price, or prices by facts
 * that are not said, is refused.
 */
export function charge(asked: Asked, action: ActionOf<"charge">): Decision {
  const { catalogue, life, on } = asked;
  const { code, quantity, facts, amount } = action;
  const codes = chargeCodes(catalogue, life.service);
  if (!codes.includes(code)) return unknownCharge(asked, code, codes);
  const chargeable = { code, on, quantity, facts, ...(amount === undefined ? {} : { amount }) };
  const price = priceOfCharge(catalogue, asked.tenure, chargeable);
  const fault = amountFault(asked, action) ?? heldFault(asked, price);
  if (fault) return fault;
  const lineClauses = [...new Set(price.lines.flatMap(({ clauses }) => clauses))];
  return ok(
    decided({
      events: [recorded(asked, { type: "charged", ...chargeable })],
      notes: price.lines.map(noteOf),
      clauses:
        lineClauses.length > 0 ? lineClauses : clausesOf(catalogue, life.service, "one-off-fee"),
    }),
  );
}

function noteOf({ label, amount, tax, clauses }: PricedCharge["lines"][number]): Note {
  return { label: costWords(label, amount, tax.kind), clauses, on: null };
}

function unknownCharge({ catalogue, life }: Asked, code: string, codes: readonly string[]) {
  const known = codes.join(", ");
  return refuse({
    code: "contracts.unknown-charge",
    clauses: clausesOf(catalogue, life.service, "one-off-fee"),
    reason: {
      ja: `「${code}」はこのサービスの料金表にありません`,
      en: `"${code}" is not in the price list of this service`,
    },
    needed:
      codes.length === 0
        ? { ja: "このサービスに請求できる項目はありません", en: "This service has no such charges" }
        : { ja: `次のいずれか：${known}`, en: `One of: ${known}` },
  });
}

/** An amount beside a price of the list would be ignored: it is refused instead. */
function amountFault({ catalogue, life }: Asked, { code, amount }: ActionOf<"charge">) {
  if (amount === undefined) return null;
  const listed = rulesOf(catalogue, life.service, "one-off-fee").flatMap(({ rule }) =>
    Object.entries(rule.fees).filter(([key, fee]) => (fee.events ?? [key]).includes(code)),
  );
  const fixed = listed.find(([, fee]) => !fee.passedOn);
  if (!fixed) return null;
  const [, { label, clause }] = fixed;
  return refuse({
    code: "contracts.amount-by-terms",
    clauses: clause ?? clausesOf(catalogue, life.service, "one-off-fee"),
    reason: {
      ja: `${label.ja}の金額は料金表で決まっています`,
      en: `The price list fixes the amount of: ${label.en}`,
    },
    needed: { ja: "金額を空欄にしてください", en: "Leave the amount empty" },
  });
}

function heldFault({ catalogue, life }: Asked, { held }: PricedCharge) {
  const [first] = held;
  if (!first) return null;
  return refuse({
    code: "contracts.charge-not-priced",
    clauses: clausesOf(catalogue, life.service, "one-off-fee"),
    reason: { ja: "このままでは金額が決まりません", en: "Its amount cannot be told yet" },
    needed: { ja: `必要なもの：${first.missing}`, en: `Needed: ${first.missing}` },
  });
}
