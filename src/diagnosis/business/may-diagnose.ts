import { ok, type Result } from "../../kernel/result.ts";
import type { Asker, ContractFacts, Contractor } from "./contractor.ts";
import type { Refused } from "./refused.ts";
import {
  keyRevoked,
  keyUsedUp,
  noResponsible,
  notNamed,
  notServed,
  quotaUsedUp,
  seatElsewhere,
  serviceNotHeld,
  stopped,
  throughAgency,
} from "./refusals.ts";
import type { ServiceClause } from "./services.ts";

/** The contract under which a diagnosis counts, and how it stands with its number. */
export interface Allowed {
  readonly contract: string;
  readonly item: string;
  readonly service: ServiceClause;
  /** It is one above the number in the fee, and charged for. */
  readonly isAbove: boolean;
}

/**
 * Whether this asker may make a diagnosis of these services now, and under which contract it counts
 * (EN-05, EN-10, EN-12, EN-21). 100 of 100 used at 500 yen above: yes, one above; 10 of 10 of the
 * free plan: no, because nothing is sold above.
 */
export function mayDiagnose(
  contractor: Contractor,
  asker: Asker,
  asked: readonly ServiceClause[],
): Result<Allowed, Refused> {
  const served = servedContracts(contractor);
  if (!served.ok) return served;
  const who = askerFault(contractor, served.value, asker);
  if (who) return who;
  const missing = asked.find(
    (service) => !served.value.some(({ services }) => sells(services, service)),
  );
  if (missing !== undefined) return serviceNotHeld(missing, served.value);
  const [service = "EN-01"] = asked;
  const holding = served.value.filter(({ services }) => sells(services, service));
  const free = holding.find(({ quota }) => quota !== null && quota.used < quota.included);
  const above = holding.find(({ quota }) => quota === null || quota.priceAbove !== null);
  const chosen = free ?? above;
  if (!chosen) return quotaUsedUp(holding);
  const { contract, item } = chosen;
  return ok({ contract, item, service, isAbove: free === undefined && chosen.quota !== null });
}

function sells(services: readonly ServiceClause[], asked: ServiceClause): boolean {
  return services.includes(asked);
}

/**
 * Contracts that are served today; none: why not, of the one that came nearest. With the contract a
 * user's service ends as well (第31条第1項第2号).
 */
export function servedContracts({
  contracts,
  on,
}: Contractor): Result<readonly ContractFacts[], Refused> {
  const served = contracts.filter(
    ({ state, lastDay }) => state === "active" && (lastDay === null || on <= lastDay),
  );
  // A trial is over where a paid service runs (第15条第2項第2号).
  const paid = served.filter(({ isFree }) => !isFree);
  if (served.length > 0) return ok(paid.length > 0 ? paid : served);
  return notServed(contracts);
}

function askerFault(contractor: Contractor, served: readonly ContractFacts[], asker: Asker) {
  if (served.some(({ isFree }) => !isFree) && !contractor.hasResponsible) return noResponsible();
  return refusalOfAsker(asker);
}

/**
 * Why this asker may do nothing at all (EN-10, EN-21); null: nothing stands against the asker. A
 * key with 50 of 50 diagnoses made this month: its number is used up.
 */
export function refusalOfAsker(asker: Asker) {
  if (asker.kind === "key") {
    if (asker.revoked) return keyRevoked();
    const { used, monthly } = asker;
    return monthly !== null && used >= monthly ? keyUsedUp(monthly) : null;
  }
  const { named, newerLogin } = asker;
  if (named === null) return notNamed();
  if (named.stopped) return stopped();
  if (named.agency !== "none" && named.agency !== "approved") return throughAgency(named.agency);
  return newerLogin ? seatElsewhere() : null;
}
