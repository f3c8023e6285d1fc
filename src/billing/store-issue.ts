import { formatDay } from "../kernel/day.ts";
import { toText } from "../kernel/exact.ts";
import type { Tx } from "../platform/index.ts";
import { type Bill, type HeldBill, type LineRef, percentOf } from "./model.ts";
import { postBill } from "./post-bill.ts";
import { dayText, monthText } from "./rows.ts";

/** A household's outcome of a run, to be written. */
export interface Outcome {
  readonly accountId: number;
  readonly bills: readonly Bill[];
  readonly held: readonly HeldBill[];
}

export interface IssueContext {
  readonly month: Parameters<typeof monthText>[0];
  readonly issuedAt: string;
  readonly asKnownAt: string;
  readonly catalogueHash: string;
}

/** Write bills, lines, postings and notes of many households in a handful of statements. */
export async function issue(
  tx: Tx,
  outcomes: readonly Outcome[],
  context: IssueContext,
): Promise<void> {
  const bills = outcomes.flatMap(({ accountId, bills }) =>
    bills.map((bill) => ({ accountId, bill })),
  );
  if (bills.length > 0) {
    const ids = await insertBills(tx, bills, context);
    await insertLines(tx, bills, await withCorrected(tx, bills, ids));
    await insertJournals(tx, bills, context);
  }
  await writeNotes(tx, outcomes, context);
}

interface AccountBill {
  readonly accountId: number;
  readonly bill: Bill;
}

type BillIds = ReadonlyMap<string, number>;

async function insertBills(
  tx: Tx,
  bills: readonly AccountBill[],
  context: IssueContext,
): Promise<BillIds> {
  const column = <T>(of: (bill: Bill) => T) => bills.map(({ bill }) => of(bill));
  const rows = await tx.query<{ bill_id: number; number: string }>(
    `insert into bill (operator_id, issued_at, as_known_at, account_id, biller, month, revision,
       number, closes_on,
       due_on, payment_method, total, rates, services, registration, catalogue_hash)
     select $1, $2, $3, * from unnest($4::integer[], $5::text[], $6::date[], $7::integer[],
       $8::text[], $9::date[],
       $10::date[], $11::text[], $12::bigint[], $13::json[], $14::json[], $15::text[], $16::text[])
     returning bill_id, number`,
    [
      tx.operatorId,
      context.issuedAt,
      context.asKnownAt,
      bills.map(({ accountId }) => accountId),
      column(({ biller }) => biller),
      column(({ month }) => monthText(month)),
      column(({ revision }) => revision),
      column(({ number }) => number),
      column(({ closesOn }) => formatDay(closesOn)),
      column(({ dueOn }) => dayText(dueOn)),
      column(({ paymentMethod }) => paymentMethod),
      column(({ total }) => total),
      column(({ rates }) => JSON.stringify(rates)),
      column(({ services }) => JSON.stringify(services)),
      column(({ registration }) => registration),
      column(({ catalogueHash }) => catalogueHash),
    ],
  );
  return new Map(rows.map((row) => [row.number, row.bill_id]));
}

/** The bills' own ids and those of the earlier bills that their lines correct. */
async function withCorrected(
  tx: Tx,
  bills: readonly AccountBill[],
  ids: BillIds,
): Promise<BillIds> {
  const named = bills.flatMap(({ bill }) =>
    bill.lines.flatMap(({ corrects }) => corrects?.bill ?? []),
  );
  if (named.length === 0) return ids;
  const rows = await tx.query<{ bill_id: number; number: string }>(
    "select bill_id, number from bill where operator_id = $1 and number = any($2)",
    [tx.operatorId, [...new Set(named)]],
  );
  return new Map([...ids, ...rows.map((row) => [row.number, row.bill_id] as const)]);
}

