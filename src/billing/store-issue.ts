import { formatDay } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";
import type { Bill, HeldBill } from "./model.ts";
import { postBill } from "./post-bill.ts";
import { numbers, texts } from "./columns.ts";
import { dayText, monthText } from "./rows.ts";
import { type AddressedLine, insertLines } from "./store-lines.ts";

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
    await insertLines(tx, await addressed(tx, bills, ids));
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
  const number = (of: (bill: Bill) => number) => numbers(bills.map(({ bill }) => of(bill)));
  const text = (of: (bill: Bill) => string | null) => texts(bills.map(({ bill }) => of(bill)));
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
      numbers(bills.map(({ accountId }) => accountId)),
      text(({ biller }) => biller),
      text(({ month }) => monthText(month)),
      number(({ revision }) => revision),
      text((bill) => bill.number),
      text(({ closesOn }) => formatDay(closesOn)),
      text(({ dueOn }) => dayText(dueOn)),
      text(({ paymentMethod }) => paymentMethod),
      number(({ total }) => total),
      text(({ rates }) => JSON.stringify(rates)),
      text(({ services }) => JSON.stringify(services)),
      text(({ registration }) => registration),
      text(({ catalogueHash }) => catalogueHash),
    ],
  );
  return new Map(rows.map((row) => [row.number, row.bill_id]));
}

/** Every line with the ids of its bill and of the earlier bill that it corrects. */
async function addressed(
  tx: Tx,
  bills: readonly AccountBill[],
  own: BillIds,
): Promise<readonly AddressedLine[]> {
  const earlier = await idsOf(
    tx,
    bills.flatMap(({ bill }) => bill.lines.flatMap(({ corrects }) => corrects?.bill ?? [])),
  );
  return bills.flatMap(({ accountId, bill }) => {
    const billId = idOf(own, bill.number);
    return bill.lines.map((line, index) => ({
      line,
      accountId,
      billId,
      position: index + 1,
      correctsBill: line.corrects === null ? null : idOf(earlier, line.corrects.bill),
    }));
  });
}

async function idsOf(tx: Tx, numbers: readonly string[]): Promise<BillIds> {
  if (numbers.length === 0) return new Map();
  const rows = await tx.query<{ bill_id: number; number: string }>(
    "select bill_id, number from bill where operator_id = $1 and number = any($2)",
    [tx.operatorId, [...new Set(numbers)]],
  );
  return new Map(rows.map((row) => [row.number, row.bill_id]));
}

function idOf(ids: BillIds, number: string): number {
  const id = ids.get(number);
  if (id === undefined) throw new Error(`bill ${number} has no id`);
  return id;
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
      numbers(journals.map(({ accountId }) => accountId)),
      texts(journals.map(({ bill }) => bill)),
      numbers(journals.map(({ postedOn }) => formatDay(postedOn))),
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
      numbers(entries.map(({ accountId }) => accountId)),
      numbers(entries.map(({ journalId }) => journalId)),
      numbers(entries.map(({ position }) => position)),
      texts(entries.map(({ ledger }) => ledger)),
      numbers(entries.map(({ amount }) => amount)),
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
      numbers(outcomes.map(({ accountId }) => accountId)),
      texts(outcomes.map(({ held }) => JSON.stringify(held))),
    ],
  );
}
