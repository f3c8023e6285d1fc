import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Client, type Pool } from "pg";
import type { DatabaseConfig } from "./config.ts";
import { DatabaseError } from "./database-error.ts";
import { startCluster, stopCluster, SUPERUSER } from "./embedded/cluster.ts";
import { migrate } from "./migrate.ts";
import { openPool } from "./pool.ts";
import { prepareExternal, prepareRoles } from "./roles.ts";

/** A database that is migrated and ready. */
export interface Database {
  /** As `engawa_app`: owns nothing, sees only the operator that a transaction has set. */
  readonly app: Pool;
  /** As the owner of the tables: for making operators, never for serving. */
  readonly owner: Pool;
  readonly urls: DatabaseUrls;
  /** Where the embedded Postgres keeps its data; null when it is someone else's. */
  readonly directory: string | null;
  /** Names of the migrations applied by this start; all of them on the first. */
  readonly migrated: readonly string[];
  /** End all connections; the last process to leave an embedded Postgres stops it. */
  close(): Promise<void>;
}

export interface DatabaseUrls {
  readonly owner: string;
  readonly app: string;
}

const DATABASE = "engawa";

/** Start or join the database that the settings name, and bring its tables up to date. */
export async function startDatabase(config: DatabaseConfig): Promise<Database> {
  return config.kind === "embedded" ? startEmbedded(config) : startExternal(config);
}

async function startExternal(config: DatabaseConfig & { kind: "external" }): Promise<Database> {
  const password = derivedPassword(config.url);
  await prepareExternal(config.url, config.appUrl === null ? password : null);
  const urls = {
    owner: config.url,
    app: config.appUrl ?? withLogin(config.url, "engawa_app", password),
  };
  const migrated = await migrate(urls.owner);
  const pools = openPools(urls, config.connections);
  return { ...pools, urls, directory: null, migrated, close: () => endPools(pools) };
}

async function startEmbedded(config: DatabaseConfig & { kind: "embedded" }): Promise<Database> {
  const cluster = await startCluster(config);
  const address = (database: string) =>
    `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${cluster.port}/${database}`;
  // While this connection is open, no other process takes itself for the last one.
  const presence = new Client({
    connectionString: address("postgres"),
    application_name: "engawa presence",
  });
  presence.on("error", () => undefined);
  await presence.connect();
  try {
    const password = derivedPassword(address(DATABASE));
    await prepareRoles(presence, { database: DATABASE, password });
    const urls = {
      owner: withLogin(address(DATABASE), "engawa_owner", password),
      app: withLogin(address(DATABASE), "engawa_app", password),
    };
    const migrated = await migrate(urls.owner);
    const pools = openPools(urls, config.connections);
    const { directory } = cluster;
    return {
      ...pools,
      urls,
      directory,
      migrated,
      close: once(async () => {
        await endPools(pools);
        await leave(presence, directory);
      }),
    };
  } catch (error) {
    await leave(presence, cluster.directory);
    throw error;
  }
}

/** Leave the embedded Postgres; when nobody else is connected, stop it. */
async function leave(presence: Client, directory: string): Promise<void> {
  const isLast = await isAlone(presence);
  await presence.end();
  if (isLast) await stopCluster(directory);
}

/** Connections that were just closed are still counted for a moment. */
async function isAlone(presence: Client): Promise<boolean> {
  for (let asked = 0; asked < 20; asked += 1) {
    const { rows } = await presence.query<{ others: string }>(
      `select count(*) as others from pg_stat_activity where backend_type = 'client backend' and
         pid <> pg_backend_pid()`,
    );
    if (rows[0]?.others === "0") return true;
    await pause(50);
  }
  return false;
}

interface Pools {
  readonly app: Pool;
  readonly owner: Pool;
}

function openPools(urls: DatabaseUrls, connections: number): Pools {
  return {
    app: openPool(urls.app, { max: connections, name: "engawa" }),
    owner: openPool(urls.owner, { max: 2, name: "engawa owner" }),
  };
}

async function endPools({ app, owner }: Pools): Promise<void> {
  await Promise.all([app.end(), owner.end()]);
}

/**
 * The password of the roles that Engawa makes, the same for every copy of the server that knows the
 * owner's URL, so that none locks out another by setting a new one.
 */
function derivedPassword(url: string): string {
  const { password, pathname } = new URL(url);
  return createHash("sha256").update(`engawa roles ${pathname} ${password}`).digest("base64url");
}

function withLogin(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= action());
}

/** Close the database when the process is asked to stop; a second request does not wait. */
export function closeOnSignal(
  close: () => Promise<void>,
  exit: (code: number) => void = process.exit,
): void {
  let asked = false;
  for (const [signal, code] of [
    ["SIGTERM", 143],
    ["SIGINT", 130],
  ] as const) {
    process.on(signal, () => {
      if (asked) exit(code);
      asked = true;
      close().then(
        () => exit(0),
        (error: unknown) => {
          console.error(error instanceof DatabaseError ? error.message : error);
          exit(1);
        },
      );
    });
  }
}
