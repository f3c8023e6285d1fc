import type { Day } from "../../kernel/day.ts";
import { addDays } from "../../kernel/day.ts";
import { onBusinessDay } from "../../kernel/business-day.ts";
import { ok } from "../../kernel/result.ts";
import { extraDaysOff } from "../../terms/business-days.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { ActionOf } from "../action-schema.ts";
import {
  type Asked,
  decided,
  type Decision,
  type Note,
  refuse,
  type Refused,
} from "../decision.ts";
import { whatFollowsEnd } from "../household/dependents.ts";
import { recorded } from "../household/household-after.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { spoken } from "../words/spoken.ts";
import { withdrawalAsk } from "../history/undo.ts";
import {
  type Withdrawal,
  withdraw,
  type WithdrawalRefusal,
  type WithdrawalRule,
} from "../rules/withdraw.ts";
import { listed } from "../words/listed.ts";
import { refusedByState } from "./state-needed.ts";

/**
 * Withdraw within the days that the terms give (KK-11, HM-05, HH-22, IT-18): the day on which it
 * was sent counts, whatever day it arrives and whatever happened meanwhile. Papers received
 * 2024-10-01: a letter of 10-08 that arrives on 10-11 counts, one of 10-09 does not.
 */
export function withdrawFrom(asked: Asked, action: ActionOf<"withdraw">): Decision {
  const { catalogue, contract, life, on } = asked;
  const rule = rulesOf(catalogue, life.service, "withdrawal").at(0);
  if (!rule) return noRight(clausesOf(catalogue, life.service, "notice"));
  const shut = closedTo(asked);
  if (shut) return shut;
  const clauses = rule.rule.clause;
  const { sentOn, how, misled } = action;
  if (sentOn > on) return notYetSent(sentOn, clauses);
  if (sentOn < life.applied.on) return sentTooEarly(life.applied.on, clauses);
  const found = withdraw(rule, withdrawalAsk(rule, asked, action));
  if (!found.ok) return refused(found.refusal, clauses);
  const { follows, events } = whatFollowsEnd(asked, contract.id, on, "withdrawn");
  return ok(
    decided({
      events: [recorded(asked, { type: "withdrawn", sentOn, how, misled }), ...events],
      follows,
      notes: [...notesOf(rule, found.value, clauses), ...confirmed(asked, rule, how)],
      effectiveOn: found.value.effectiveOn,
      clauses,
    }),
  );
}

/** An end does not shut it: the letter may have been sent in time. */
function closedTo(asked: Asked): Decision | null {
  const { life } = asked;
  if (life.withdrawn) return refusedByState({ ...asked, state: "withdrawn" }, "withdrawal", []);
  if (life.refused) return refusedByState({ ...asked, state: "refused" }, "withdrawal", []);
  return null;
}

function notesOf(
  { rule }: WithdrawalRule,
  { lastDay, beforeFormation }: Withdrawal,
  clauses: readonly string[],
): readonly Note[] {
  const notes: Note[] = [{ label: moneyBack(rule, beforeFormation), clauses, on: null }];
  if (lastDay !== null) {
    const day = spoken(lastDay);
    const label = {
      ja: `撤回・解除ができるのは${day.ja}の発信までです`,
      en: `It could be sent through ${day.en}`,
    };
    notes.push({ label, clauses, on: lastDay });
  }
  if (rule.restoration === undefined) return notes;
  const label =
    rule.restoration === "operator"
      ? { ja: "元に戻す工事の費用は当社が負担します", en: "Putting it back costs you nothing" }
      : { ja: "元に戻す工事の費用はお客さまのご負担です", en: "Putting it back is at your cost" };
  return [...notes, { label, clauses, on: null }];
}

function moneyBack({ back }: WithdrawalRule["rule"], beforeFormation: boolean): Note["label"] {
  if (back === "all" || beforeFormation) {
    return { ja: "料金はかからず、お支払い済みの全額をお返しします", en: "All money comes back" };
  }
  const kept = back.allBut.filter(({ label }, k) => {
    return back.allBut.findIndex((other) => other.label.ja === label.ja) === k;
  });
  const names = listed(kept.map(({ label }) => label));
  return {
    ja: `${names.ja}を除き、お支払い済みの額をお返しします`,
    en: `All comes back but: ${names.en}`,
  };
}

/** HH-22: an e-mail is confirmed by the next business day. */
function confirmed(
  { catalogue, life, on }: Asked,
  { rule }: WithdrawalRule,
  how: "letter" | "e-mail",
): readonly Note[] {
  if (how !== "e-mail" || rule.emailConfirmed === undefined) return [];
  const daysOff = extraDaysOff(catalogue, life.service, { purpose: "closing", on });
  const by = onBusinessDay(addDays(on, 1), "next", daysOff);
  const day = spoken(by);
  const label = {
    ja: `${day.ja}までに、メールを受け取ったことをご連絡します`,
    en: `Receipt of the e-mail is confirmed by ${day.en}`,
  };
  return [{ label, clauses: rule.clause, on: by }];
}

function noRight(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.no-right-to-withdraw",
    clauses,
    reason: {
      ja: "このサービスには撤回・解除の制度がありません",
      en: "These terms know no right to withdraw",
    },
    needed: { ja: "解約としてお申し出ください", en: "Leave by notice instead" },
  });
}

function notYetSent(sentOn: Day, clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.not-yet-sent",
    clauses,
    reason: {
      ja: `発信日（${spoken(sentOn).ja}）が到着日より後になっています`,
      en: `It cannot have been sent on ${spoken(sentOn).en}, after it arrived`,
    },
    days: { sentOn },
  });
}

function sentTooEarly(appliedOn: Day, clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.sent-before-application",
    clauses,
    reason: {
      ja: `お申し込み（${spoken(appliedOn).ja}）より前の発信日です`,
      en: `It was applied for only on ${spoken(appliedOn).en}`,
    },
    days: { appliedOn },
  });
}

function refused(refusal: WithdrawalRefusal, clauses: readonly string[]): Decision {
  return refuse({ code: refusal.code, clauses, ...wordsOf(refusal) });
}

function wordsOf(refusal: WithdrawalRefusal): Pick<Refused, "reason" | "needed" | "days"> {
  const instead = { ja: "解約としてお申し出ください", en: "Leave by notice instead" };
  switch (refusal.code) {
    case "contracts.withdrawal-too-late": {
      const { lastDay } = refusal;
      const day = spoken(lastDay);
      return {
        reason: {
          ja: `撤回・解除ができる期間は${day.ja}の発信で終わりました`,
          en: `The days to withdraw ended with ${day.en}`,
        },
        needed: instead,
        days: { lastDay },
      };
    }
    case "contracts.withdrawal-not-for-customer":
      return {
        reason: { ja: "事業者のお客さまは対象外です", en: "Not for businesses" },
        needed: instead,
        days: {},
      };
    case "contracts.withdrawal-not-by-channel":
      return {
        reason: {
          ja: "お電話または訪問でお申し込みいただいた契約が対象です",
          en: "Only for contracts sold by telephone or at the door",
        },
        needed: instead,
        days: {},
      };
    case "contracts.withdrawal-not-in-form":
      return {
        reason: { ja: "書面（郵便）でお送りください", en: "It must be sent as a letter" },
        needed: { ja: "期間内に書面をお送りください", en: "Send a letter within the days" },
        days: {},
      };
  }
}
