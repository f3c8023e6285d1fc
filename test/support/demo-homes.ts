import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { openHomes } from "../../src/app/home/open-homes.ts";
import { createServer } from "../../src/app/server/create-server.ts";
import { attachGateways } from "../../src/app/server/home/attach-gateways.ts";
import { machineClock } from "../../src/platform/index.ts";
import { loadCatalogue } from "../../src/terms/load.ts";
import type { TestDatabase } from "./postgres.ts";

/** The real server over a database, on a port of the loopback that gateways can dial. */
export async function serveDemo(
  database: TestDatabase,
): Promise<{ readonly platform: string; readonly close: () => Promise<void> }> {
  const catalogue = loadCatalogue("catalogue");
  const faults: unknown[] = [];
  const pool = database.app;
  const homes = await openHomes({ pool, catalogue, report: (fault) => void faults.push(fault) });
  const http = { host: "127.0.0.1", port: 0, publicUrl: null, trustProxy: false };
  const config = { http };
  const app = createServer({ pool, catalogue, clock: machineClock, config, homes });
  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: app.fetch, hostname: http.host, port: 0 }, listening.resolve);
  const gateways = attachGateways(server, homes);
  const { port } = await listening.promise;
  return {
    platform: `http://127.0.0.1:${port}`,
    close: async () => {
      await homes.close();
      gateways.close();
      await new Promise((resolve) => server.close(resolve));
      if (faults.length > 0) throw new AggregateError(faults, "the server reported faults");
    },
  };
}
