import * as fc from "fast-check";
import { expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { query } from "../platform/index.ts";
import { numbers, texts } from "./columns.ts";

const database = await freshDatabase();

test("any text comes out of Postgres as it went in", async () => {
  const anyText = fc
    .string({ unit: "binary" })
    .filter((text) => !text.includes("\0") && text.isWellFormed());
  const values = fc.array(fc.option(anyText), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(values, async (given) => {
      const rows = await query<{ value: string | null }>(
        database.app,
        "select value from unnest($1::text[]) with ordinality as t(value, n) order by n",
        [texts(given)],
      );
      expect(rows.map(({ value }) => value)).toEqual(given);
    }),
    { numRuns: 60 },
  );
});

test("numbers and decimal text come out as they went in", async () => {
  const rows = await query(database.app, "select unnest($1::numeric[])::text as value", [
    numbers([1, "-0.45", null, "2160.45"]),
  ]);
  expect(rows).toEqual([{ value: "1" }, { value: "-0.45" }, { value: null }, { value: "2160.45" }]);
});
