import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { DatabaseError } from "./database-error.ts";

const OLDEST_POSTGRES = 15;

/** Make the two roles and the database of an embedded Postgres, as its superuser. */
export async function prepareRoles(
  superuser: Client,
  { database, password }: { database: string; password: string },
): Promise<void> {
  await exclusively(superuser, async () => {
    await makeRole(superuser, "engawa_owner", password);
    await makeRole(superuser, "engawa_app", password);
    const { rowCount } = await superuser.query("select 1 from pg_database where datname = $1", [
      database,
    ]);
    if (rowCount === 0)
      await superuser.query(`create database ${escapeIdentifier(database)} owner engawa_owner`);
  });
}

/**
 * Make the application's role in somebody else's Postgres, where the given login owns the database.
 * `password: null` means that the role and its login are looked after by that Postgres's people.
 */
export async function prepareExternal(url: string, password: string | null): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: "engawa start",
    connectionTimeoutMillis: 20_000,
  });
  try {
    await client.connect();
  } catch (error) {
    throw new DatabaseError(
      `The Postgres that DATABASE_URL names does not answer: ${String(error)}`,
    );
  }
  try {
    await refuseOldPostgres(client);
    await exclusively(client, () => makeRole(client, "engawa_app", password));
  } finally {
    await client.end();
  }
}

async function refuseOldPostgres(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  const version = rows[0]?.server_version ?? "of unknown version";
  const refusal = tooOld(version);
  if (refusal) throw new DatabaseError(refusal);
}

/** What to say about a Postgres that is too old to use, or null. */
export function tooOld(version: string): string | null {
  if (Number.parseInt(version, 10) >= OLDEST_POSTGRES) return null;
  const needed = `Engawa needs version ${OLDEST_POSTGRES} or later.`;
  return `The Postgres that DATABASE_URL names is ${version}; ${needed}`;
}

async function makeRole(client: Client, role: string, password: string | null): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
  if (password === null && rowCount === 1) return;
  const login = password === null ? "nologin" : `login password ${escapeLiteral(password)}`;
  try {
    await client.query(`${rowCount === 1 ? "alter" : "create"} role ${role} ${login}`);
  } catch (error) {
    throw new DatabaseError(
      `The role ${role} cannot be set up by the login of DATABASE_URL: ${String(error)}\n` +
        "Let that login create roles, or make the role and give its login as DATABASE_APP_URL.",
    );
  }
}

/** Roles belong to the whole cluster: two starts at once take turns. */
async function exclusively(client: Client, action: () => Promise<void>): Promise<void> {
  await client.query("select pg_advisory_lock(720410)");
  try {
    await action();
  } finally {
    await client.query("select pg_advisory_unlock(720410)");
  }
}
