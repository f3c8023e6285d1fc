import { ok } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, type Note, refuse } from "../decision.ts";
import { whatFollowsEnd } from "../household/dependents.ts";
import { APPLICATION_CANCELLED } from "../household/ends-that-followed.ts";
import { recorded } from "../household/household-after.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { refuseWhenOver } from "./refuse-over.ts";
import { isPendingOn, standingOf } from "../household/standing.ts";

/**
 * The applicant's change of mind while there is no contract yet (MM-04, HM-03, IT-08): nothing is
 * owed. HEMS accepted and not installed may still be taken back; fibre, which its acceptance forms,
 * may not.
 */
export function cancelApplication(asked: Asked, _action: ActionOf<"cancel-application">): Decision {
  const { catalogue, contract, life, on } = asked;
  const over = refuseWhenOver(asked, "formation");
  if (over) return over;
  const clauses = clausesOf(catalogue, life.service, "formation");
  if (!isPendingOn(standingOf(contract, catalogue, on), on)) return formedAlready(clauses);
  const { follows, events } = whatFollowsEnd(asked, contract.id, on, APPLICATION_CANCELLED);
  return ok(
    decided({
      events: [recorded(asked, { type: "ended", reason: APPLICATION_CANCELLED }), ...events],
      follows,
      notes: waitingForIt(asked),
      effectiveOn: on,
      clauses,
    }),
  );
}

function formedAlready(clauses: readonly string[]) {
  return refuse({
    code: "contracts.already-formed",
    clauses,
    reason: { ja: "契約はすでに成立しています", en: "The contract exists already" },
    needed: {
      ja: "撤回・初期契約解除、または解約をご利用ください",
      en: "Withdraw from the contract or leave it instead",
    },
  });
}

/** Other applications may rest on this one: their conditions are asked again. */
function waitingForIt({ catalogue, contract, contracts, life, on }: Asked): Note[] {
  return contracts.flatMap((other) => {
    if (other.id === contract.id) return [];
    if (!isPendingOn(standingOf(other, catalogue, on), on)) return [];
    const needing = rulesOf(catalogue, other.service, "condition").flatMap(({ rule }) =>
      Object.values(rule.conditions).filter(({ at, values }) => {
        return (
          at.includes("apply") &&
          values.some(
            (entry) =>
              !("ended" in entry) &&
              entry.needs.form === "holds" &&
              entry.needs.anyOf.includes(life.service),
          )
        );
      }),
    );
    return needing.slice(0, 1).map(({ label, clause }) => ({
      label: {
        ja: `お申し込み中の別のサービスにも影響します：${label.ja}`,
        en: `Another application rests on this one: ${label.en}`,
      },
      clauses: clause,
      on: null,
    }));
  });
}
