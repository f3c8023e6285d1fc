import { numbers, texts } from "../src/billing/columns.ts";
import { addMonths, day } from "../src/kernel/day.ts";
import { loadSpans } from "../src/metering/index.ts";
import { type Database, type Tx, withOperator } from "../src/platform/index.ts";
import { AS_KNOWN_AT } from "./bill-town.ts";

const WHY = JSON.stringify({
  round: { digit: "yen", mode: "down" },
  of: {
    product: [
      {
        value: "29.80",
        unit: "JPY/kWh",
        entry: "hiho-denki/energy-tariff/standard-tokyo@2024-06-01",
      },
      { wh: 312_345, period: "2025-05-12/2025-06-12", readings: "M12345@2025-06-13T00:00:00.000Z" },
    ],
  },
});

export interface BareQuestion {
  /** Whose town was made for this, and is spent by it. */
  readonly operatorId: number;
  readonly households: number;
  readonly connections: number;
  readonly batch: number;
}

/**
 * Households a second of a run that decides nothing: it reads a month of packed day rows for each
 * household and writes one bill, eight lines with a derivation of ordinary size, and six balanced
 * entries.
 */
export async function bareRun(
  database: Database,
  { operatorId, households, connections, batch }: BareQuestion,
): Promise<number> {
  const batches = Array.from({ length: Math.ceil(households / batch) }, (_, index) =>
    Array.from(
      { length: Math.min(batch, households - index * batch) },
      (_, n) => index * batch + n + 1,
    ),
  ).values();
  const began = performance.now();
  const work = async () => {
    for (const ids of batches) {
      await withOperator(database.app, operatorId, (tx) => bareBatch(tx, ids, operatorId));
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return households / ((performance.now() - began) / 1000);
}

async function bareBatch(tx: Tx, ids: readonly number[], operatorId: number): Promise<void> {
  const spans = ids.map((id) => {
    const from = addMonths(day(`2025-05-${String((id % 28) + 1).padStart(2, "0")}`), 0);
    return { meter: `M${id}`, period: { from, until: addMonths(from, 1) } };
  });
  const series = await loadSpans(tx, spans, AS_KNOWN_AT);
  if (series.size !== ids.length) throw new Error("not every meter has readings");
  const bills = ids.map((id) => id + operatorId * 10_000_000);
  await insertBare(tx, ids, bills);
}

async function insertBare(tx: Tx, ids: readonly number[], bills: readonly number[]): Promise<void> {
  await tx.query(
    `insert into bill (operator_id, account_id, bill_id, biller, month, revision, number, issued_at,
       as_known_at, closes_on, due_on, payment_method, total, rates, services, catalogue_hash)
     select $1, account_id, bill_id, 'household/billers', '2025-06-01', 1, number, now(), now(),
       '2025-06-30', '2025-07-28', 'direct-debit', 19000, '[]', '[]', 'hash'
     from unnest($2::integer[], $3::bigint[], $4::text[]) as b(account_id, bill_id, number)`,
    [tx.operatorId, numbers(ids), numbers(bills), texts(bills.map((id) => `B-${id}-202506-1`))],
  );
  const lines = ids.flatMap((id, index) =>
    Array.from({ length: 8 }, (_, k) => ({ id, bill: bills[index] ?? 0, position: k + 1 })),
  );
  await tx.query(
    `insert into bill_line (operator_id, account_id, bill_id, position, kind, contract, service,
       rule, item, month, period_from, period_until, amount, tax_kind, tax_percent, label_ja,
       label_en, clauses, marks, derivation)
     select $1, account_id, bill_id, position, 'charge', 'C-1', 'hiho-denki',
       'hiho-denki/energy-tariff', 'energy', '2025-06-01', '2025-05-12', '2025-06-12', 4321.09,
       'included', 10, '電力量料金', 'Energy charge', '{HH-11}', '{illustrative}', derivation
     from rows from (unnest($2::integer[]), unnest($3::bigint[]), unnest($4::smallint[]),
       json_array_elements($5::json)) as l(account_id, bill_id, position, derivation)`,
    [
      tx.operatorId,
      numbers(lines.map(({ id }) => id)),
      numbers(lines.map(({ bill }) => bill)),
      numbers(lines.map(({ position }) => position)),
      `[${lines.map(() => WHY).join(",")}]`,
    ],
  );
  await insertBareJournals(tx, ids, bills);
}

async function insertBareJournals(
  tx: Tx,
  ids: readonly number[],
  bills: readonly number[],
): Promise<void> {
  await tx.query(
    `insert into journal (operator_id, account_id, journal_id, kind, reference, posted_on,
       recorded_at)
     select $1, account_id, journal_id, 'bill', reference, '2025-06-30', now()
     from unnest($2::integer[], $3::bigint[], $4::text[]) as j(account_id, journal_id, reference)`,
    [tx.operatorId, numbers(ids), numbers(bills), texts(bills.map((id) => `B-${id}-202506-1`))],
  );
  await tx.query(
    `insert into journal_entry (operator_id, account_id, journal_id, position, ledger, amount)
     select $1, account_id, journal_id, position, 'ledger-' || position,
       case position when 1 then 500 else -100 end
     from unnest($2::integer[], $3::bigint[]) as j(account_id, journal_id), generate_series(1, 6)
       position`,
    [tx.operatorId, numbers(ids), numbers(bills)],
  );
}
