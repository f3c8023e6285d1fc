import {
  type Acted,
  askedOf,
  composeDocument,
  type Contract,
  contractsAfter,
  type ContractEvent,
  type Household,
  insertDocument,
  loadAskedHousehold,
  loadDocuments,
  nextVersion,
} from "../../contracts/index.ts";
import { loadAccountById } from "../server/reads/store.ts";
import type { Moment } from "./moment.ts";

type Issued = Extract<ContractEvent, { readonly type: "document-issued" }>;

/**
 * Every document that was given is composed from the history as it stands with it, and kept, in the
 * transaction that records it (XX-06).
 */
export async function keepDocuments(at: Moment, acted: Acted): Promise<void> {
  const { decided, household } = acted;
  if (decided === null) return;
  const after = contractsAfter(household, decided);
  const changed = new Map(after.map((contract) => [contract.id, contract]));
  const all = [...household.contracts, ...household.tied].map(({ id }) => id);
  const opened = after.filter(({ id }) => !all.includes(id));
  const contracts = [...household.contracts, ...household.tied]
    .map((contract) => changed.get(contract.id) ?? contract)
    .concat(opened);
  for (const { contract, event } of decided.events) {
    if (event.type !== "document-issued") continue;
    const accountId = acted.accountOf.get(contract);
    if (accountId === undefined) throw new Error(`${contract} belongs to no account`);
    await keepDocument(at, { household: { ...household, contracts }, accountId, contract, event });
  }
}

/**
 * Documents that were recorded as given and are not kept, such as those of a history that was taken
 * over: each composed from what was known when it was given. Done again, it keeps nothing twice.
 */
export async function keepMissingDocuments(at: Moment, accountId: number): Promise<void> {
  const { tx, catalogue, today: on, now } = at;
  const household = await loadAskedHousehold(tx, catalogue, accountId, { on, now });
  const kept = await loadDocuments(tx, accountId);
  for (const { id: contract, history } of household.contracts) {
    for (const event of history) {
      if (event.type !== "document-issued") continue;
      const isKept = kept.some(
        (each) =>
          each.contract === contract &&
          each.kind === event.document &&
          Date.parse(each.issuedAt) === Date.parse(event.recordedAt),
      );
      const then = { ...household, contracts: knownBy(household.contracts, event.recordedAt) };
      if (!isKept) await keepDocument(at, { household: then, accountId, contract, event });
    }
  }
}

/** Contracts as they were known at an instant. */
function knownBy(contracts: readonly Contract[], instant: string): readonly Contract[] {
  return contracts
    .map((contract) => ({
      ...contract,
      history: contract.history.filter(
        ({ recordedAt }) => Date.parse(recordedAt) <= Date.parse(instant),
      ),
    }))
    .filter(({ history }) => history.length > 0);
}

interface Keeping {
  readonly household: Household;
  readonly accountId: number;
  readonly contract: string;
  readonly event: Issued;
}

async function keepDocument({ tx }: Moment, keeping: Keeping): Promise<void> {
  const { household, accountId, contract, event } = keeping;
  const asked = askedOf({ ...household, on: event.on }, contract);
  const account = await loadAccountById(tx, accountId);
  if (!asked.ok || account === null) throw new Error(`${contract} cannot be read any more`);
  const kind = event.document;
  const version = await nextVersion(tx, { accountId, contract, kind });
  const content = composeDocument(asked.value, { document: kind, version, party: account });
  if (content === null) throw new Error(`${contract} has no document ${kind}`);
  const { form, on: issuedOn, recordedAt: issuedAt } = event;
  const kept = { accountId, contract, kind, version, form, content, issuedOn, issuedAt };
  await insertDocument(tx, kept);
}
