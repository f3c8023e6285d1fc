import { beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { withOperator } from "./pool.ts";

const database = await freshDatabase();
let operatorId = 0;
beforeAll(async () => {
  operatorId = await database.createOperator("demo");
});

/** Runs as the app; what it makes for itself goes with the transaction. */
function asApp(...statements: readonly string[]) {
  return withOperator(database.app, operatorId, async (tx) => {
    let last: unknown = null;
    for (const sql of statements) last = await tx.query(sql);
    return last;
  });
}

const TRY = "select login_tried('login:x', now(), 5, interval '30 s', interval '1 h') as until";

describe("a session's own table", () => {
  test("does not get its trigger run as the owner by a function of the owner", async () => {
    const seen = await asApp(
      `create temp table login_attempt (key text primary key, failures integer,
         last_at timestamptz, locked_until timestamptz) on commit drop`,
      `create function pg_temp.tell() returns trigger language plpgsql as $$
       begin raise exception 'this ran as %', current_user; end $$`,
      `create trigger tell before insert on login_attempt
       for each row execute function pg_temp.tell()`,
      TRY,
    );
    expect(seen).toEqual([{ until: null }]);
  });

  test("does not stand in for the bills that lines need", async () => {
    const add = asApp(
      "create temp table bill on commit drop as select * from public.bill",
      `insert into bill (operator_id, account_id, bill_id) values (${operatorId}, 1, 77)`,
      `insert into bill_line (operator_id, account_id, bill_id, position, kind, contract, service,
         rule, item, month, period_from, period_until, amount, tax_kind, tax_percent, label_ja,
         label_en, clauses, marks, derivation)
       values (${operatorId}, 1, 77, 1, 'charge', 'C-1', 's', 's/fee', 'i', '2024-06-01',
         '2024-06-01', '2024-07-01', 5580, 'added', 10, '料金', 'Fee', '{}', '{}', '{}')`,
    );
    await expect(add).rejects.toThrow(/has no bill 77/);
  });

  test("does not begin the audit's chain anew", async () => {
    const entry = `insert into public.audit_log (operator_id, position, at, actor, action, purpose,
      previous, hash) values (${operatorId}, 0, now(), 'desk', 'read', 'inquiry', '', '')
      returning position`;
    // By another connection: this one must not have planned the trigger yet.
    await withOperator(database.owner, operatorId, (tx) => tx.query(entry));
    const shadow =
      "create temp table audit_log on commit drop as select * from public.audit_log limit 0";
    expect(await asApp(shadow, entry)).toEqual([{ position: 2 }]);
  });
});
