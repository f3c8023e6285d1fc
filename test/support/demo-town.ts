import type { Hono } from "hono";
import { seedDemo } from "../../src/app/demo/seed.ts";
import { createServer } from "../../src/app/server/create-server.ts";
import { listOperators, machineClock } from "../../src/platform/index.ts";
import { loadCatalogue } from "../../src/terms/load.ts";
import { freshDatabase, type TestDatabase } from "./postgres.ts";

const HTTP = { host: "127.0.0.1", port: 0, publicUrl: null, trustProxy: false };

/** The demo town in a database of this file's own: a copy of the one seeded in this run. */
export function demoTown(): Promise<TestDatabase> {
  return freshDatabase({ name: "demo", fill: seed });
}

/** The real server over the demo town. */
export async function demoServer(database: TestDatabase, portal?: string): Promise<Hono> {
  const operators = await listOperators(database.app);
  if (operators.length === 0) await seed(database);
  return createServer({
    pool: database.app,
    catalogue: loadCatalogue("catalogue"),
    clock: machineClock,
    config: { http: HTTP },
    ...(portal === undefined ? {} : { portal }),
  });
}

async function seed(database: Pick<TestDatabase, "app" | "owner">): Promise<void> {
  const quiet = { total: () => undefined, at: () => undefined };
  await seedDemo(database, loadCatalogue("catalogue"), quiet);
}
