import { day, type Day } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import type { Household, Person } from "./decision.ts";
import { momentAfter } from "./history/order-events.ts";
import type { Contract } from "./model.ts";
import { type HeldContract, loadContracts, loadHeldByName, loadHeldUnder } from "./store.ts";

export interface AskedWhen {
  /** The civil day on which it is asked. */
  readonly on: Day;
  /** When it becomes known: an instant in UTC. */
  readonly now: string;
  /** Who asks. */
  readonly by?: Household["by"];
}

/** A household as a decision sees it, and whose each contract is. */
export interface HeldHousehold {
  readonly household: Household;
  /** Account of each contract, the tied ones' too. */
  readonly accountOf: ReadonlyMap<string, number>;
}

/**
 * Everything that a decision about an account's contracts may look at: its contracts, the person,
 * and the contracts of other accounts that are tied to them, or to which it is about to be tied
 * (`buildings`). Throws when there is no such account.
 */
export async function loadAskedHousehold(
  tx: Tx,
  catalogue: Catalogue,
  accountId: number,
  when: AskedWhen,
  buildings: readonly string[] = [],
): Promise<Household> {
  return (await loadHeldHousehold(tx, catalogue, { accountId, buildings }, when)).household;
}

/** The same of many accounts at once, for lists: each account that there is. */
export async function loadAskedHouseholds(
  tx: Tx,
  catalogue: Catalogue,
  accountIds: readonly number[],
  when: AskedWhen,
): Promise<ReadonlyMap<number, Household>> {
  const which = accountIds.map((accountId) => ({ accountId, buildings: [] }));
  const held = await loadHeldHouseholds(tx, catalogue, which, when);
  return new Map([...held].map(([accountId, { household }]) => [accountId, household]));
}

interface Which {
  readonly accountId: number;
  /** Contracts under which the account is about to apply. */
  readonly buildings: readonly string[];
}

export async function loadHeldHousehold(
  tx: Tx,
  catalogue: Catalogue,
  which: Which,
  when: AskedWhen,
): Promise<HeldHousehold> {
  const held = await loadHeldHouseholds(tx, catalogue, [which], when);
  const found = held.get(which.accountId);
  if (!found) throw new Error(`there is no account ${which.accountId}`);
  return found;
}

async function loadHeldHouseholds(
  tx: Tx,
  catalogue: Catalogue,
  which: readonly Which[],
  { on, now, by }: AskedWhen,
): Promise<ReadonlyMap<number, HeldHousehold>> {
  const accountIds = which.map(({ accountId }) => accountId);
  const persons = await loadPersons(tx, accountIds);
  const contracts = await loadContracts(tx, accountIds);
  const asked = which.map((each) => ({ ...each, contracts: contracts.get(each.accountId) ?? [] }));
  const tiedTo = await loadTied(tx, asked);
  const held = asked.flatMap((each) => {
    const { accountId, contracts: own } = each;
    const person = persons.get(accountId);
    if (person === undefined) return [];
    const tied = tiedTo(each);
    const accountOf = new Map([
      ...own.map(({ id }) => [id, accountId] as const),
      ...tied.map(({ contract, accountId: of }) => [contract.id, of] as const),
    ]);
    const beside = tied.map(({ contract }) => contract);
    const household: Household = {
      catalogue,
      on,
      // What is only looked at lies where it would lie when done: after all that is known.
      now: momentAfter(now, [...own, ...beside]),
      ...(by === undefined ? {} : { by }),
      person,
      contracts: own,
      tied: beside,
    };
    return [[accountId, { household, accountOf }] as const];
  });
  return new Map(held);
}

interface PersonRow {
  readonly accountId: number;
  readonly customer: Person["customer"];
  readonly bornOn: string | null;
  readonly place: string;
  readonly payment: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

async function loadPersons(
  tx: Tx,
  accountIds: readonly number[],
): Promise<ReadonlyMap<number, Person>> {
  const rows = await tx.query<PersonRow & Record<string, unknown>>(
    `select account_id as "accountId", customer, born_on as "bornOn", place,
       payment_method as payment, facts
     from account where operator_id = $1 and account_id = any($2::integer[])`,
    [tx.operatorId, accountIds],
  );
  return new Map(rows.map((row) => [row.accountId, personOf(row)]));
}

function personOf(row: PersonRow): Person {
  const known = Object.entries(row.facts).map(([name, value]) => [name, String(value)]);
  return {
    customer: row.customer,
    bornOn: row.bornOn === null ? null : day(row.bornOn),
    place: row.place === "" ? null : row.place,
    payment: row.payment === "" ? null : row.payment,
    facts: Object.fromEntries(known),
  };
}

interface Asking extends Which {
  readonly contracts: readonly Contract[];
}

/**
 * The building's contract that a dwelling lives under; the dwellings' under a building's: of many
 * accounts in two queries.
 */
async function loadTied(
  tx: Tx,
  asked: readonly Asking[],
): Promise<(of: Asking) => readonly HeldContract[]> {
  const above = new Set(asked.flatMap(namedBy));
  const own = asked.flatMap(({ contracts }) => contracts.map(({ id }) => id));
  const named = above.size === 0 ? [] : await loadHeldByName(tx, [...above]);
  const under = own.length === 0 ? [] : await loadHeldUnder(tx, own);
  const byName = new Map(named.map((held) => [held.contract.id, held]));
  const pairs = under.flatMap((held) =>
    [...new Set(buildingsOf(held.contract))].map((building) => ({ building, held })),
  );
  const byBuilding = Map.groupBy(pairs, ({ building }) => building);
  return (of) => {
    const found = [
      ...namedBy(of).flatMap((id) => byName.get(id) ?? []),
      ...of.contracts.flatMap(({ id }) => (byBuilding.get(id) ?? []).map(({ held }) => held)),
    ];
    const others = found.filter(({ accountId }) => accountId !== of.accountId);
    return [...new Map(others.map((held) => [held.contract.id, held])).values()];
  };
}

function namedBy({ contracts, buildings }: Asking): readonly string[] {
  return [...contracts.flatMap(buildingsOf), ...buildings];
}

function buildingsOf({ history }: Contract): readonly string[] {
  return history.flatMap((event) =>
    event.type === "applied" && event.building !== undefined ? [event.building] : [],
  );
}
