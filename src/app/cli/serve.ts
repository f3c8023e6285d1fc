import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import {
  type Config,
  ConfigError,
  type Database,
  DatabaseError,
  listOperators,
  loadOperator,
  machineClock,
  readConfig,
  startDatabase,
} from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { DEALER_LOGINS, DEMO_LOGINS, TECHNICIAN_LOGINS } from "../demo/logins.ts";
import { DEMO, seedDemo } from "../demo/seed.ts";
import { formatDay } from "../../kernel/day.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { openCallouts } from "../callout/callout-hub.ts";
import { type Homes, openHomes } from "../home/open-homes.ts";
import { createServer } from "../server/create-server.ts";
import { attachGateways } from "../server/home/attach-gateways.ts";
import { INSTALLED_CATALOGUE } from "./catalogue-directory.ts";
import { done, type Outcome, refuse } from "./outcome.ts";
import { stopRequest } from "./stop-request.ts";
import { progressBar, type Terminal } from "./terminal.ts";
import { startWork } from "./work.ts";

export interface ServeOptions {
  readonly port?: number;
  readonly data?: string;
  readonly demo: boolean;
  /** The demo's clock runs and its homes live, while this process does. */
  readonly live: boolean;
  /** The one document on stdout comes when it stops; the greeting then goes to stderr. */
  readonly json?: true;
}

/**
 * Start the database, set up the demo where it is wanted, serve, and stop cleanly when asked to.
 */
export async function serveUntilAsked(options: ServeOptions, terminal: Terminal): Promise<Outcome> {
  const catalogue = loadCatalogue(INSTALLED_CATALOGUE);
  try {
    const config = configOf(options);
    const stop = stopRequest();
    terminal.err("Starting the database …\n");
    const database = await startDatabase(config.database);
    try {
      if (options.demo) await setUpDemo(database, catalogue, terminal);
      return await servePortal({ config, database, catalogue, stop }, options, terminal);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof ConfigError) return refuse("start.settings", error.message);
    if (error instanceof DatabaseError) return refuse("start.database", error.message);
    throw error;
  }
}

function configOf({ port, data }: ServeOptions): Config {
  return readConfig({
    ...process.env,
    ...(port === undefined ? {} : { PORT: String(port) }),
    ...(data === undefined ? {} : { ENGAWA_DATA: data }),
  });
}

async function setUpDemo(
  database: Database,
  catalogue: LoadedCatalogue,
  terminal: Terminal,
): Promise<void> {
  const bar = progressBar(terminal, "setting up the demo");
  const seeded = await seedDemo(database, catalogue, bar);
  bar.stop();
  if (seeded.already) return;
  const { households, bills, seconds } = seeded;
  terminal.err(`Set up the demo: ${households} households, ${bills} bills, ${seconds} s.\n`);
}

interface Portal {
  readonly config: Config;
  readonly database: Database;
  readonly catalogue: LoadedCatalogue;
  readonly stop: Promise<NodeJS.Signals>;
}

async function servePortal(
  { config, database, catalogue, stop }: Portal,
  { demo, live, json }: ServeOptions,
  terminal: Terminal,
): Promise<Outcome> {
  const { app: pool } = database;
  const report = (error: unknown) => terminal.err(`${String(error)}\n`);
  const homes = await openHomes({ pool, catalogue, report });
  const callouts = await openCallouts({ pool, report });
  const app = createServer({ pool, catalogue, clock: machineClock, config, homes, callouts });
  const { host: hostname, port } = config.http;
  const listening = await listen(app.fetch, { hostname, port, homes });
  if (!listening.ok) {
    await callouts.close();
    await homes.close();
    return portRefused(listening.code, port);
  }
  const work = await startWork({ config, database, catalogue, terminal });
  const greet = json ? terminal.err : terminal.out;
  const today = demo ? await demoToday(database) : null;
  greet(greeting(`http://${shownHost(hostname)}:${listening.port}`, today));
  const living = demo && live ? await liveHomes(pool, listening.port, greet) : null;
  const signal = await stop;
  terminal.err(`\n${signal}: stopping …\n`);
  await living?.close();
  await callouts.close();
  await homes.close();
  await listening.close();
  await work.stop();
  return done("Stopped.", { ok: true, stoppedBy: signal });
}

/** Gateways of the demo dial in as any other, over the loopback. */
async function liveHomes(pool: Database["app"], port: number, say: Terminal["out"]) {
  const { startLiveHomes } = await import("../demo/home-live.ts");
  const platform = `http://127.0.0.1:${port}`;
  const living = await startLiveHomes({ pool, platform });
  if (living) say(`${living.said}\n`);
  return living;
}

type Listening =
  | { readonly ok: true; readonly port: number; readonly close: () => Promise<void> }
  | { readonly ok: false; readonly code: string };

type Fetch = Parameters<typeof serve>[0]["fetch"];

function listen(
  fetch: Fetch,
  { hostname, port, homes }: { hostname: string; port: number; homes: Homes },
): Promise<Listening> {
  return new Promise((resolve) => {
    const server = serve({ fetch, hostname, port }, (address: AddressInfo) =>
      resolve({ ok: true, port: address.port, close: () => closed(server, gateways) }),
    );
    const gateways = attachGateways(server, homes);
    server.once("error", (error: NodeJS.ErrnoException) => {
      resolve({ ok: false, code: error.code ?? error.message });
    });
  });
}

/** No new requests; those in progress are answered, connections that only wait are cut. */
function closed(
  server: ReturnType<typeof serve>,
  gateways: ReturnType<typeof attachGateways>,
): Promise<void> {
  gateways.close();
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });
}

function portRefused(code: string, port: number): Outcome {
  if (code === "EADDRINUSE") {
    const taken = `Port ${port} is in use by another program.`;
    const another = `Choose another with --port, such as \`engawa start --port ${port + 1}\`.`;
    return refuse("start.port-in-use", `${taken} ${another}`);
  }
  if (code === "EACCES") {
    const forbidden = `Port ${port} may not be opened by this user.`;
    return refuse("start.port-forbidden", `${forbidden} Choose one from 1024 on with --port.`);
  }
  return refuse("start.cannot-listen", `The portal cannot listen on port ${port}: ${code}.`);
}

function shownHost(hostname: string): string {
  return hostname === "127.0.0.1" || hostname === "0.0.0.0" ? "localhost" : hostname;
}

/** Where the demo operator's clock stands: it may have been moved. */
async function demoToday({ app }: Database): Promise<string> {
  const found = (await listOperators(app)).find(({ code }) => code === DEMO.code);
  const operator = found ? await loadOperator(app, found.operatorId) : null;
  return operator === null ? "" : formatDay(tokyoDay(operator.clock.instant()));
}

function greeting(address: string, today: string | null): string {
  const logins = [...DEMO_LOGINS, ...DEALER_LOGINS, ...TECHNICIAN_LOGINS].map(
    ({ loginId, password, role, name }) => {
      return `  ${loginId.padEnd(24)} ${password.padEnd(14)} ${role.padEnd(9)} ${name}`;
    },
  );
  return [
    "",
    `Engawa is at ${address}`,
    ...(today !== null ? ["", `Demo logins (${DEMO.name}, today is ${today}):`, ...logins] : []),
    "",
    "Ctrl+C stops it.",
    "",
  ].join("\n");
}
