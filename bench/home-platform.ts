import { mkdtempSync, rmSync } from "node:fs";
import { createServer as createListener } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { serve } from "@hono/node-server";
import { home } from "../src/app/demo/history.ts";
import { openHomes } from "../src/app/home/open-homes.ts";
import { createServer } from "../src/app/server/create-server.ts";
import { attachGateways } from "../src/app/server/home/attach-gateways.ts";
import { insertContracts } from "../src/contracts/index.ts";
import {
  createOperator,
  type Database,
  machineClock,
  startDatabase,
  withOperator,
} from "../src/platform/index.ts";
import { loadCatalogue } from "../src/terms/load.ts";

/** A database of its own with one operator that lives by the machine's time. */
export interface HomePlatform {
  readonly database: Database;
  readonly directory: string;
  readonly operatorId: number;
  close(): Promise<void>;
}

export async function homePlatform(): Promise<HomePlatform> {
  const folder = mkdtempSync(path.join(tmpdir(), "engawa-bench-"));
  const directory = path.join(folder, "data");
  const port = await freePort();
  const database = await startDatabase({ kind: "embedded", directory, port, connections: 10 });
  const operatorId = await createOperator(database.owner, { code: "homes", name: "Bench" });
  return {
    database,
    directory,
    operatorId,
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Households with a Premium contract; their accounts are 1 … `households`. */
export async function settleHouseholds(
  { database, operatorId }: HomePlatform,
  households: number,
): Promise<void> {
  await withOperator(database.owner, operatorId, (tx) =>
    tx.query(
      `insert into account (operator_id, account_id, number, name)
       select $1, n, 'H' || lpad(n::text, 5, '0'), 'Household ' || n
       from generate_series(1, $2::integer) n`,
      [operatorId, households],
    ),
  );
  const dates = { item: "premium", applied: "2026-01-10", installed: "2026-01-20" } as const;
  const held = Array.from({ length: households }, (_, index) => ({
    accountId: index + 1,
    contract: home(`H${index + 1}-home`, dates),
  }));
  await withOperator(database.app, operatorId, (tx) => insertContracts(tx, held));
  for (const table of ["account", "contract", "contract_event"])
    await database.owner.query(`analyze ${table}`);
}

/** The server as `engawa start` opens it: pages, gateways' lines, live homes. */
export async function homeServer({ database: { app: pool } }: HomePlatform) {
  const catalogue = loadCatalogue(path.resolve(import.meta.dirname, "../catalogue"));
  const homes = await openHomes({ pool, catalogue, report: console.error });
  const config = { http: { host: "127.0.0.1", port: 0, publicUrl: null, trustProxy: false } };
  const app = createServer({
    pool,
    catalogue,
    clock: machineClock,
    config,
    homes,
    report: console.error,
  });
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(
    (resolve) => {
      const server = serve(
        { fetch: app.fetch, port: 0, hostname: "127.0.0.1" },
        (at: AddressInfo) => resolve({ server, port: at.port }),
      );
    },
  );
  const gateways = attachGateways(server, homes);
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      await homes.close();
      gateways.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

async function freePort(): Promise<number> {
  const server = createListener().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
