import { addDays, type Day } from "../../kernel/day.ts";
import { ok } from "../../kernel/result.ts";
import type { ActionOf } from "../action-schema.ts";
import { closeLife } from "../close-life.ts";
import { type Asked, decided, type Decision, refuse } from "../decision.ts";
import { endOfTerm } from "../deadlines/term.ts";
import { endOfTrial } from "../deadlines/trial.ts";
import { whatFollowsEnd } from "../dependents.ts";
import { spoken } from "../spoken.ts";
import { clausesOf } from "../refused-by-history.ts";

interface Last {
  readonly day: Day;
  readonly reason: string;
  readonly clauses: readonly string[];
}

/**
 * The end that the terms themselves bring, recorded when its day has passed, with everything that
 * ends along with it (HH-03, EN-12, IT-10, XX-02). An objection of 2027-05-16: ended with
 * 2027-05-31; a trial formed 2024-04-01: with 2024-04-21.
 */
export function runOut(asked: Asked, _action: ActionOf<"run-out">): Decision {
  const last = lastDayOfTerms(asked);
  const { contract, life, on, now } = asked;
  if (last === null || on <= last.day) return notYet(asked, last);
  const { day: lastDay, reason, clauses } = last;
  const follows = whatFollowsEnd(asked, contract.id, lastDay, reason);
  const own = closeLife(life, { lastDay, reason, on, now });
  return ok(
    decided({
      events: [...own.map((event) => ({ contract: contract.id, event })), ...follows.events],
      follows: follows.follows,
      effectiveOn: lastDay,
      clauses,
    }),
  );
}

function lastDayOfTerms(asked: Asked): Last | null {
  const [term] = endOfTerm(asked);
  if (term) return { day: term.on, reason: "term-ended", clauses: term.clauses };
  const [trial] = endOfTrial(asked);
  if (trial?.act === undefined) return null;
  return { day: trial.on, reason: "trial-ended", clauses: trial.clauses };
}

function notYet({ catalogue, life }: Asked, last: Last | null): Decision {
  return refuse({
    code: "contracts.not-run-out",
    clauses: last?.clauses ?? clausesOf(catalogue, life.service, "term"),
    reason: {
      ja: "契約期間の最後の日はまだ過ぎていません",
      en: "No last day that the terms set has passed",
    },
    needed:
      last === null
        ? null
        : {
            ja: `${spoken(addDays(last.day, 1)).ja}以降に記録されます`,
            en: `It is recorded from ${spoken(addDays(last.day, 1)).en} on`,
          },
    days: last === null ? {} : { lastDay: last.day },
  });
}
