import { expect, test } from "vitest";
import { INSTALLED_CATALOGUE } from "../../src/app/cli/catalogue-directory.ts";
import { seedDemo } from "../../src/app/demo/seed.ts";
import { listOperators, withOperator } from "../../src/platform/index.ts";
import { loadCatalogue } from "../../src/terms/load.ts";
import { freshDatabase } from "../support/postgres.ts";

const catalogue = loadCatalogue(INSTALLED_CATALOGUE);
const [whole, interrupted] = [await freshDatabase(), await freshDatabase()];
const quiet = { total: () => {}, at: () => {} };

/** Fails when the seed has come so far: 28 deliveries of readings, then 24 months of bills. */
function stopAfter(steps: number) {
  return {
    total: () => {},
    at: (done: number) => {
      if (done >= steps) throw new Error("interrupted");
    },
  };
}

test("a seed that was interrupted goes on where it was and ends with the same bills", async () => {
  for (const steps of [3, 31, 45]) {
    await expect(seedDemo(interrupted, catalogue, stopAfter(steps))).rejects.toThrow("interrupted");
  }
  const resumed = await seedDemo(interrupted, catalogue, quiet);
  const atOnce = await seedDemo(whole, catalogue, quiet);
  expect(resumed).toMatchObject({ already: false, households: 60, bills: atOnce.bills });
  const billed = await monthsBilled(whole);
  expect(billed).toHaveLength(24);
  expect(await monthsBilled(interrupted)).toEqual(billed);
});

async function monthsBilled({ app }: typeof whole): Promise<readonly object[]> {
  const [operator] = await listOperators(app);
  if (!operator) throw new Error("the demo has no operator");
  return withOperator(app, operator.operatorId, (tx) =>
    tx.query(`select month::text, count(*) as bills, sum(total)::text as total
      from bill group by month order by month`),
  );
}
