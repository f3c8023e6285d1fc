import { beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { withOperator } from "../platform/index.ts";

const database = await freshDatabase();
let operatorId = 0;
let accountId = 0;

beforeAll(async () => {
  operatorId = await database.createOperator("demo");
  await withOperator(database.app, operatorId, async (tx) => {
    const [account] = await tx.query<{ account_id: number }>(
      `insert into account (operator_id, number, name) values ($1, 'A-1', 'Sato') returning
         account_id`,
      [operatorId],
    );
    accountId = account?.account_id ?? 0;
    await tx.query(
      `insert into bill (operator_id, account_id, bill_id, biller, month, revision, number,
         issued_at, as_known_at,
         closes_on, payment_method, total, rates, services, catalogue_hash)
       values ($1, $2, 1, 'household/power', '2024-06-01', 1, 'A-1-202406-power-1', now(), now(),
         '2024-06-28',
         'direct-debit', 6138, '[]', '[]', 'abc')`,
      [operatorId, accountId],
    );
    await tx.query(
      `insert into bill_line (operator_id, account_id, bill_id, position, kind, contract, service,
         rule, item, month,
         period_from, period_until, amount, tax_kind, tax_percent, label_ja, label_en, clauses,
           marks, derivation)
       values ($1, $2, 1, 1, 'charge', 'C-1', 's', 's/fee', 'i', '2024-06-01', '2024-06-01',
         '2024-07-01', 5580,
         'added', 10, '料金', 'Fee', '{}', '{}', '{}')`,
      [operatorId, accountId],
    );
    await journal(tx, 1, [6138, -5580, -558]);
  });
});

async function journal(
  tx: Parameters<Parameters<typeof withOperator>[2]>[0],
  journalId: number,
  amounts: readonly number[],
): Promise<void> {
  await tx.query(
    `insert into journal (operator_id, account_id, journal_id, kind, reference, posted_on,
       recorded_at)
     values ($1, $2, $3::bigint, 'bill', $3::bigint::text, '2024-06-28', now())`,
    [operatorId, accountId, journalId],
  );
  await tx.query(
    `insert into journal_entry (operator_id, account_id, journal_id, position, ledger, amount)
     select $1, $2, $3, n, 'l' || n, amount from unnest($4::bigint[]) with ordinality as e(amount,
       n)`,
    [operatorId, accountId, journalId, amounts],
  );
}

describe("the ledger", () => {
  test("refuses a journal that does not sum to zero", async () => {
    const post = withOperator(database.app, operatorId, (tx) =>
      journal(tx, 2, [6138, -5580, -557]),
    );
    await expect(post).rejects.toThrow(`journal 2 of account ${accountId} is out of balance by 1`);
  });

  test("refuses to add one entry to a balanced journal", async () => {
    const add = withOperator(database.app, operatorId, (tx) =>
      tx.query("insert into journal_entry values ($1, $2, 1, 9, 'receivable', 1)", [
        operatorId,
        accountId,
      ]),
    );
    await expect(add).rejects.toThrow(/out of balance/);
  });

  test("refuses one unbalanced journal among balanced ones of the same statement", async () => {
    const post = withOperator(database.app, operatorId, async (tx) => {
      await tx.query(
        `insert into journal (operator_id, account_id, journal_id, kind, reference, posted_on,
           recorded_at)
         select $1, $2, n, 'bill', n::text, '2024-06-28', now() from generate_series(10, 12) n`,
        [operatorId, accountId],
      );
      await tx.query(
        `insert into journal_entry select $1, $2, j, p, 'l' || p, case when p = 1 then 100 when j
           = 11 then -99 else -100 end
         from generate_series(10, 12) j, generate_series(1, 2) p`,
        [operatorId, accountId],
      );
    });
    await expect(post).rejects.toThrow(/journal 11 .* out of balance by 1/);
  });
});

function attempt(sql: string) {
  return withOperator(database.app, operatorId, (tx) => tx.query(sql, [operatorId, accountId]));
}

describe("what is issued", () => {
  test("takes no more lines once its transaction is over", async () => {
    const add = attempt(
      `insert into bill_line select operator_id, account_id, bill_id, 2, kind, contract, service,
         rule, 'other', month, period_from, period_until, amount, tax_kind, tax_percent, label_ja,
         label_en, clauses, marks, derivation
       from bill_line where operator_id = $1 and account_id = $2 and bill_id = 1 and position = 1`,
    );
    await expect(add).rejects.toThrow(`account ${accountId} has no bill 1 that is being written`);
  });

  test("takes no more entries, though they balance", async () => {
    const add = attempt(
      `insert into journal_entry values ($1, $2, 1, 8, 'receivable', -6138),
         ($1, $2, 1, 9, 'revenue:s', 6138)`,
    );
    await expect(add).rejects.toThrow(
      `account ${accountId} has no journal 1 that is being written`,
    );
  });
});

describe.each(["bill", "bill_line", "journal", "journal_entry"])("%s", (table) => {
  const changes = [
    `update ${table} set account_id = account_id`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
  ];

  test.each(changes)("the app may not: %s", async (sql) => {
    await expect(withOperator(database.app, operatorId, (tx) => tx.query(sql))).rejects.toThrow(
      /permission denied/,
    );
  });

  test.each(changes)("not even the owner: %s", async (sql) => {
    await expect(withOperator(database.owner, operatorId, (tx) => tx.query(sql))).rejects.toThrow(
      /append-only/,
    );
  });
});
