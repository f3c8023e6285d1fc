import { addDays, type Day, day, formatDay } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import { type Agenda, agendaOf, datedOf, type Step } from "./deadlines/agenda.ts";
import type { Contract } from "./model.ts";

/** A contract as it stands, with its account. */
export interface AgendaOf {
  readonly accountId: number;
  readonly contracts: readonly Contract[];
  /** The operator's day. */
  readonly on: Day;
}

/**
 * Write the agenda of contracts anew, in the transaction that changed them: what each waits for and
 * when to look at it next. Contracts of one account.
 */
export async function writeAgenda(
  tx: Tx,
  catalogue: Catalogue,
  { accountId, contracts, on }: AgendaOf,
): Promise<void> {
  await writeAgendas(tx, catalogue, { held: [{ accountId, contracts }], on });
}

export interface AgendasOf {
  readonly held: readonly Pick<AgendaOf, "accountId" | "contracts">[];
  readonly on: Day;
  /** The last day that is lived; left out: as the operator says. */
  readonly through?: Day;
  /** Told of what cannot be read, which then waits for nothing; left out, it throws. */
  readonly setAside?: (contract: string, error: unknown) => void;
}

export async function writeAgendas(
  tx: Tx,
  catalogue: Catalogue,
  { held, on, through, setAside }: AgendasOf,
): Promise<void> {
  const lived = through ?? (await livedThrough(tx)) ?? addDays(on, -1);
  const ids = held.flatMap(({ contracts }) => contracts.map(({ id }) => id));
  const steps = await stepsDone(tx, held);
  const rows = held.flatMap(({ accountId, contracts }) =>
    contracts.map((contract) => {
      const done = { through: lived, steps: steps.get(contract.id) ?? NONE };
      const read = () => agendaOf(datedOf(catalogue, contract, on), done);
      return {
        accountId,
        contract,
        agenda: setAside ? tried(contract.id, read, setAside) : read(),
      };
    }),
  );
  if (ids.length > 0) await upsert(tx, catalogue.hash, rows);
}

const NONE: ReadonlySet<string> = new Set();

interface Row {
  readonly accountId: number;
  readonly contract: Contract;
  readonly agenda: Omit<Agenda, "state"> & { readonly state: string };
}

/** A history that cannot be read is looked at again when it, or the terms, have changed. */
const UNREADABLE = {
  state: "unreadable",
  waitsFor: [],
  waitsSince: null,
  nextOn: null,
  deskOn: null,
} as const;

function tried(
  contract: string,
  read: () => Agenda,
  setAside: (contract: string, error: unknown) => void,
): Row["agenda"] {
  try {
    return read();
  } catch (error) {
    setAside(contract, error);
    return UNREADABLE;
  }
}

async function upsert(tx: Tx, catalogueHash: string, rows: readonly Row[]): Promise<void> {
  await tx.query(
    `insert into agenda (operator_id, account_id, contract_id, service, state, waits_for,
       waits_since, next_on, desk_on, catalogue_hash)
     select $1, n.account_id, n.contract_id, n.service, n.state,
       array(select jsonb_array_elements_text(n.waits_for)), n.waits_since, n.next_on,
       n.desk_on, $2
     from unnest($3::integer[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::date[],
       $9::date[], $10::date[])
       n (account_id, contract_id, service, state, waits_for, waits_since, next_on, desk_on)
     on conflict (operator_id, account_id, contract_id) do update set
       state = excluded.state, waits_for = excluded.waits_for, waits_since = excluded.waits_since,
       next_on = excluded.next_on, desk_on = excluded.desk_on,
       catalogue_hash = excluded.catalogue_hash`,
    [
      tx.operatorId,
      catalogueHash,
      rows.map(({ accountId }) => accountId),
      rows.map(({ contract }) => contract.id),
      rows.map(({ contract }) => contract.service),
      rows.map(({ agenda }) => agenda.state),
      rows.map(({ agenda }) => JSON.stringify(agenda.waitsFor)),
      rows.map(({ agenda }) => dayText(agenda.waitsSince)),
      rows.map(({ agenda }) => dayText(agenda.nextOn)),
      rows.map(({ agenda }) => dayText(agenda.deskOn)),
    ],
  );
}

function dayText(on: Day | null): string | null {
  return on === null ? null : formatDay(on);
}

/** The last day that the operator's jobs have lived; null: none yet. */
export async function livedThrough(tx: Tx): Promise<Day | null> {
  const [row] = await tx.query<{ lived: string | null }>(
    "select lived_through as lived from operator where operator_id = $1",
    [tx.operatorId],
  );
  return row?.lived ? day(row.lived) : null;
}

