import { addDays } from "../../kernel/day.ts";
import { isBusinessDay } from "../../kernel/business-day.ts";
import { extraDaysOff } from "../../terms/business-days.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { eventsOf } from "../history/read-history.ts";
import { lastDayToWithdraw, type WithdrawalRule } from "../rules/withdraw.ts";
import type { Dated, Found } from "./found.ts";

/**
 * The last day of the right to withdraw, for each document that starts it (KK-11, HM-05, HH-22,
 * IT-18): received 2024-10-01, eight days end with 2024-10-08. None while nothing was received.
 */
export function daysToWithdraw(dated: Dated): readonly Found[] {
  const { life } = dated;
  const rule = rulesOf(dated.catalogue, life.service, "withdrawal").at(0);
  if (!rule || life.withdrawn !== null || life.refused !== null) return [];
  const { document, documentIfMisled } = rule.rule;
  return holdsFor(rule, dated)
    ? [document, documentIfMisled].flatMap((name) => lastDayFor(rule, name, dated))
    : [];
}

function holdsFor({ rule }: WithdrawalRule, { life: { applied } }: Dated): boolean {
  const { customers, channels } = rule;
  if (!customers.includes(applied.customer ?? "consumer")) return false;
  return channels === undefined || channels.includes(applied.channel);
}

function lastDayFor(rule: WithdrawalRule, document: string, dated: Dated): readonly Found[] {
  const { documents } = dated.life;
  const received = documents.findLast((event) => event.document === document)?.on;
  if (received === undefined) return [];
  const misled = document === rule.rule.documentIfMisled;
  const ask = { misled, receivedOn: received, receivedAgainOn: received };
  const on = lastDayToWithdraw(rule, ask);
  if (on === null || (dated.tenure.endedOn !== null && dated.tenure.endedOn <= received)) return [];
  return [
    {
      kind: "withdraw",
      on,
      of: document,
      label: {
        ja: `${rule.rule.title.ja}のお申し出ができる最後の日（この日に発信したものまで有効です）`,
        en: `${rule.rule.title.en}: the last day; what is sent on it still counts`,
      },
      clauses: rule.rule.clause,
      concerns: "resident",
    },
  ];
}

/** A withdrawal by e-mail is confirmed by the next business day (HH-22). */
export function confirmationOfEmail({ catalogue, life }: Dated): readonly Found[] {
  const rule = rulesOf(catalogue, life.service, "withdrawal").at(0);
  const { withdrawn } = life;
  if (rule?.rule.emailConfirmed === undefined || withdrawn?.how !== "e-mail") return [];
  const issued = eventsOf(life, "document-issued");
  if (issued.some(({ on, document }) => on >= withdrawn.on && isConfirmation(document))) return [];
  const daysOff = extraDaysOff(catalogue, life.service, { purpose: "closing", on: withdrawn.on });
  let on = addDays(withdrawn.on, 1);
  while (!isBusinessDay(on, daysOff)) on = addDays(on, 1);
  return [
    {
      kind: "confirm-e-mail",
      on,
      label: {
        ja: "メールでのお申し出に、受け付けた旨をお返事する期限",
        en: "By when the withdrawal by e-mail is confirmed",
      },
      clauses: rule.rule.clause,
      concerns: "operator",
    },
  ];
}

function isConfirmation(document: string): boolean {
  return document.endsWith("confirmation");
}
