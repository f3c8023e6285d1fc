import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { INSTALLED_CATALOGUE } from "../../src/app/cli/catalogue-directory.ts";
import { loadCatalogue } from "../../src/terms/load.ts";

const file = fileURLToPath(new URL("../../docs/concepts/coverage.yaml", import.meta.url));
const rows = z
  .array(
    z.strictObject({
      what: z.string().min(1),
      service: z.string().optional(),
      since: z.string().regex(/^(\d{4}-\d{2}-\d{2}|\d+\.\d+\.\d+)$/),
      checkedAgainst: z.string().min(1),
    }),
  )
  .parse(parse(readFileSync(file, "utf8")));

test("what is said to be covered names every service of the catalogue, and no other", () => {
  const said = rows.flatMap(({ service }) => service ?? []);
  expect(said.toSorted()).toEqual(
    [...loadCatalogue(INSTALLED_CATALOGUE).services.keys()].toSorted(),
  );
});

test("clauses that it names have a passing place in the catalogue", () => {
  const { rules } = loadCatalogue(INSTALLED_CATALOGUE);
  const known = new Set([...rules.values()].flatMap(({ rule }) => rule.clause));
  const named = rows.flatMap(
    ({ checkedAgainst }) => checkedAgainst.match(/\b[A-Z]{2}-\d{2}\b/g) ?? [],
  );
  expect(named.filter((clause) => !known.has(clause))).toEqual([]);
});
