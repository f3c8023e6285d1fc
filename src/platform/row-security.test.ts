import { beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { query, withOperator } from "./pool.ts";

const database = await freshDatabase();
let east = 0;
let west = 0;

beforeAll(async () => {
  east = await database.createOperator("east");
  west = await database.createOperator("west");
  for (const [operatorId, name] of [
    [east, "Sato"],
    [west, "Ito"],
  ] as const) {
    await withOperator(database.app, operatorId, (tx) =>
      tx.query("insert into account (operator_id, number, name) values ($1, 'A-1', $2)", [
        operatorId,
        name,
      ]),
    );
  }
});

function namesOf(operatorId: number) {
  return withOperator(database.app, operatorId, (tx) => tx.query("select name from account"));
}

describe("row-level security", () => {
  test("shows nothing when no operator is set, to the app and to the owner alike", async () => {
    expect(await query(database.app, "select * from account")).toEqual([]);
    expect(await query(database.owner, "select * from account")).toEqual([]);
  });

  test("shows an operator its own rows and nobody else's", async () => {
    expect(await namesOf(east)).toEqual([{ name: "Sato" }]);
    expect(await namesOf(west)).toEqual([{ name: "Ito" }]);
  });

  test("refuses to write a row for another operator", async () => {
    const write = withOperator(database.app, east, (tx) =>
      tx.query("insert into account (operator_id, number, name) values ($1, 'A-2', 'Kato')", [
        west,
      ]),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  test("does not reach another operator's rows by update or delete", async () => {
    const changed = await withOperator(database.app, east, async (tx) => [
      await tx.query("update account set name = 'Taken' where operator_id = $1 returning name", [
        west,
      ]),
      await tx.query("delete from account where operator_id = $1 returning name", [west]),
    ]);
    expect(changed).toEqual([[], []]);
  });

  test("forgets the operator at the end of the transaction", async () => {
    await withOperator(database.app, east, async () => undefined);
    const client = await database.app.connect();
    const { rows } = await client.query("select count(*) as seen from account");
    client.release();
    expect(rows).toEqual([{ seen: 0 }]);
  });

  test("rolls back everything when the action throws", async () => {
    const failing = withOperator(database.app, east, async (tx) => {
      await tx.query("insert into account (operator_id, number, name) values ($1, 'A-9', 'Mori')", [
        east,
      ]);
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    const left = await withOperator(database.app, east, (tx) =>
      tx.query("select 1 from account where number = 'A-9'"),
    );
    expect(left).toEqual([]);
  });
});

/**
 * Tables that are read before the operator is known; the app has no right on them, only on narrow
 * functions.
 */
const DIRECTORIES = [
  "directory_callout_link",
  "directory_diagnosis",
  "directory_feed",
  "directory_home",
  "directory_invitation",
  "directory_login",
  "directory_operator",
  "directory_session",
  "login_attempt",
  "schema_migration",
];

function tables() {
  return query<{ name: string; walled: boolean; reachable: boolean; keyed: boolean }>(
    database.owner,
    `select relname as name,
       relrowsecurity and relforcerowsecurity
         and exists (select 1 from pg_policy where polrelid = pg_class.oid) as walled,
       has_table_privilege('engawa_app', pg_class.oid, 'select, insert, update, delete')
         or has_any_column_privilege('engawa_app', pg_class.oid, 'select, insert, update') as
           reachable,
       exists (select 1 from pg_attribute where attrelid = pg_class.oid and attname =
         'operator_id' and attnotnull) as keyed
     from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by
       relname`,
  );
}

describe("every table", () => {
  test("has forced row-level security and an operator, or is out of the app's reach", async () => {
    const open = (await tables()).filter(
      ({ walled, keyed, reachable }) => !(walled && keyed) && reachable,
    );
    expect(open).toEqual([]);
  });

  test("without row-level security is a directory or a partition", async () => {
    const partitions = await query<{ name: string }>(
      database.owner,
      "select relname as name from pg_class where relispartition and relkind = 'r'",
    );
    const known = new Set([...DIRECTORIES, ...partitions.map(({ name }) => name)]);
    const unwalled = (await tables()).filter(({ walled, name }) => !walled && !known.has(name));
    expect(unwalled).toEqual([]);
  });

  test("belongs to the owner, never to the app", async () => {
    const owned = await query(
      database.owner,
      "select relname from pg_class where relowner = 'engawa_app'::regrole",
    );
    expect(owned).toEqual([]);
  });
});

test("the app's role can neither bypass the walls nor make roles or databases", async () => {
  const rights = await query(
    database.owner,
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname =
       'engawa_app'`,
  );
  expect(rights).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
  ]);
});
