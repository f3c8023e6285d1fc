import type { Month } from "../kernel/day.ts";
import { type Yen, yen } from "../kernel/yen.ts";
import type { Tx } from "../platform/index.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import type { HeldBill } from "./model.ts";
import {
  BILL_COLUMNS,
  type BillRow,
  type IssuedBill,
  LINE_COLUMNS,
  LINE_TABLES,
  type LineRow,
  monthOfRow,
  monthText,
  toIssuedBill,
  toIssuedLine,
} from "./rows.ts";

const BILLS = `select ${BILL_COLUMNS} from bill b join account a using (operator_id, account_id)`;

/** A household's issued bills, newest first, with their lines and derivations. */
export async function loadBills(
  tx: Tx,
  accountId: number,
  catalogue: Catalogue,
): Promise<readonly IssuedBill[]> {
  const rows = await tx.query<BillRow>(
    `${BILLS} where b.operator_id = $1 and b.account_id = $2 order by b.month desc, b.biller,
       b.revision desc`,
    [tx.operatorId, accountId],
  );
  return withLines(tx, rows, catalogue);
}

/** The bill with a number (`A-1-202406-power-1`), or null. */
export async function loadBill(
  tx: Tx,
  number: string,
  catalogue: Catalogue,
): Promise<IssuedBill | null> {
  const rows = await tx.query<BillRow>(`${BILLS} where b.operator_id = $1 and b.number = $2`, [
    tx.operatorId,
    number,
  ]);
  return (await withLines(tx, rows, catalogue))[0] ?? null;
}

/**
 * Issued bills of a month of all households, or of the months of one, without their lines: for
 * lists and counts.
 */
export async function findIssued(
  tx: Tx,
  { month, accountId }: { readonly month?: Month; readonly accountId?: number },
  catalogue: Catalogue,
): Promise<readonly IssuedBill[]> {
  const rows = await tx.query<BillRow>(
    `${BILLS} where b.operator_id = $1 and ($2::date is null or b.month = $2) and ($3::integer is
       null or b.account_id = $3)
     order by b.month desc, a.number, b.biller, b.revision desc`,
    [tx.operatorId, month === undefined ? null : monthText(month), accountId ?? null],
  );
  return rows.map((row) => toIssuedBill(row, [], catalogue));
}

async function withLines(
  tx: Tx,
  bills: readonly BillRow[],
  catalogue: Catalogue,
): Promise<readonly IssuedBill[]> {
  if (bills.length === 0) return [];
  const rows = await tx.query<LineRow>(
    `select ${LINE_COLUMNS}, l.derivation from ${LINE_TABLES}
     where l.operator_id = $1 and l.account_id = any($2) and l.bill_id = any($3) order by
       l.bill_id, l.position`,
    [
      tx.operatorId,
      [...new Set(bills.map((row) => row.account_id))],
      bills.map((row) => row.bill_id),
    ],
  );
  const lines = Map.groupBy(rows, ({ bill }) => bill);
  return bills.map((row) =>
    toIssuedBill(row, (lines.get(row.number) ?? []).map(toIssuedLine), catalogue),
  );
}

/**
 * What a household owes by the ledger, and how it stands by ledger account. Negative is to its
 * credit.
 */
export async function ledgerBalance(
  tx: Tx,
  accountId: number,
): Promise<{ readonly receivable: Yen; readonly ledgers: ReadonlyMap<string, Yen> }> {
  const rows = await tx.query<{ ledger: string; balance: string }>(
    `select ledger, sum(amount)::bigint as balance from journal_entry
     where operator_id = $1 and account_id = $2 group by ledger order by ledger`,
    [tx.operatorId, accountId],
  );
  const ledgers = new Map(rows.map(({ ledger, balance }) => [ledger, yen(Number(balance))]));
  return { receivable: ledgers.get("receivable") ?? yen(0), ledgers };
}

/** One posting of a household's ledger. */
export interface PostedEntry {
  readonly postedOn: string;
  readonly reference: string;
  readonly ledger: string;
  readonly amount: Yen;
}

/** A household's postings in the order in which they were made. */
export async function loadLedger(tx: Tx, accountId: number): Promise<readonly PostedEntry[]> {
  const rows = await tx.query<{
    posted_on: string;
    reference: string;
    ledger: string;
    amount: number;
  }>(
    `select j.posted_on::text, j.reference, e.ledger, e.amount
     from journal_entry e join journal j using (operator_id, account_id, journal_id)
     where e.operator_id = $1 and e.account_id = $2 order by e.journal_id, e.position`,
    [tx.operatorId, accountId],
  );
  return rows.map(({ posted_on: postedOn, reference, ledger, amount }) => ({
    postedOn,
    reference,
    ledger,
    amount: yen(amount),
  }));
}

/** The operator's queue: households with something that could not be billed, and why. */
export async function loadHeld(tx: Tx): Promise<
  readonly {
    readonly accountId: number;
    readonly settled: Month;
    readonly held: readonly HeldBill[];
  }[]
> {
  const rows = await tx.query<{ account_id: number; month: string; held: readonly HeldBill[] }>(
    `select account_id, month::text, held from billing_note where operator_id = $1 and held <>
       '[]' order by account_id`,
    [tx.operatorId],
  );
  return rows.map(({ account_id: accountId, month, held }) => ({
    accountId,
    settled: monthOfRow(month),
    held,
  }));
}
