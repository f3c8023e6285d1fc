import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { Client, DatabaseError as PostgresError } from "pg";
import { DatabaseError } from "./database-error.ts";

/**
 * One numbered file of plain SQL. Once applied somewhere it never changes; what it got wrong the
 * next one mends.
 */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const MIGRATION_FILE = /^(\d{4})_([a-z0-9_]+)\.sql$/;
const FOLDER = new URL("./migrations/", import.meta.url);
/** Any two processes that migrate the same database take turns on this. */
const MIGRATION_LOCK = 720_411;

/** The migrations in order of number. Throws on a file name out of form or two of one number. */
export function readMigrations(folder: URL = FOLDER): readonly Migration[] {
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .toSorted()
    .map((file) => {
      const [, number, name] = MIGRATION_FILE.exec(file) ?? [];
      if (number === undefined || name === undefined)
        throw new Error(`${file}: write NNNN_name.sql`);
      const sql = readFileSync(new URL(file, folder), "utf8");
      return { number: Number(number), name, sql, checksum: checksum(sql) };
    });
  const twice = migrations.find(({ number }, index) => migrations[index + 1]?.number === number);
  if (twice) throw new Error(`two migrations have the number ${twice.number}`);
  return migrations;
}

/** Apply what is new, each file in a transaction of its own. Returns the names of those applied. */
export async function migrate(
  url: string,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[]> {
  const client = new Client({ connectionString: url, application_name: "engawa migrations" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(`create table if not exists schema_migration (
      number integer primary key, name text not null, checksum text not null,
      applied_at timestamptz not null default now())`);
    const { rows } = await client.query<Applied>(
      "select number, name, checksum from schema_migration order by number",
    );
    const fresh = unapplied(migrations, rows);
    for (const migration of fresh) await apply(client, migration);
    return fresh.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

function unapplied(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] {
  for (const { number, name, checksum } of applied) {
    const known = migrations.find((migration) => migration.number === number);
    if (!known) {
      throw new DatabaseError(
        `The database has migration ${number} (${name}), which this Engawa is too old to know.`,
      );
    }
    if (known.checksum !== checksum) {
      throw new DatabaseError(
        `Migration ${number} (${name}) was changed after it was applied.\n` +
          "Put the file back as it was, and write what should be different as a new migration.",
      );
    }
  }
  const last = applied.at(-1)?.number ?? 0;
  const numbers = new Set(applied.map(({ number }) => number));
  const fresh = migrations.filter(({ number }) => !numbers.has(number));
  const late = fresh.find(({ number }) => number < last);
  if (late)
    throw new DatabaseError(
      `Migration ${late.number} (${late.name}) stands before ${last}, which is applied.`,
    );
  return fresh;
}

async function apply(client: Client, { number, name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query(
      "insert into schema_migration (number, name, checksum) values ($1, $2, $3)",
      [number, name, checksum],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    const where =
      error instanceof PostgresError && error.position !== undefined
        ? `, line ${sql.slice(0, Number(error.position)).split("\n").length}`
        : "";
    throw new Error(`migration ${number} (${name}${where}) failed: ${String(error)}`, {
      cause: error,
    });
  }
}

function checksum(sql: string): string {
  return createHash("sha256").update(sql).digest("hex");
}
