import { ok } from "../../kernel/result.ts";
import type { ActionOf } from "../action-schema.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { type Asked, decided, type Decision, type Note } from "../decision.ts";
import { openWorks } from "../deadlines/work.ts";
import { recorded } from "../household/household-after.ts";
import { knownWork, noSuchWork } from "./known-work.ts";
import { entryFor } from "../rules/work-terms.ts";
import { notOrdered } from "./order-work.ts";

/**
 * The resident's word on entry (MM-18). Given, somebody may come; refused with a reason, nobody
 * comes and nothing follows; refused without one, that is a ground on which service may be
 * suspended after a warning (MM-19). Said again, the newest word counts.
 */
export function consent(asked: Asked, action: ActionOf<"consent">): Decision {
  const { catalogue, life, on } = asked;
  const { work, given, reason } = action;
  const terms = knownWork(catalogue, life.service, work, on);
  if (!terms) return noSuchWork(asked, work);
  if (!openWorks(life).some((order) => order.work === work)) return notOrdered(asked);
  const { ground } = entryFor(terms, { given, reason });
  return ok(
    decided({
      events: [recorded(asked, { type: "consented", work, given, reason })],
      notes: ground === null ? [] : groundNotes(asked, ground),
      clauses: terms.clause,
    }),
  );
}

function groundNotes({ catalogue, life }: Asked, ground: string): Note[] {
  return rulesOf(catalogue, life.service, "suspension").flatMap(({ rule }) => {
    const found = rule.grounds[ground];
    if (!found) return [];
    const label = {
      ja: `理由のない拒否は、警告ののち利用停止の事由になります：${found.label.ja}`,
      en: `Refused without a reason, service may be suspended after a warning: ${found.label.en}`,
    };
    return [{ label, clauses: found.clause ?? rule.clause, on: null }];
  });
}
