import type { Tx } from "../platform/index.ts";
import { decodeEvent, encodeEvent } from "./history/event-codec.ts";
import type { Contract, ContractEvent } from "./model.ts";

/** A contract with the account that it belongs to. */
export interface HeldContract {
  readonly accountId: number;
  readonly contract: Contract;
}

interface ContractRow {
  readonly account_id: number;
  readonly contract_id: string;
  readonly service: string;
  readonly events: readonly Readonly<Record<string, unknown>>[] | null;
}

/**
 * Histories are put together once in the database and parsed once here. Grouping the events of a
 * batch of accounts reads their index in one run, which a look-up for each contract does not.
 */
function histories(which: string): string {
  return `
    select c.account_id, c.contract_id, c.service, e.events
    from contract c
    left join (
      select account_id, contract_id, json_agg(body order by position) as events
      from contract_event where operator_id = $1 and ${which} group by account_id, contract_id
    ) e using (account_id, contract_id)
    where c.operator_id = $1 and c.${which}
    order by account_id, contract_id`;
}

const OF_ACCOUNTS = histories("account_id = any($2::integer[])");

/**
 * All contracts of many accounts, in one query: each account with at least one, its contracts in
 * order of their names.
 */
export async function loadContracts(
  tx: Tx,
  accountIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Contract[]>> {
  const rows = await tx.query<ContractRow>(OF_ACCOUNTS, [tx.operatorId, accountIds]);
  const byAccount = new Map<number, Contract[]>();
  for (const row of rows) {
    const held = byAccount.get(row.account_id);
    if (held) held.push(contractOf(row));
    else byAccount.set(row.account_id, [contractOf(row)]);
  }
  return byAccount;
}

/** One contract by its name, with its account; null when there is none. */
export async function loadContract(tx: Tx, contractId: string): Promise<HeldContract | null> {
  const [row] = await tx.query<ContractRow>(
    `select c.account_id, c.contract_id, c.service,
       (select json_agg(body order by position) from contract_event e
        where e.operator_id = $1 and e.account_id = c.account_id and e.contract_id = $2) as events
     from contract c where c.operator_id = $1 and c.contract_id = $2`,
    [tx.operatorId, contractId],
  );
  return row ? heldOf(row) : null;
}

const HELD = `select c.account_id, c.contract_id, c.service,
     (select json_agg(body order by position) from contract_event e
      where e.operator_id = $1 and e.account_id = c.account_id and e.contract_id = c.contract_id
     ) as events
   from contract c where c.operator_id = $1`;

/** Contracts by their names, whosever they are, in the order of the names. */
export async function loadHeldByName(
  tx: Tx,
  contractIds: readonly string[],
): Promise<readonly HeldContract[]> {
  const rows = await tx.query<ContractRow>(
    `${HELD} and c.contract_id = any($2::text[]) order by c.contract_id`,
    [tx.operatorId, contractIds],
  );
  return rows.map(heldOf);
}

/** Every contract of a service, in the order of the names. */
export async function loadHeldOfService(tx: Tx, service: string): Promise<readonly HeldContract[]> {
  const sql = `${HELD} and c.service = $2 order by c.contract_id`;
  return (await tx.query<ContractRow>(sql, [tx.operatorId, service])).map(heldOf);
}

/** Contracts that were applied for under one of these buildings' contracts. */
export async function loadHeldUnder(
  tx: Tx,
  buildings: readonly string[],
): Promise<readonly HeldContract[]> {
  const rows = await tx.query<ContractRow>(
    `${HELD} and (c.account_id, c.contract_id) in (
       select account_id, contract_id from contract_event
       where operator_id = $1 and building = any($2::text[])
     ) order by c.contract_id`,
    [tx.operatorId, buildings],
  );
  return rows.map(heldOf);
}

/** Accounts with a contract that was ever supplied through a meter, by account number. */
export async function accountsOfMeter(tx: Tx, meter: string): Promise<readonly number[]> {
  const rows = await tx.query<{ account_id: number }>(
    `select distinct account_id from contract_event
     where operator_id = $1 and meter = $2 order by account_id`,
    [tx.operatorId, meter],
  );
  return rows.map(({ account_id: accountId }) => accountId);
}

/** Keep new contracts with what has happened to each so far. Throws when a name is taken. */
export async function insertContracts(
  tx: Tx,
  held: readonly HeldContract[],
  writeKey: string | null = null,
): Promise<void> {
  await tx.query(
    `insert into contract (operator_id, account_id, contract_id, service)
     select $1, * from unnest($2::integer[], $3::text[], $4::text[])`,
    [
      tx.operatorId,
      held.map(({ accountId }) => accountId),
      held.map(({ contract }) => contract.id),
      held.map(({ contract }) => contract.service),
    ],
  );
  const events = held.flatMap(({ accountId, contract: { id, history } }) =>
    history.map((event, index) => ({ accountId, contractId: id, position: index + 1, event })),
  );
  await insertEvents(tx, events, writeKey);
}

export interface NewEvent {
  readonly accountId: number;
  readonly contractId: string;
  readonly position: number;
  readonly event: ContractEvent;
}

/** Add events. A position that is taken throws: two writers cannot both be next. */
export async function insertEvents(
  tx: Tx,
  events: readonly NewEvent[],
  writeKey: string | null = null,
): Promise<void> {
  if (events.length === 0) return;
  const bodies = events.map(({ event }) => encodeEvent(event));
  await tx.query(
    `insert into contract_event
       (operator_id, account_id, contract_id, position, body, on_day, recorded_at, type, meter,
       building, write_key)
     select $1, n.account_id, n.contract_id, n.position, n.body, (n.body ->> 'on')::date,
       (n.body ->> 'recordedAt')::timestamptz, n.body ->> 'type', n.body -> 'supply' ->> 'meter',
       n.body ->> 'building', $6
     from unnest($2::integer[], $3::text[], $4::integer[], $5::json[])
       as n (account_id, contract_id, position, body)`,
    [
      tx.operatorId,
      events.map(({ accountId }) => accountId),
      events.map(({ contractId }) => contractId),
      events.map(({ position }) => position),
      bodies.map((body) => JSON.stringify(body)),
      writeKey,
    ],
  );
}

/** Only one transaction at a time adds to a contract. */
export async function lockContract(tx: Tx, contractId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(1181, hashtext($1))", [
    `${tx.operatorId}/${contractId}`,
  ]);
}