/** The same, and nobody else lives a day until this transaction is done. */
export async function holdLivedThrough(tx: Tx): Promise<Day | null> {
  const [row] = await tx.query<{ lived: string | null }>(
    "select lived_through as lived from operator where operator_id = $1 for no key update",
    [tx.operatorId],
  );
  return row?.lived ? day(row.lived) : null;
}

export async function setLivedThrough(tx: Tx, on: Day): Promise<void> {
  await tx.query("update operator set lived_through = $2 where operator_id = $1", [
    tx.operatorId,
    formatDay(on),
  ]);
}

/** Steps carried out, by contract, as `<deadline id> <step>`. */
export async function stepsDone(
  tx: Tx,
  held: readonly Pick<AgendaOf, "accountId" | "contracts">[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await tx.query<{ contract: string; key: string }>(
    `select contract_id as contract, deadline_id || ' ' || step as key from deadline_step
     where operator_id = $1 and account_id = any($2::integer[]) and contract_id = any($3::text[])`,
    [
      tx.operatorId,
      held.map(({ accountId }) => accountId),
      held.flatMap(({ contracts }) => contracts.map(({ id }) => id)),
    ],
  );
  const byContract = Map.groupBy(rows, ({ contract }) => contract);
  return new Map([...byContract].map(([id, of]) => [id, new Set(of.map(({ key }) => key))]));
}

export interface DoneStep extends Pick<Step, "step" | "deadline"> {
  readonly accountId: number;
  /** The day on which it was lived. */
  readonly on: Day;
  /** The instant by the operator's clock. */
  readonly at: string;
  /** `told`, `past`, the type of the action, or the code of its refusal. */
  readonly outcome: string;
}

/** Write down steps. One that is there already throws: it happened, and does not happen twice. */
export async function recordSteps(tx: Tx, steps: readonly DoneStep[]): Promise<void> {
  if (steps.length === 0) return;
  await tx.query(
    `insert into deadline_step (operator_id, account_id, contract_id, deadline_id, step, on_day, at,
       outcome)
     select $1, * from unnest($2::integer[], $3::text[], $4::text[], $5::text[], $6::date[],
       $7::timestamptz[], $8::text[])`,
    [
      tx.operatorId,
      steps.map(({ accountId }) => accountId),
      steps.map(({ deadline }) => deadline.contract),
      steps.map(({ deadline }) => deadline.id),
      steps.map(({ step }) => step),
      steps.map(({ on }) => formatDay(on)),
      steps.map(({ at }) => at),
      steps.map(({ outcome }) => outcome),
    ],
  );
}

/** What was done when deadlines of an account passed: deadline → outcome. */
export async function outcomesOf(tx: Tx, accountId: number): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; outcome: string }>(
    `select deadline_id as id, outcome from deadline_step
     where operator_id = $1 and account_id = $2 and step = 'acted'`,
    [tx.operatorId, accountId],
  );
  return new Map(rows.map(({ id, outcome }) => [id, outcome]));
}

/** Accounts with a contract to be looked at by a day, and those contracts' names, but for some. */
export async function dueAccounts(
  tx: Tx,
  by: Day,
  most: number,
  except: readonly string[] = [],
): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const rows = await tx.query<{ account: number; contract: string }>(
    `select account_id as account, contract_id as contract from agenda
     where operator_id = $1 and next_on <= $2 and contract_id <> all($4::text[])
     order by next_on, account_id, contract_id limit $3`,
    [tx.operatorId, formatDay(by), most, except],
  );
  const byAccount = Map.groupBy(rows, ({ account }) => account);
  return new Map(
    [...byAccount].map(([account, of]) => [account, new Set(of.map(({ contract }) => contract))]),
  );
}

/** Accounts with a contract without an agenda, or with one written under other terms. */
export async function staleAccounts(
  tx: Tx,
  catalogueHash: string,
  { after, most }: { readonly after: number; readonly most: number },
): Promise<readonly number[]> {
  const rows = await tx.query<{ account: number }>(
    `select distinct c.account_id as account from contract c
     left join agenda a on a.operator_id = $1 and a.account_id = c.account_id
       and a.contract_id = c.contract_id and a.account_id > $2
     where c.operator_id = $1 and c.account_id > $2
       and (a.contract_id is null or a.catalogue_hash <> $3)
     order by 1 limit $4`,
    [tx.operatorId, after, catalogueHash, most],
  );
  return rows.map(({ account }) => account);
}

/** Forget every agenda, so that each is written anew. */
export async function forgetAgendas(tx: Tx): Promise<void> {
  await tx.query("delete from agenda where operator_id = $1", [tx.operatorId]);
}
