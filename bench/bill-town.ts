import type { Sources } from "../src/billing/index.ts";
import { addDays, addMonths, day, type Day, dayOf, formatDay, month } from "../src/kernel/day.ts";
import type { KnownHousehold } from "../src/billing/index.ts";
import { createOperator, type Database, withOperator } from "../src/platform/index.ts";
import { catalogueMarket } from "../src/rating/catalogue-market.ts";
import type { Tenure } from "../src/rating/tenure.ts";
import { loadCatalogue } from "../src/terms/load.ts";

/** The month that the benchmark bills: use from a reading in May to the one in June. */
export const MONTH = month("2025-06");
export const AS_KNOWN_AT = "2025-06-30T15:00:00Z";
const STARTED = day("2024-02-01");
const FIRST_DAY = day("2025-05-01");
const DAYS = 61;

/** `households` made-up ones with half-hours of two months each, stored as an import stores them. Returns the operator. */
export async function makeTown(database: Database, households: number, run = 0): Promise<number> {
  const operatorId = await createOperator(database.owner, { code: `town-${households}-${run}`, name: "Bench" });
  await withOperator(database.owner, operatorId, async (tx) => {
    await tx.query(
      `insert into account (operator_id, account_id, number, name)
       select $1, n, 'B' || lpad(n::text, 6, '0'), 'Household ' || n from generate_series(1, $2::integer) n`,
      [operatorId, households]);
    await tx.query(
      `insert into meter (operator_id, meter_id, area) select $1, 'M' || n, 'tokyo' from generate_series(1, $2::integer) n`,
      [operatorId, households]);
    for (const first of ["2025-05-01", "2025-06-01", "2025-07-01"]) await tx.query("select make_interval_partition($1)", [first]);
    await tx.query(
      `create temp table load_shape on commit drop as select shape, day, wh, decode(repeat('01', 48), 'hex') as quality from
         unnest($1::integer[], $2::integer[], $3::bytea[]) as s(shape, day, wh)`, shapes());
    await tx.query(
      `insert into interval_day (operator_id, meter_id, day, version, known_at, wh, quality, import_id)
       select $1, 'M' || n, $3::date + day, 1, $3::date + day + interval '1 day', wh, quality, 0
       from generate_series(1, $2::integer) n join load_shape on shape = n % 50
       where day between (n % 28) - 1 and (n % 28) + 32 order by n, day`,
      [operatorId, households, formatDay(FIRST_DAY)]);
  });
  await withAnalyze(database);
  return operatorId;
}

async function withAnalyze({ owner }: Database): Promise<void> {
  for (const table of ["account", "interval_day", "meter"]) await owner.query(`vacuum analyze ${table}`);
}

/** Fifty repeatable loads of two months: no two half-hours of a household are alike. */
function shapes(): readonly [number[], number[], Buffer[]] {
  const keys = Array.from({ length: 50 * DAYS }, (_, index) => [Math.floor(index / DAYS), index % DAYS] as const);
  const wh = keys.map(([shape, on]) => {
    const values = Int32Array.from({ length: 48 }, (_, slot) => 60 + ((slot * 7919 + on * 104_729 + shape * 1299) % 431));
    return Buffer.from(values.buffer);
  });
  return [keys.map(([shape]) => shape), keys.map(([, on]) => on), wh];
}

/** Three services a household: electricity, fibre and home energy management. */
export function makeSources({ folder }: { folder: string }): Sources {
  const catalogue = loadCatalogue(folder);
  return {
    catalogue,
    households: async (_, { accountIds }) => new Map(accountIds.map((id) => [id, knownHousehold(id)])),
    market: async () => catalogueMarket(catalogue),
    inWorker: { module: import.meta.url, input: { folder } },
  };
}

function knownHousehold(id: number): KnownHousehold {
  return { tenures: tenuresOf(id), recordedAt: ["2024-01-15T00:00:00Z"] };
}

function tenuresOf(id: number): readonly Tenure[] {
  const base = {
    appliedOn: addDays(STARTED, -14), startedOn: STARTED, endedOn: null, termStarts: [STARTED], options: [],
    suspensions: [], pauses: [], chargeables: [], endReason: null, supply: null,
  } as const;
  const items = (item: string) => [{ item, from: STARTED, until: null }];
  const first = dayOf(2024, 2, (id % 28) + 1);
  const readingDays: readonly Day[] = Array.from({ length: 20 }, (_, k) => addMonths(first, k));
  return [
    {
      ...base, contract: `E${id}`, service: "hiho-denki", items: items("standard"),
      supply: { area: "tokyo", meter: `M${id}`, capacity: { amps: 40 }, readingDays },
    },
    { ...base, contract: `F${id}`, service: "kattobi-hikari", items: items("home-1g") },
    { ...base, contract: `H${id}`, service: "ecorepo-home", items: items("light") },
  ];
}
