import type { Day } from "../../kernel/day.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import { type ApprovalRefusal, useApprovalNumber } from "../rules/approval-number.ts";
import { refuse } from "../decision.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { spoken } from "../words/spoken.ts";

export interface NumberUse {
  /** Its kind in the terms: `transfer-in`. */
  readonly number: string;
  readonly value: string;
  readonly issuedOn: Day;
  readonly usedOn: Day;
}

/**
 * Null while a number lives (IT-04, IT-25): one of 2024-10-01 on 2024-10-15. A day later it is
 * refused, with its last day; a new one must be asked for.
 */
export function refusedByNumber(
  catalogue: Catalogue,
  service: string,
  { number, value, issuedOn, usedOn }: NumberUse,
): ReturnType<typeof refuse> | null {
  const rule = rulesOf(catalogue, service, "approval-number").at(0);
  if (!rule) return noSuchNumber(catalogue, service, number);
  const used = useApprovalNumber(rule, number, { issuedOn, usedOn });
  if (used.ok) return null;
  const clauses = rule.rule.numbers[number]?.clause ?? rule.rule.clause;
  return refusalOf(catalogue, service, used.refusal, { clauses, value });
}

/** No: the terms know no number of that kind, or none with that value is on file. */
export function noSuchNumber(catalogue: Catalogue, service: string, number: string) {
  return refuse({
    code: "contracts.no-such-number",
    clauses: clausesOf(catalogue, service, "approval-number"),
    reason: {
      ja: `承諾番号「${number}」は見つかりません`,
      en: `There is no approval number ${number}`,
    },
    needed: {
      ja: "承諾番号の種類と番号をお確かめください",
      en: "Please check the number and its kind",
    },
  });
}

function refusalOf(
  catalogue: Catalogue,
  service: string,
  refusal: ApprovalRefusal,
  { clauses, value }: { readonly clauses: readonly string[]; readonly value: string },
) {
  switch (refusal.code) {
    case "contracts.no-such-number":
      return noSuchNumber(catalogue, service, refusal.number);
    case "contracts.number-expired": {
      const last = spoken(refusal.lastDay);
      return refuse({
        code: refusal.code,
        clauses,
        reason: {
          ja: `承諾番号${value}の有効期限（${last.ja}）が過ぎています`,
          en: `The approval number ${value} was good through ${last.en}`,
        },
        needed: { ja: "新しい承諾番号をお取りください", en: "Ask for a new number" },
        days: { lastDay: refusal.lastDay },
      });
    }
    case "contracts.number-not-yet-issued": {
      const from = spoken(refusal.issuedOn);
      return refuse({
        code: refusal.code,
        clauses,
        reason: {
          ja: `承諾番号${value}の発行日（${from.ja}）より前です`,
          en: `The approval number ${value} is issued on ${from.en} only`,
        },
        days: { issuedOn: refusal.issuedOn },
      });
    }
  }
}
