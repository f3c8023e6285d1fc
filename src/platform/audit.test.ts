import { beforeAll, expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { firstBrokenAudit, recordAudit } from "./audit.ts";
import { withOperator } from "./pool.ts";

const database = await freshDatabase();
let operatorId = 0;

beforeAll(async () => {
  operatorId = await database.createOperator("demo");
  await withOperator(database.app, operatorId, async (tx) => {
    for (const purpose of ["asked about the bill", "moving out", "complaint"]) {
      const at = "2024-06-03T03:00:00Z";
      await recordAudit(tx, {
        at,
        actor: "desk@example.jp",
        action: "account.read",
        accountId: 1,
        purpose,
      });
    }
  });
});

test("the rows are numbered and each follows from the one before", async () => {
  const found = await withOperator(database.app, operatorId, async (tx) => ({
    positions: await tx.query("select position, purpose from audit_log order by position"),
    broken: await firstBrokenAudit(tx),
  }));
  expect(found).toEqual({
    positions: [
      { position: 1, purpose: "asked about the bill" },
      { position: 2, purpose: "moving out" },
      { position: 3, purpose: "complaint" },
    ],
    broken: null,
  });
});

test("neither the app nor the owner changes or removes a row", async () => {
  for (const pool of [database.app, database.owner]) {
    for (const sql of ["update audit_log set purpose = 'x'", "delete from audit_log"]) {
      await expect(withOperator(pool, operatorId, (tx) => tx.query(sql))).rejects.toThrow(
        /denied|append-only/,
      );
    }
  }
});

test("a row changed behind the walls shows", async () => {
  await withOperator(database.owner, operatorId, async (tx) => {
    await tx.query("alter table audit_log disable trigger append_only");
    await tx.query("update audit_log set purpose = 'nothing' where position = 2");
    await tx.query("alter table audit_log enable trigger append_only");
  });
  expect(await withOperator(database.app, operatorId, (tx) => firstBrokenAudit(tx))).toBe(2);
});

test("a read without a purpose is not recorded, so the reading transaction fails", async () => {
  const read = withOperator(database.app, operatorId, (tx) =>
    recordAudit(tx, {
      at: "2024-06-03T03:00:00Z",
      actor: "a",
      action: "account.read",
      accountId: 1,
      purpose: "",
    }),
  );
  await expect(read).rejects.toThrow(/purpose/);
});
