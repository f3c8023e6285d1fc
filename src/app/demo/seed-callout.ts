import type { Pool } from "pg";
import { storedSources } from "../../billing/index.ts";
import { keepSettings } from "../../callout/store-settings.ts";
import type { Day } from "../../kernel/day.ts";
import { loadOperator, withOperator } from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { isPresentOpen, offerPresent, openPresent } from "./callout-open.ts";
import type { DemoHousehold } from "./households.ts";
import { accountsOf, seedCalloutTown } from "./seed-callout-town.ts";

interface SeedAt {
  readonly operatorId: number;
  readonly catalogue: LoadedCatalogue;
  readonly now: string;
  readonly on: Day;
}

/**
 * Where and who of the call-out, and what is open at the demo's present. Done already, nothing is
 * changed.
 */
export async function seedCallout(
  pool: Pool,
  households: readonly DemoHousehold[],
  seed: SeedAt,
): Promise<void> {
  const operator = await loadOperator(pool, seed.operatorId);
  if (operator === null) throw new Error("the demo has no operator");
  await withOperator(pool, seed.operatorId, async (tx) => {
    if (await isPresentOpen(tx)) return;
    const { catalogue, now, on: today } = seed;
    await seedCalloutTown(tx, { households, now, on: today });
    const accountIds = await accountsOf(tx);
    const sources = storedSources(catalogue);
    const moment = { tx, catalogue, sources, now, today, operator };
    const present = { moment, today, households, accountIds };
    // Until the last call nobody is asked by itself: the demo says who goes where.
    await keepSettings(tx, { asksAtOnce: [] });
    await openPresent(present);
    await keepSettings(tx, { asksAtOnce: ["emergency"] });
    await offerPresent(present);
  });
}
