import type { CaseNow } from "../../callout/case/case-now.ts";
import { type Charge, chargesDue } from "../../callout/case/charges.ts";
import type { NewFact } from "../../callout/facts.ts";
import { decideOnce, type Refused } from "../../contracts/index.ts";
import { afterActing } from "../life/after-acting.ts";
import type { CalloutMoment } from "./callout-moment.ts";
import { chargeDecision, contractOf } from "./charge-decision.ts";
import { chargeTerms } from "./charge-terms.ts";

/**
 * Put on the household's bill what is still to be charged of a case: events of its contracts, free
 * lines among them, in the transaction of what brought it about. Answers the facts that say so;
 * asked again there is nothing more. What cannot be charged is noted for the desk: the visit stands
 * all the same.
 */
export async function chargesMade(
  moment: CalloutMoment,
  now: CaseNow,
): Promise<readonly NewFact[]> {
  const { tx, catalogue, today } = moment;
  const { accountId } = now;
  const due = chargesDue(now, chargeTerms(catalogue));
  if (due.length === 0 || accountId === null) return [];
  const key = `callout/${now.number}/${now.charged.length + 1}`;
  const ask = { accountId, key, said: due, on: today, now: moment.now, buildings: [] };
  const acted = await decideOnce(tx, catalogue, { ...ask, by: "job" }, (household) =>
    chargeDecision(household, { now, due }),
  );
  if (!acted.ok) return notCharged(moment, now, acted.refusal);
  const of = { action: null, by: "job", who: "callout", toldOtherwise: true } as const;
  await afterActing(moment, { acted: acted.value, ...of });
  const { household } = acted.value;
  return due.map((charge, index) =>
    factOf(moment, charge, {
      id: `${key}/${index}`,
      contract: contractOf(household, now, charge),
    }),
  );
}

function factOf(
  { now: at }: CalloutMoment,
  { visit, code, amount, quote }: Charge,
  { id, contract }: { readonly id: string; readonly contract: string },
): NewFact {
  return { id, at, by: "job", type: "charged", visit, contract, code, amount, quote };
}

/** Once for each reason: who reads the case must settle it by hand. */
function notCharged(
  { now: at }: CalloutMoment,
  { number, notes }: CaseNow,
  { code, reason, needed }: Refused,
): readonly NewFact[] {
  const id = `callout/${number}/not-charged/${code}`;
  if (notes.some((note) => note.id === id)) return [];
  const why = needed === null ? reason.ja : `${reason.ja}（${needed.ja}）`;
  const words = `料金を計上できませんでした：${why}`;
  return [{ id, at, by: "job", type: "noted", words }];
}
