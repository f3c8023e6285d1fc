import { areaAt } from "../../callout/case/area-at.ts";
import type { CaseNow } from "../../callout/case/case-now.ts";
import type { CaseFactBody } from "../../callout/facts.ts";
import type { Point } from "../../callout/model.ts";
import { loadAreas, placeOf } from "../../callout/store-areas.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { loadAccountByNumber } from "../server/reads/store.ts";
import type { ActFacts } from "./act-on-case.ts";
import type { CalloutMoment } from "./callout-moment.ts";
import { decideCase } from "./decide-case.ts";
import type { CalloutRefusal } from "./on-case.ts";

/** The desk points at the very house. */
export async function placedAt(
  { tx }: CalloutMoment,
  { place }: CaseNow,
  at: Point,
): Promise<CaseFactBody> {
  const area = areaAt(await loadAreas(tx), at) ?? place.area;
  return { type: "placed", place: { ...place, at, area, exact: "dwelling" } };
}

/** The desk made sure whose home it is: the terms are asked as for that household. */
export async function foundWhose(
  moment: CalloutMoment,
  now: CaseNow,
  number: string,
): Promise<Result<ActFacts, CalloutRefusal>> {
  const account = await loadAccountByNumber(moment.tx, number);
  if (account === null) return no({ code: "callout.account-unknown" });
  const { opened } = now;
  const entitlement = await decideCase(moment, {
    accountId: account.accountId,
    number: now.number,
    relation: opened.asker.relation,
    trouble: now.trouble,
    dangers: opened.dangers,
    calledAt: opened.at,
    arrivesAt: null,
    judged: opened.judged ?? null,
    cause: null,
  });
  const place = await placeOf(moment.tx, account);
  const bodies: CaseFactBody[] = [
    { type: "dwelling-found", account: account.number },
    { type: "placed", place },
    { type: "decided", entitlement },
  ];
  return ok({
    bodies,
    whose: { accountId: account.accountId, contract: entitlement.contract },
  });
}