async function insertLines(tx: Tx, bills: readonly AccountBill[], ids: BillIds): Promise<void> {
  const lines = bills.flatMap(({ accountId, bill }) =>
    bill.lines.map((line, index) => ({
      ...line,
      accountId,
      billId: idOf(ids, bill.number),
      position: index + 1,
    })),
  );
  type Row = (typeof lines)[number];
  const column = <T>(of: (line: Row) => T) => lines.map(of);
  await tx.query(
    `insert into bill_line (operator_id, account_id, bill_id, position, kind, contract, service,
       rule, item, month,
       period_from, period_until, amount, tax_kind, tax_percent, label_ja, label_en, clauses,
         marks, derivation,
       corrects_bill, corrects_position)
     select $1, account_id, bill_id, position, kind, contract, service, rule, item, month,
       period_from, period_until,
       amount, tax_kind, tax_percent, label_ja, label_en, string_to_array(clauses, ' '),
         string_to_array(marks, ' '),
       derivation, corrects_bill, corrects_position
     from unnest($2::integer[], $3::bigint[], $4::smallint[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::text[],
       $10::date[], $11::date[], $12::date[], $13::numeric[], $14::text[], $15::smallint[],
         $16::text[], $17::text[],
       $18::text[], $19::text[], $20::json[], $21::bigint[], $22::smallint[])
       as l(account_id, bill_id, position, kind, contract, service, rule, item, month,
         period_from, period_until,
         amount, tax_kind, tax_percent, label_ja, label_en, clauses, marks, derivation,
           corrects_bill, corrects_position)`,
    [
      tx.operatorId,
      column(({ accountId }) => accountId),
      column(({ billId }) => billId),
      column(({ position }) => position),
      column(({ kind }) => kind),
      column(({ contract }) => contract),
      column(({ service }) => service),
      column(({ rule }) => rule),
      column(({ item }) => item),
      column(({ month }) => monthText(month)),
      column(({ period }) => formatDay(period.from)),
      column(({ period }) => formatDay(period.until)),
      column(({ amount }) => toText(amount)),
      column(({ tax }) => tax.kind),
      column(({ tax }) => percentOf(tax)),
      column(({ label }) => label.ja),
      column(({ label }) => label.en),
      column(({ clauses }) => clauses.join(" ")),
      column(({ marks }) => marks.join(" ")),
      column(({ why }) => JSON.stringify(why)),
      column(({ corrects }) => correctedId(ids, corrects)),
      column(({ corrects }) => corrects?.position ?? null),
    ],
  );
}

function idOf(ids: BillIds, number: string): number {
  const id = ids.get(number);
  if (id === undefined) throw new Error(`bill ${number} has no id`);
  return id;
}

function correctedId(ids: BillIds, corrects: LineRef | null): number | null {
  return corrects === null ? null : idOf(ids, corrects.bill);
}

async function insertJournals(
  tx: Tx,
  bills: readonly AccountBill[],
  { issuedAt }: IssueContext,
): Promise<void> {
  const journals = bills
    .map(({ accountId, bill }) => ({ accountId, ...postBill(bill) }))
    .filter(({ entries }) => entries.length > 0);
  if (journals.length === 0) return;
  const rows = await tx.query<{ journal_id: number; reference: string }>(
    `insert into journal (operator_id, kind, recorded_at, account_id, reference, posted_on)
     select $1, 'bill', $2, * from unnest($3::integer[], $4::text[], $5::date[]) returning
       journal_id, reference`,
    [
      tx.operatorId,
      issuedAt,
      journals.map(({ accountId }) => accountId),
      journals.map(({ bill }) => bill),
      journals.map(({ postedOn }) => formatDay(postedOn)),
    ],
  );
  const ids: BillIds = new Map(rows.map((row) => [row.reference, row.journal_id]));
  const entries = journals.flatMap(({ accountId, bill, entries }) =>
    entries.map((entry, index) => ({
      ...entry,
      accountId,
      journalId: idOf(ids, bill),
      position: index + 1,
    })),
  );
  await tx.query(
    `insert into journal_entry (operator_id, account_id, journal_id, position, ledger, amount)
     select $1, * from unnest($2::integer[], $3::bigint[], $4::smallint[], $5::text[],
       $6::bigint[])`,
    [
      tx.operatorId,
      entries.map(({ accountId }) => accountId),
      entries.map(({ journalId }) => journalId),
      entries.map(({ position }) => position),
      entries.map(({ ledger }) => ledger),
      entries.map(({ amount }) => amount),
    ],
  );
}

async function writeNotes(
  tx: Tx,
  outcomes: readonly Outcome[],
  context: IssueContext,
): Promise<void> {
  await tx.query(
    `insert into billing_note (operator_id, month, known_at, catalogue_hash, account_id, held)
     select $1, $2, $3, $4, * from unnest($5::integer[], $6::jsonb[])
     on conflict (operator_id, account_id) do update set month = excluded.month, known_at =
       excluded.known_at,
       catalogue_hash = excluded.catalogue_hash, held = excluded.held`,
    [
      tx.operatorId,
      monthText(context.month),
      context.asKnownAt,
      context.catalogueHash,
      outcomes.map(({ accountId }) => accountId),
      outcomes.map(({ held }) => JSON.stringify(held)),
    ],
  );
}
