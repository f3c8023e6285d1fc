import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { type Migration, migrate, readMigrations } from "./migrate.ts";
import { query } from "./pool.ts";

const database = await freshDatabase();
const { owner } = database.urls;
const known = readMigrations();
const last = known.at(-1)?.number ?? 0;

function next(sql: string, changed: Partial<Migration> = {}): Migration {
  return { number: last + 1, name: "made_up", sql, checksum: sql, ...changed };
}

describe("migrations", () => {
  test("that were applied are not applied again", async () => {
    expect(await migrate(owner)).toEqual([]);
  });

  test("are applied whole or not at all, and the failing line is named", async () => {
    const broken = next("create table half_way (a integer);\nselect nonsense;");
    await expect(migrate(owner, [...known, broken])).rejects.toThrow(/made_up, line 2.*nonsense/);
    const tables = await query(database.owner, "select to_regclass('half_way') as found");
    expect(tables).toEqual([{ found: null }]);
  });

  test("started twice at the same moment are applied once", async () => {
    const added = next("create table once (a integer)");
    const applied = await Promise.all([1, 2, 3].map(() => migrate(owner, [...known, added])));
    expect(applied.flat()).toEqual(["made_up"]);
  });

  test("that were changed after they were applied are refused", async () => {
    const changed = [...known, next("create table other (a integer)")];
    await expect(migrate(owner, changed)).rejects.toThrow(/was changed after it was applied/);
  });

  test("of a newer Engawa are refused by an older one", async () => {
    await expect(migrate(owner, known)).rejects.toThrow(/too old to know/);
  });
});

test("a file name out of form, or a number given twice, is refused", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "engawa-migrations-"));
  const url = pathToFileURL(`${folder}/`);
  writeFileSync(path.join(folder, "0001_one.sql"), "select 1");
  writeFileSync(path.join(folder, "0001_two.sql"), "select 1");
  expect(() => readMigrations(url)).toThrow(/two migrations have the number 1/);
  writeFileSync(path.join(folder, "3-three.sql"), "select 1");
  expect(() => readMigrations(url)).toThrow(/3-three.sql: write NNNN_name.sql/);
  rmSync(folder, { recursive: true });
});
