import {
  type Acted,
  askedOf,
  composeDocument,
  contractsAfter,
  type ContractEvent,
  type Household,
  insertDocument,
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
