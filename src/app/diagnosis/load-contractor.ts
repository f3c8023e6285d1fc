import { loadContracts } from "../../contracts/index.ts";
import type { Asker, Contractor } from "../../diagnosis/business/contractor.ts";
import { countsOf } from "../../diagnosis/store-counts.ts";
import { countOfKey, type KeyRow } from "../../diagnosis/store-keys.ts";
import { hasNewerLogin, loadPeople, loadPerson } from "../../diagnosis/store-people.ts";
import { addToMonth, type Day, firstDay, formatDay, monthOf } from "../../kernel/day.ts";
import type { Session, Tx } from "../../platform/index.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { contractFacts, DIAGNOSIS_SERVICE } from "./contract-facts.ts";

/** One transaction at one instant of the operator's clock. */
export interface At {
  readonly tx: Tx;
  readonly catalogue: Catalogue;
  readonly now: string;
  readonly today: Day;
}

/** The calendar month of a day, as the counts ask for it. */
export function monthSpan(today: Day): { readonly from: string; readonly until: string } {
  const month = monthOf(today);
  return { from: formatDay(firstDay(month)), until: formatDay(firstDay(addToMonth(month, 1))) };
}

/** Whether an account has, or had, a contract of the diagnosis. */
export async function hasDiagnosis(tx: Tx, accountId: number): Promise<boolean> {
  const contracts = (await loadContracts(tx, [accountId])).get(accountId) ?? [];
  return contracts.some(({ service }) => service === DIAGNOSIS_SERVICE);
}

/** An account as a contractor of the diagnosis today, with what it used this month. */
export async function loadContractor(at: At, accountId: number): Promise<Contractor> {
  const { tx, catalogue, now, today } = at;
  const contracts = (await loadContracts(tx, [accountId])).get(accountId) ?? [];
  const used = await countsOf(tx, { accountId, ...monthSpan(today) });
  const people = await loadPeople(tx, accountId);
  const facts = contracts
    .filter(({ service }) => service === DIAGNOSIS_SERVICE)
    .map((each) => {
      return contractFacts(each, { catalogue, on: today, now, used: used.get(each.id) ?? 0 });
    });
  return {
    on: today,
    contracts: facts.filter((each) => each !== null),
    hasResponsible: people.some(({ isResponsible, stoppedAt }) => isResponsible && !stoppedAt),
  };
}

/** Who a session is among those that the contractor named. */
export async function personAsker({ tx }: At, session: Session): Promise<Asker> {
  const { accountId, personId, userId, since } = session;
  const person =
    accountId === null || personId === null ? null : await loadPerson(tx, accountId, personId);
  const named = person && {
    stopped: person.stoppedAt !== null,
    agency: person.agencyState ?? ("none" as const),
  };
  return { kind: "person", named, newerLogin: await hasNewerLogin(tx, userId, since) };
}

export async function keyAsker({ tx, today }: At, key: KeyRow): Promise<Asker> {
  const { keyId, revokedAt, monthly } = key;
  const used = await countOfKey(tx, { keyId, ...monthSpan(today) });
  return { kind: "key", revoked: revokedAt !== null, used, monthly };
}
