import { expect, test } from "vitest";
import { CATALOGUE, suspendedHome, town } from "../../../test/support/lived-town.ts";
import { day } from "../../kernel/day.ts";
import { readMigrations } from "../../platform/migrate.ts";
import { query } from "../../platform/pool.ts";
import { liveDays } from "./live-days.ts";

test("agendas written before the desk had its own day have it once days are lived", async () => {
  const here = await town("before");
  const { owner, app } = here.database;
  const live = () => liveDays(app, CATALOGUE, here.operator, { through: day("2027-01-05") });
  const agendas = () => here.inTown((tx) => tx.query("select contract_id, desk_on from agenda"));
  await here.setDay("2027-01-05");
  await here.settle("S-1", [suspendedHome("S-1-home")]);
  await live();
  const written = await agendas();
  expect(written).toEqual([{ contract_id: "S-1-home", desk_on: "2027-01-30" }]);

  // As the database was without the migration; its owner sees no operator's rows.
  await query(owner, "alter table agenda drop column desk_on");
  const migration = readMigrations().find(({ name }) => name === "desk_calendar");
  await query(owner, migration?.sql ?? "");
  expect(await agendas()).toEqual([{ contract_id: "S-1-home", desk_on: null }]);
  await live();
  expect(await agendas()).toEqual(written);
});

test("the wall around agendas stands again after the migration", async () => {
  const { database } = await town("walled");
  const walls = await query(
    database.owner,
    "select relforcerowsecurity as forced from pg_class where relname = 'agenda'",
  );
  expect(walls).toEqual([{ forced: true }]);
});
