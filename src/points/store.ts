import { day, type Day, formatDay, formatMonth, type Month, month } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";
import type { Entry, EntryKind, PointUse } from "./model.ts";

/** A line of the ledger as it is kept. */
export interface KeptEntry extends Entry {
  readonly id: number;
  readonly contract: string;
  readonly recordedAt: string;
}

interface EntryRow {
  readonly [column: string]: unknown;
  readonly id: number;
  readonly account_id: number;
  readonly contract: string;
  readonly kind: EntryKind;
  readonly lot: string;
  readonly points: number;
  readonly on_day: string;
  readonly granted_on: string;
  readonly last_valid_day: string;
  readonly cause: string;
  readonly recorded_at: string;
}

/** The ledgers of some accounts, oldest line first. */
export async function loadEntries(
  tx: Tx,
  accountIds: readonly number[],
): Promise<ReadonlyMap<number, readonly KeptEntry[]>> {
  const rows = await tx.query<EntryRow>(
    `select entry_id as id, account_id, contract_id as contract, kind, lot, points, on_day::text,
       granted_on::text, last_valid_day::text, cause, recorded_at
     from point_entry where operator_id = $1 and account_id = any($2::integer[])
     order by entry_id`,
    [tx.operatorId, accountIds],
  );
  return Map.groupBy(
    rows.map((row) => ({ accountId: row.account_id, ...keptEntry(row) })),
    ({ accountId }) => accountId,
  );
}

function keptEntry(row: EntryRow): KeptEntry {
  const { id, contract, kind, lot, points, cause } = row;
  return {
    id,
    contract,
    kind,
    lot,
    points,
    cause,
    on: day(row.on_day),
    grantedOn: day(row.granted_on),
    lastValidDay: day(row.last_valid_day),
    recordedAt: row.recorded_at,
  };
}

/** Whose line it is. */
export interface NewEntry {
  readonly accountId: number;
  readonly contract: string;
  readonly entry: Entry;
}

export async function insertEntries(tx: Tx, entries: readonly NewEntry[], at: string) {
  if (entries.length === 0) return;
  const days = (of: (entry: Entry) => Day) => entries.map(({ entry }) => formatDay(of(entry)));
  await tx.query(
    `insert into point_entry (operator_id, recorded_at, account_id, contract_id, kind, lot, points,
       on_day, granted_on, last_valid_day, cause)
     select $1, $2, * from unnest($3::integer[], $4::text[], $5::text[], $6::text[], $7::integer[],
       $8::date[], $9::date[], $10::date[], $11::text[])`,
    [
      tx.operatorId,
      at,
      entries.map(({ accountId }) => accountId),
      entries.map(({ contract }) => contract),
      entries.map(({ entry }) => entry.kind),
      entries.map(({ entry }) => entry.lot),
      entries.map(({ entry }) => entry.points),
      days(({ on }) => on),
      days(({ grantedOn }) => grantedOn),
      days(({ lastValidDay }) => lastValidDay),
      entries.map(({ entry }) => entry.cause),
    ],
  );
}

export interface KeptUse extends PointUse {
  readonly askedBy: string;
}

/** Applications of some accounts as known at an instant, oldest first. */
export async function loadUses(
  tx: Tx,
  accountIds: readonly number[],
  knownAt: string,
): Promise<ReadonlyMap<number, readonly KeptUse[]>> {
  if (accountIds.length === 0) return new Map();
  const rows = await tx.query<Omit<KeptUse, "billMonth"> & { accountId: number; month: string }>(
    `select account_id as "accountId", use_id::text as use, contract_id as contract, points,
       asked_at as "askedAt", asked_by as "askedBy", bill_month::text as month
     from point_use
     where operator_id = $1 and account_id = any($2::integer[]) and asked_at <= $3
     order by use_id`,
    [tx.operatorId, accountIds, knownAt],
  );
  return Map.groupBy(
    rows.map(({ month: of, ...use }) => ({ ...use, billMonth: month(of.slice(0, 7)) })),
    ({ accountId }) => accountId,
  );
}

/** The application that a request made before; null: none. */
export async function useOfKey(tx: Tx, key: string): Promise<number | null> {
  const [row] = await tx.query<{ accountId: number }>(
    `select account_id as "accountId" from point_use where operator_id = $1 and write_key = $2`,
    [tx.operatorId, key],
  );
  return row?.accountId ?? null;
}

export interface NewUse {
  readonly accountId: number;
  readonly contract: string;
  readonly points: number;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly billMonth: Month;
  readonly key: string;
}

/** Keep an application; answers the number by which the ledger names it. */
export async function insertUse(tx: Tx, use: NewUse): Promise<string> {
  const [row] = await tx.query<{ use: string }>(
    `insert into point_use (operator_id, account_id, contract_id, points, asked_at, asked_by,
       bill_month, write_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning use_id::text as use`,
    [
      tx.operatorId,
      use.accountId,
      use.contract,
      use.points,
      use.askedAt,
      use.askedBy,
      `${formatMonth(use.billMonth)}-01`,
      use.key,
    ],
  );
  if (!row) throw new Error("an application was not kept");
  return row.use;
}

/** Days on which fraud was found, by contract. */
export async function loadFrauds(
  tx: Tx,
  accountIds: readonly number[],
): Promise<ReadonlyMap<string, readonly Day[]>> {
  const rows = await tx.query<{ contract: string; on: string }>(
    `select contract_id as contract, on_day::text as on from point_fraud
     where operator_id = $1 and account_id = any($2::integer[]) order by on_day`,
    [tx.operatorId, accountIds],
  );
  const found = Map.groupBy(rows, ({ contract }) => contract);
  return new Map([...found].map(([contract, own]) => [contract, own.map(({ on }) => day(on))]));
}

export interface Fraud {
  readonly accountId: number;
  readonly contract: string;
  readonly on: Day;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** Keep it; found twice on a day, the first stays. */
export async function insertFraud(tx: Tx, fraud: Fraud): Promise<void> {
  await tx.query(
    `insert into point_fraud (operator_id, account_id, contract_id, on_day, reason, found_by,
       found_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      tx.operatorId,
      fraud.accountId,
      fraud.contract,
      formatDay(fraud.on),
      fraud.reason,
      fraud.by,
      fraud.at,
    ],
  );
}
