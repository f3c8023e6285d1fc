import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import type { Homes } from "../../src/app/home/open-homes.ts";
import { attachGateways } from "../../src/app/server/home/attach-gateways.ts";

export interface Served {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Serve on a free port of this machine; with homes, gateways may dial in. */
export function serveApp(app: Hono, homes?: Homes): Promise<Served> {
  return new Promise((resolve) => {
    const server = serve(
      { fetch: app.fetch, port: 0, hostname: "127.0.0.1" },
      (address: AddressInfo) => {
        resolve({
          origin: `http://127.0.0.1:${address.port}`,
          close: async () => {
            gateways?.close();
            await homes?.close();
            await new Promise<void>((closed) => {
              server.close(() => closed());
              if ("closeAllConnections" in server) server.closeAllConnections();
            });
          },
        });
      },
    );
    const gateways = homes === undefined ? null : attachGateways(server, homes);
  });
}
