import type { Hono } from "hono";
import { seedDemo } from "../../src/app/demo/seed.ts";
import { createServer } from "../../src/app/server/create-server.ts";
import { machineClock } from "../../src/platform/index.ts";
import { loadCatalogue } from "../../src/terms/load.ts";
import type { TestDatabase } from "./postgres.ts";

const HTTP = { host: "127.0.0.1", port: 0, publicUrl: null, trustProxy: false };

/** The demo town in a fresh database, and the real server over it. */
export async function demoServer(database: TestDatabase, portal?: string): Promise<Hono> {
  const catalogue = loadCatalogue("catalogue");
  const seeded = { ...database, directory: null, migrated: [], close: async () => undefined };
  await seedDemo(seeded, catalogue, { total: () => undefined, at: () => undefined });
  return createServer({
    pool: database.app,
    catalogue,
    clock: machineClock,
    config: { http: HTTP },
    ...(portal === undefined ? {} : { portal }),
  });
}
