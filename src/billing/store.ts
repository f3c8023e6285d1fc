import type { Month } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";
import { numbers } from "./columns.ts";
import type { Account, HeldBill, IssuedLine } from "./model.ts";
import {
  LINE_COLUMNS,
  LINE_TABLES,
  type LineRow,
  monthOfRow,
  monthText,
  toIssuedLine,
} from "./rows.ts";
import type { SettledUntil } from "./stale-months.ts";

export interface AccountState extends Account {
  readonly settled: SettledUntil | null;
}

interface AccountRow {
  readonly [column: string]: unknown;
  readonly account_id: number;
  readonly number: string;
  readonly payment_method: string;
  readonly month: string | null;
  readonly known_at: string;
  readonly catalogue_hash: string;
  readonly held: readonly HeldBill[];
}

/**
 * Take turns at these households until the transaction ends, so that two runs cannot bill one at a
 * time.
 */
export async function lockAccounts(tx: Tx, accountIds: readonly number[]): Promise<void> {
  await tx.query(
    `select pg_advisory_xact_lock($1, account) from (select unnest($2::integer[]) as account order
       by 1) a`,
    [tx.operatorId, numbers(accountIds)],
  );
}

export async function loadAccounts(
  tx: Tx,
  accountIds: readonly number[],
): Promise<readonly AccountState[]> {
  const rows = await tx.query<AccountRow>(
    `select a.account_id, a.number, a.payment_method, n.month::text, n.known_at, n.catalogue_hash,
       n.held
     from account a left join billing_note n using (operator_id, account_id)
     where a.operator_id = $1 and a.account_id = any($2) order by a.account_id`,
    [tx.operatorId, numbers(accountIds)],
  );
  return rows.map((row) => ({
    accountId: row.account_id,
    number: row.number,
    paymentMethod: row.payment_method,
    settled:
      row.month === null
        ? null
        : {
            month: monthOfRow(row.month),
            knownAt: row.known_at,
            catalogueHash: row.catalogue_hash,
            held: row.held,
          },
  }));
}

/** Ids of the households that have any contract here or could have one: all of them, in order. */
export async function listAccountIds(tx: Tx): Promise<readonly number[]> {
  const rows = await tx.query<{ account_id: number }>(
    "select account_id from account where operator_id = $1 order by account_id",
    [tx.operatorId],
  );
  return rows.map(({ account_id: accountId }) => accountId);
}

/** First month billed here; written down by the first run and never changed. */
export async function startOfBilling(tx: Tx, month: Month): Promise<Month> {
  await tx.query(
    "insert into billing_start (operator_id, month) values ($1, $2) on conflict do nothing",
    [tx.operatorId, monthText(month)],
  );
  return (await knownStart(tx)) ?? month;
}

export async function knownStart(tx: Tx): Promise<Month | null> {
  const [row] = await tx.query<{ month: string }>(
    "select month::text from billing_start where operator_id = $1",
    [tx.operatorId],
  );
  return row ? monthOfRow(row.month) : null;
}

/**
 * Lines issued of the months given, and every line that carries a refund; without their
 * derivations. A month's lines stand on its own bills and on later ones.
 */
export async function loadIssuedLines(
  tx: Tx,
  accountIds: readonly number[],
  months: readonly Month[],
): Promise<ReadonlyMap<number, readonly IssuedLine[]>> {
  const first = months.toSorted((a, b) => a - b)[0];
  if (first === undefined) return new Map();
  const rows = await tx.query<LineRow>(
    `select ${LINE_COLUMNS} from ${LINE_TABLES}
     where b.operator_id = $1 and b.account_id = any($2) and b.month >= $4 and l.month =
       any($3::date[])
     union all
     select ${LINE_COLUMNS} from ${LINE_TABLES}
     where l.operator_id = $1 and l.account_id = any($2) and l.kind = 'carry' and l.month <>
       all($3::date[])
     order by bill, position`,
    [tx.operatorId, numbers(accountIds), months.map(monthText), monthText(first)],
  );
  const lines = new Map<number, IssuedLine[]>();
  for (const row of rows) {
    const own = lines.get(row.account_id) ?? [];
    lines.set(row.account_id, own);
    own.push(toIssuedLine(row));
  }
  return lines;
}

/** Highest revision of a month by household and biller. */
export async function loadRevisions(
  tx: Tx,
  accountIds: readonly number[],
  month: Month,
): Promise<ReadonlyMap<number, ReadonlyMap<string, number>>> {
  const rows = await tx.query<{ account_id: number; biller: string; revision: number }>(
    `select account_id, biller, max(revision) as revision from bill
     where operator_id = $1 and account_id = any($2) and month = $3 group by account_id, biller`,
    [tx.operatorId, numbers(accountIds), monthText(month)],
  );
  const found = new Map<number, Map<string, number>>();
  for (const { account_id: accountId, biller, revision } of rows) {
    const own = found.get(accountId) ?? new Map<string, number>();
    found.set(accountId, own.set(biller, revision));
  }
  return found;
}