/**
 * Only one transaction at a time acts on an account, or adds to any of these contracts. Everybody
 * takes locks in the order key, account, contracts by their hash, so that no two wait in a circle.
 */
export async function lockForActing(
  tx: Tx,
  { accountId, contractIds }: { accountId: number; contractIds: readonly string[] },
): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(1182, hashtext($1))", [
    `${tx.operatorId}/${accountId}`,
  ]);
  await lockContracts(tx, contractIds);
}

/** Only one transaction at a time adds to any of these contracts. */
export async function lockContracts(tx: Tx, contractIds: readonly string[]): Promise<void> {
  await tx.query(
    `select pg_advisory_xact_lock(1181, name) from (
       select distinct hashtext(n) as name from unnest($1::text[]) n order by 1 offset 0
     ) in_order`,
    [contractIds.map((id) => `${tx.operatorId}/${id}`)],
  );
}

/** Two requests under one key are looked at one after the other. */
export async function lockKey(tx: Tx, key: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(1183, hashtext($1))", [`${tx.operatorId}/${key}`]);
}

/** What is known of the key of a request: nothing, this very body, or another one. */
export async function writeSeen(
  tx: Tx,
  key: string,
  bodyHash: Buffer,
): Promise<"never" | "same" | "other"> {
  const [before] = await tx.query<{ same: boolean }>(
    "select body_hash = $3 as same from contract_write where operator_id = $1 and write_key = $2",
    [tx.operatorId, key, bodyHash],
  );
  if (!before) return "never";
  return before.same ? "same" : "other";
}

/** Contracts that a request under a key opened, in its order. */
export async function contractsOfKey(tx: Tx, key: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select contract_id as id from contract_event
     where operator_id = $1 and write_key = $2 and position = 1 and type = 'applied'
     order by contract_id`,
    [tx.operatorId, key],
  );
  return rows.map(({ id }) => id);
}

/**
 * Keep the key of a request that was carried out. Throws when another request kept it meanwhile.
 */
export async function keepWrite(tx: Tx, key: string, bodyHash: Buffer): Promise<void> {
  await tx.query(
    "insert into contract_write (operator_id, write_key, body_hash) values ($1, $2, $3)",
    [tx.operatorId, key, bodyHash],
  );
}

function heldOf(row: ContractRow): HeldContract {
  return { accountId: row.account_id, contract: contractOf(row) };
}

function contractOf({ contract_id: id, service, events }: ContractRow): Contract {
  return { id, service, history: (events ?? []).map(decodeEvent) };
}
