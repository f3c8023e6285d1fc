import { coverageServices } from "../../callout/coverage/coverage-rule.ts";
import type { Entitlement } from "../../callout/coverage/entitlement.ts";
import { type EntitlementAsk, entitlementOf } from "../../callout/coverage/entitlement-of.ts";
import type { PastVisit } from "../../callout/coverage/visits.ts";
import type { CaseNow } from "../../callout/case/case-now.ts";
import { loadSettings } from "../../callout/store-settings.ts";
import type { Tx } from "../../platform/index.ts";
import { tokyoDay } from "../tokyo-day.ts";
import type { CalloutMoment } from "./callout-moment.ts";
import { loadTenures } from "./load-tenures.ts";

export interface DecideAsk extends Pick<
  EntitlementAsk,
  "relation" | "trouble" | "dangers" | "calledAt" | "arrivesAt" | "judged" | "cause" | "accepted"
> {
  readonly accountId: number | null;
  /** The case itself, whose own visit does not count before it; null: not taken down yet. */
  readonly number: string | null;
}

/** What the terms say to a case, from what is kept of its household. */
export async function decideCase(moment: CalloutMoment, ask: DecideAsk): Promise<Entitlement> {
  return entitlementOf(await decisionAsk(moment, ask));
}

/** What is decided from: read once, it answers for every cause that may be found. */
export async function decisionAsk(moment: CalloutMoment, ask: DecideAsk): Promise<EntitlementAsk> {
  const { tx, catalogue } = moment;
  const { accountId, number, ...rest } = ask;
  const tenures = accountId === null ? [] : await loadTenures(tx, catalogue, accountId, moment);
  const visits = accountId === null ? [] : await pastVisits(tx, { accountId, number });
  const held = tenures.map(({ service }) => service);
  const { services: set } = await loadSettings(tx);
  const services = set ?? coverageServices(catalogue, held);
  const place = accountId === null ? "elsewhere" : "registered";
  return { ...rest, catalogue, services, tenures, place, visits };
}

/** A case decided again: by what was found on site, and when somebody was there. */
export function decideAgain(moment: CalloutMoment, now: CaseNow): Promise<Entitlement> {
  return decideCase(moment, askAgain(now));
}

/** What is known of a case that the terms ask for. */
export function askAgain(now: CaseNow): DecideAsk {
  const { opened, accountId, number, visits } = now;
  const visit = visits.at(-1);
  const found = visits.findLast(({ cause }) => cause !== null)?.cause ?? null;
  return {
    accountId,
    number,
    relation: opened.asker.relation,
    trouble: found?.trouble ?? now.trouble,
    dangers: opened.dangers,
    calledAt: opened.at,
    arrivesAt: visit?.arrivedAt ?? visit?.promise?.from ?? visit?.slot?.from ?? null,
    judged: opened.judged ?? null,
    cause: found?.cause ?? null,
    accepted: now.priceAccepted?.total ?? null,
  };
}

/** Covered calls of a household to which somebody came, by the day of the call. */
async function pastVisits(
  tx: Tx,
  { accountId, number }: { readonly accountId: number; readonly number: string | null },
): Promise<readonly PastVisit[]> {
  const rows = await tx.query<{ contract: string; at: string }>(
    `select contract_id as contract, opened_at as at from callout_case
     where operator_id = $1 and account_id = $2 and number is distinct from $3
       and contract_id is not null and summary->>'outcome' = 'covered'
       and summary->>'firstArrivedAt' is not null`,
    [tx.operatorId, accountId, number],
  );
  return rows.map(({ contract, at }) => ({ contract, on: tokyoDay(at) }));
}
