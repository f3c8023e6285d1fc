import { expect, test } from "vitest";
import { INSTALLED_CATALOGUE } from "../../src/app/cli/catalogue-directory.ts";
import { seedDemo } from "../../src/app/demo/seed.ts";
import { listOperators, withOperator } from "../../src/platform/index.ts";
import { loadCatalogue } from "../../src/terms/load.ts";
import { demoTown } from "../support/demo-town.ts";
import { engawa } from "../support/engawa.ts";
import { freshDatabase } from "../support/postgres.ts";

const catalogue = loadCatalogue(INSTALLED_CATALOGUE);
const [whole, interrupted] = [await demoTown(), await freshDatabase()];

/** Fails when the seed has come so far: 28 deliveries of readings, then 24 months of bills. */
function stopAfter(steps: number) {
  return {
    total: () => {},
    at: (done: number) => {
      if (done >= steps) throw new Error("interrupted");
    },
  };
}

const TWO_SEEDS_MS = 180_000;

test(
  "an interrupted seed goes on and ends with the same bills",
  { timeout: TWO_SEEDS_MS },
  async () => {
    for (const steps of [3, 31, 45]) {
      await expect(seedDemo(interrupted, catalogue, stopAfter(steps))).rejects.toThrow(
        "interrupted",
      );
    }
    const { owner, app } = interrupted.urls;
    const { code, stdout } = await engawa(["seed"], { DATABASE_URL: owner, DATABASE_APP_URL: app });
    const bills = (await monthsBilled(whole)).reduce((sum, month) => sum + Number(month.bills), 0);
    expect(stdout).toMatch(
      new RegExp(`^Seeded 60 households with ${bills} bills in [\\d.]+ s\\.\n$`),
    );
    expect(code).toBe(0);
    const billed = await monthsBilled(whole);
    expect(billed).toHaveLength(24);
    expect(await monthsBilled(interrupted)).toEqual(billed);
  },
);

interface Billed extends Record<string, unknown> {
  readonly month: string;
  readonly bills: number;
  readonly total: string;
}

async function monthsBilled({ app }: typeof whole): Promise<readonly Billed[]> {
  const [operator] = await listOperators(app);
  if (!operator) throw new Error("the demo has no operator");
  return withOperator(app, operator.operatorId, (tx) =>
    tx.query<Billed>(`select month::text, count(*) as bills, sum(total)::text as total
      from bill group by month order by month`),
  );
}
