import { addDays, type Day } from "../../kernel/day.ts";
import { ok } from "../../kernel/result.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, refuse } from "../decision.ts";
import { whatFollowsEnd } from "../household/dependents.ts";
import { recorded } from "../household/household-after.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { spoken } from "../words/spoken.ts";
import { type ContractTerm, nthTerm, type TermRule, termRuleOf } from "../rules/term.ts";
import { refusedByState } from "./state-needed.ts";

/**
 * Either side speaks up against renewal (HH-03, EN-13, IT-10). Supply from 2024-05-10: said by
 * 2027-05-16 it ends with 2027-05-31; a day later it is renewed through 2030-05-31.
 */
export function objectToRenewal(asked: Asked, _action: ActionOf<"object-to-renewal">): Decision {
  const { catalogue, contract, life, tenure, on } = asked;
  const rule = termRuleOf(catalogue, life);
  if (!rule) return noTerm(clausesOf(catalogue, life.service, "notice"));
  const shut = refusedByState(asked, "term", ["active", "suspended", "paused"]);
  if (shut) return shut;
  const clauses = rule.rule.clause;
  const { term, next } = termsOn(rule, life.startedOn ?? on, on);
  if (tenure.endedOn !== null && tenure.endedOn <= term.until) {
    return endsAlready(addDays(tenure.endedOn, -1), clauses);
  }
  if (term.lastDayToObject === null || next === null) {
    return endsAlready(addDays(term.until, -1), clauses);
  }
  if (on > term.lastDayToObject) return tooLate(term.lastDayToObject, next, clauses);
  const lastDay = addDays(term.until, -1);
  const day = spoken(lastDay);
  const { follows } = whatFollowsEnd(asked, contract.id, lastDay, "term-ended");
  return ok(
    decided({
      events: [recorded(asked, { type: "objected-to-renewal" })],
      follows,
      notes: [
        {
          label: {
            ja: `契約は更新されず、${day.ja}で終わります`,
            en: `It is not renewed and ends with ${day.en}`,
          },
          clauses,
          on: lastDay,
        },
      ],
      effectiveOn: lastDay,
      clauses,
    }),
  );
}

interface Terms {
  readonly term: ContractTerm;
  readonly next: ContractTerm | null;
}

/** The term that runs on a day, or the first where none has begun, and the one after it. */
function termsOn(rule: TermRule, startedOn: Day, on: Day): Terms {
  for (let k = 0; ; k += 1) {
    const term = nthTerm(rule, startedOn, k);
    if (term === null) throw new Error(`${rule.id}: no term holds the day`);
    const next = nthTerm(rule, startedOn, k + 1);
    if (next === null || on < term.until) return { term, next };
  }
}

function noTerm(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.no-term",
    clauses,
    reason: {
      ja: "この契約には期間の定めがなく、更新はありません",
      en: "The contract has no term, so nothing is renewed",
    },
    needed: { ja: "解約としてお申し出ください", en: "Leave by notice instead" },
  });
}

function endsAlready(lastDay: Day, clauses: readonly string[]): Decision {
  const day = spoken(lastDay);
  return refuse({
    code: "contracts.ends-anyway",
    clauses,
    reason: {
      ja: `契約はすでに${day.ja}で終わることになっています`,
      en: `The contract ends with ${day.en} already`,
    },
    days: { lastDay },
  });
}

function tooLate(lastDay: Day, next: ContractTerm, clauses: readonly string[]): Decision {
  const nextUntil = addDays(next.until, -1);
  const [by, from, until] = [spoken(lastDay), spoken(next.from), spoken(nextUntil)];
  const { lastDayToObject: again } = next;
  return refuse({
    code: "contracts.too-late-to-object",
    clauses,
    reason: {
      ja: `更新しないお申し出は${by.ja}までに必要でした`,
      en: `Renewal had to be objected to by ${by.en}`,
    },
    needed: {
      ja: `契約は${from.ja}から${until.ja}まで更新されます${orAgain(again).ja}`,
      en: `It is renewed from ${from.en} through ${until.en}${orAgain(again).en}`,
    },
    days: {
      lastDay,
      nextFrom: next.from,
      nextUntil,
      ...(again === null ? {} : { nextLastDay: again }),
    },
  });
}

function orAgain(lastDay: Day | null): { readonly ja: string; readonly en: string } {
  if (lastDay === null) return { ja: "", en: "" };
  const day = spoken(lastDay);
  return {
    ja: `。その次の更新には${day.ja}までお申し出になれます`,
    en: `; the renewal after that may be objected to by ${day.en}`,
  };
}
