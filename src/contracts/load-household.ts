import { day, type Day } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import type { Household, Person } from "./decision.ts";
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
 * and the contracts of other accounts that are tied to them. Throws when there is no such account.
 */
export async function loadAskedHousehold(
  tx: Tx,
  catalogue: Catalogue,
  accountId: number,
  when: AskedWhen,
): Promise<Household> {
  return (await loadHeldHousehold(tx, catalogue, { accountId, buildings: [] }, when)).household;
}

/** `buildings`: contracts under which the account is about to apply. */
export async function loadHeldHousehold(
  tx: Tx,
  catalogue: Catalogue,
  which: { readonly accountId: number; readonly buildings: readonly string[] },
  { on, now, by }: AskedWhen,
): Promise<HeldHousehold> {
  const { accountId } = which;
  const person = await loadPerson(tx, accountId);
  if (person === null) throw new Error(`there is no account ${accountId}`);
  const contracts = (await loadContracts(tx, [accountId])).get(accountId) ?? [];
  const tied = await loadTied(tx, { contracts, ...which });
  const own = contracts.map(({ id }) => [id, accountId] as const);
  const others = tied.map(({ contract, accountId: of }) => [contract.id, of] as const);
  return {
    household: {
      catalogue,
      on,
      now,
      ...(by === undefined ? {} : { by }),
      person,
      contracts,
      tied: tied.map(({ contract }) => contract),
    },
    accountOf: new Map([...own, ...others]),
  };
}

interface PersonRow {
  readonly customer: Person["customer"];
  readonly bornOn: string | null;
  readonly place: string;
  readonly payment: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

async function loadPerson(tx: Tx, accountId: number): Promise<Person | null> {
  const [row] = await tx.query<PersonRow & Record<string, unknown>>(
    `select customer, born_on as "bornOn", place, payment_method as payment, facts
     from account where operator_id = $1 and account_id = $2`,
    [tx.operatorId, accountId],
  );
  if (!row) return null;
  const known = Object.entries(row.facts).map(([name, value]) => [name, String(value)]);
  return {
    customer: row.customer,
    bornOn: row.bornOn === null ? null : day(row.bornOn),
    place: row.place === "" ? null : row.place,
    payment: row.payment === "" ? null : row.payment,
    facts: Object.fromEntries(known),
  };
}

/** The building's contract that a dwelling lives under; the dwellings' under a building's. */
async function loadTied(
  tx: Tx,
  asked: {
    readonly accountId: number;
    readonly contracts: readonly Contract[];
    readonly buildings: readonly string[];
  },
): Promise<readonly HeldContract[]> {
  const above = new Set([...asked.contracts.flatMap(buildingsOf), ...asked.buildings]);
  const own = asked.contracts.map(({ id }) => id);
  const found = [
    ...(above.size === 0 ? [] : await loadHeldByName(tx, [...above])),
    ...(own.length === 0 ? [] : await loadHeldUnder(tx, own)),
  ];
  const others = found.filter(({ accountId }) => accountId !== asked.accountId);
  return [...new Map(others.map((held) => [held.contract.id, held])).values()];
}

function buildingsOf({ history }: Contract): readonly string[] {
  return history.flatMap((event) =>
    event.type === "applied" && event.building !== undefined ? [event.building] : [],
  );
}
