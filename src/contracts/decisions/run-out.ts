import { addDays, type Day } from "../../kernel/day.ts";
import { ok } from "../../kernel/result.ts";
import type { ActionOf } from "../action-schema.ts";
import { closeLife } from "../household/close-life.ts";
import { type Asked, decided, type Decision, refuse } from "../decision.ts";
import { announcedEnd } from "../deadlines/discontinued.ts";
import { endOfTerm } from "../deadlines/term.ts";
import { endOfTrial } from "../deadlines/trial.ts";
import { whatFollowsEnd } from "../household/dependents.ts";
import { spoken } from "../words/spoken.ts";
import { clausesOf } from "../history/refused-by-history.ts";

interface Last {
  readonly day: Day;
  readonly reason: string;
  readonly clauses: readonly string[];
}

/**
 * The end that the terms themselves bring, recorded when its day has passed, with everything that
 * ends along with it (HH-03, EN-12, EN-17, IT-10, IT-23, XX-02). An objection of 2027-05-16: ended
 * with 2027-05-31; a trial formed 2024-04-01: with 2024-04-21.
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

/** The earliest of the ends that the terms set: an announced one, a term, a trial. */
function lastDayOfTerms(asked: Asked): Last | null {
  const announced = announcedEnd(asked);
  const [term] = endOfTerm(asked);
  const [trial] = endOfTrial(asked);
  const ends: Last[] = [];
  if (announced) ends.push({ ...announced, day: announced.on });
  if (term) ends.push({ day: term.on, reason: "term-ended", clauses: term.clauses });
  if (trial?.act) ends.push({ day: trial.on, reason: "trial-ended", clauses: trial.clauses });
  return ends.toSorted((a, b) => a.day - b.day).at(0) ?? null;
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
