import { Pool } from "pg";
import { expect, test } from "vitest";
import { freshDatabase } from "../../../test/support/postgres.ts";
import { hearServers } from "./hear-servers.ts";

const database = await freshDatabase();

test("a connection that cannot listen goes back: a pool of one serves on", async () => {
  const { options } = database.app;
  const pool = new Pool({ ...options, max: 1 });
  pool.on("connect", (client) => {
    // Whatever it is asked, it is a transaction that has failed already.
    void client.query("begin; select 1/0").catch(() => undefined);
  });
  const hearing = hearServers({
    pool,
    onNews: () => undefined,
    onListening: () => undefined,
    report: () => undefined,
  });
  await expect(hearing).rejects.toThrow("current transaction is aborted");
  expect({ total: pool.totalCount, waiting: pool.waitingCount }).toEqual({ total: 0, waiting: 0 });
  await pool.end();
});
