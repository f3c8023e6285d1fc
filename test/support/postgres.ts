import { Client, type Pool } from "pg";
import { createHash } from "node:crypto";
import { afterAll } from "vitest";
import { type Cluster, startCluster, SUPERUSER } from "../../src/platform/embedded/cluster.ts";
import { migrate, readMigrations } from "../../src/platform/migrate.ts";
import { createOperator } from "../../src/platform/operator.ts";
import { openPool } from "../../src/platform/pool.ts";
import { prepareRoles } from "../../src/platform/roles.ts";

/**
 * One Postgres for all test files of a run, in a folder and on a port of its own (global-setup.ts
 * chooses them), so that two runs on one machine do not meet.
 */
export const TEST_CLUSTER = {
  directory: fromSetup("ENGAWA_TEST_CLUSTER"),
  port: Number(fromSetup("ENGAWA_TEST_PORT")),
  settings: ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"],
};

function fromSetup(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: tests run through vitest.config.ts`);
  return value;
}

/** A fresh, migrated database for one test file, dropped when the file is done. */
export interface TestDatabase {
  /** As `engawa_app`. */
  readonly app: Pool;
  /** As the owner of the tables. */
  readonly owner: Pool;
  readonly urls: { readonly app: string; readonly owner: string };
  /** Make an operator, which only the owner can. Returns its id. */
  createOperator(code: string): Promise<number>;
}

const PASSWORD = "test";

/** A town that several test files begin with: made once in a run, and copied for each of them. */
export interface TownToCopy {
  readonly name: string;
  readonly fill: (database: Pick<TestDatabase, "app" | "owner">) => Promise<void>;
}

/** Call at the top of a test file: `const database = await freshDatabase();` */
export async function freshDatabase(town?: TownToCopy): Promise<TestDatabase> {
  const cluster = await startCluster(TEST_CLUSTER);
  const template = await withSuperuser(cluster, async (superuser) => {
    const empty = await prepareTemplate(cluster, superuser);
    return town === undefined ? empty : prepareTown(cluster, superuser, { ...town, empty });
  });
  const name = `test_${process.pid}_${uniquePart()}`;
  await withSuperuser(cluster, (superuser) =>
    superuser.query(`create database ${name} template ${template} owner engawa_owner`),
  );
  const urls = {
    app: address(cluster, "engawa_app", name),
    owner: address(cluster, "engawa_owner", name),
  };
  const app = openPool(urls.app, { max: 10, name: "test app" });
  const owner = openPool(urls.owner, { max: 4, name: "test owner" });
  afterAll(async () => {
    await Promise.all([app.end(), owner.end()]);
    await withSuperuser(cluster, (superuser) =>
      superuser.query(`drop database ${name} with (force)`),
    );
  });
  return {
    app,
    owner,
    urls,
    createOperator: (code) => createOperator(owner, { code, name: code }),
  };
}

let made = 0;

function uniquePart(): string {
  made += 1;
  return `${process.hrtime.bigint().toString(36)}_${made}`;
}

/**
 * The migrated database that every test database is a copy of; made anew when a migration changes.
 */
async function prepareTemplate(cluster: Cluster, superuser: Client): Promise<string> {
  const migrations = readMigrations();
  const checksums = migrations.map(({ checksum }) => checksum).join();
  const name = `template_${createHash("sha256").update(checksums).digest("hex").slice(0, 16)}`;
  await superuser.query("select pg_advisory_lock(720412)");
  const { rowCount } = await superuser.query("select 1 from pg_database where datname = $1", [
    name,
  ]);
  if (rowCount === 0) {
    await prepareRoles(superuser, { database: `${name}_draft`, password: PASSWORD });
    await migrate(address(cluster, "engawa_owner", `${name}_draft`), migrations);
    await superuser.query(`alter database ${name}_draft rename to ${name}`);
  }
  await superuser.query("select pg_advisory_unlock(720412)");
  return name;
}

/** Made by the first file that asks for it, while the others wait. */
async function prepareTown(
  cluster: Cluster,
  superuser: Client,
  { name: town, fill, empty }: TownToCopy & { readonly empty: string },
): Promise<string> {
  const name = `town_${town}`;
  await superuser.query("select pg_advisory_lock(720413)");
  const { rowCount } = await superuser.query("select 1 from pg_database where datname = $1", [
    name,
  ]);
  if (rowCount === 0) {
    const draft = `${name}_${process.pid}_${uniquePart()}`;
    await superuser.query(`create database ${draft} template ${empty} owner engawa_owner`);
    const app = openPool(address(cluster, "engawa_app", draft), { max: 4, name: "town app" });
    const owner = openPool(address(cluster, "engawa_owner", draft), { max: 2, name: "town owner" });
    try {
      await fill({ app, owner });
    } finally {
      await Promise.all([app.end(), owner.end()]);
    }
    await superuser.query(`alter database ${draft} rename to ${name}`);
  }
  await superuser.query("select pg_advisory_unlock(720413)");
  return name;
}

function address(cluster: Cluster, user: string, database: string): string {
  return `postgres://${user}:${PASSWORD}@127.0.0.1:${cluster.port}/${database}`;
}

async function withSuperuser<T>(
  cluster: Cluster,
  action: (superuser: Client) => Promise<T>,
): Promise<T> {
  const { port, password } = cluster;
  const superuser = new Client({
    host: "127.0.0.1",
    port,
    user: SUPERUSER,
    password,
    database: "postgres",
  });
  await superuser.connect();
  try {
    return await action(superuser);
  } finally {
    await superuser.end();
  }
}
