import { ok } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { ActionOf } from "../action-schema.ts";
import { approvalLastDay } from "../rules/approval-number.ts";
import { type Asked, decided, type Decision, refuse } from "../decision.ts";
import { recorded } from "../household/household-after.ts";
import { noSuchNumber } from "./number-life.ts";
import { eventsOf } from "../history/read-history.ts";
import { refuseWhenOver } from "./refuse-over.ts";
import { spoken } from "../words/spoken.ts";

/** The number of a change of provider that is undone (IT-25): it comes after the end. */
export const UNDONE = "provider-change-undone";

/**
 * Put an approval number on file, issued on the day of asking (IT-04, IT-25): the operator's own,
 * or one that the customer brings from another company. Issued 2024-10-01, it lives through
 * 2024-10-15; who owes money is given none.
 */
export function issueNumber(asked: Asked, { number, value }: ActionOf<"issue-number">): Decision {
  const { catalogue, life, on } = asked;
  const rule = rulesOf(catalogue, life.service, "approval-number").at(0);
  const kind = rule?.rule.numbers[number];
  if (!rule || !kind) return noSuchNumber(catalogue, life.service, number);
  const shut =
    (number === UNDONE ? null : refuseWhenOver(asked, "approval-number")) ??
    refusedForDebts(asked, number) ??
    knownAlready(asked, value);
  if (shut) return shut;
  const last = approvalLastDay(rule, number, on);
  if (!last.ok) return noSuchNumber(catalogue, life.service, number);
  const day = spoken(last.value);
  return ok(
    decided({
      events: [recorded(asked, { type: "number-issued", number, value })],
      notes: [
        {
          label: {
            ja: `${kind.label.ja}の有効期限は${day.ja}です（発行日を1日目として数えます）`,
            en: `Good through ${day.en}, the day of issue being the first`,
          },
          clauses: kind.clause,
          on: last.value,
        },
      ],
      clauses: kind.clause,
    }),
  );
}

/** The operator may keep its own numbers back from who has not paid. */
export function refusedForDebts({ catalogue, life, person }: Asked, number: string) {
  const kind = rulesOf(catalogue, life.service, "approval-number").at(0)?.rule.numbers[number];
  const owes = kind?.withheld;
  if (!kind || !owes || !owes.anyOf.includes(person.facts[owes.fact] ?? "")) return null;
  return refuse({
    code: "contracts.number-withheld",
    clauses: kind.clause,
    reason: {
      ja: "お支払いの状況により、承諾番号を発行できません",
      en: "No number is issued while there are debts",
    },
    needed: { ja: "未払いの料金をお支払いください", en: "Pay what is owed first" },
  });
}

function knownAlready({ catalogue, life }: Asked, value: string) {
  const known = eventsOf(life, "number-issued").find((each) => each.value === value);
  if (!known) return null;
  const rules = rulesOf(catalogue, life.service, "approval-number");
  return refuse({
    code: "contracts.number-on-file",
    clauses: rules.flatMap(({ rule }) => rule.numbers[known.number]?.clause ?? rule.clause),
    reason: {
      ja: `承諾番号${value}はすでに登録されています`,
      en: `The number ${value} is on file already`,
    },
    days: { issuedOn: known.on },
  });
}
