import { addDays, addMonths, day, type Day, dayOf, formatDay, month } from "../src/kernel/day.ts";
import { type Contract, type ContractEvent, insertContracts } from "../src/contracts/index.ts";
import { createOperator, type Database, withOperator } from "../src/platform/index.ts";

/** The month that the benchmark bills: use from a reading in May to the one in June. */
export const MONTH = month("2025-06");
export const AS_KNOWN_AT = "2025-06-30T15:00:00Z";
const STARTED = day("2024-02-01");
const FIRST_DAY = day("2025-05-01");
const DAYS = 61;

/**
 * `households` made-up ones with half-hours of two months each, stored as an import stores them.
 * Returns the operator.
 */
export async function makeTown(
  database: Database,
  households: number,
  name: string | number = 0,
): Promise<number> {
  const operatorId = await createOperator(database.owner, {
    code: `town-${households}-${name}`,
    name: "Bench",
  });
  await withOperator(database.owner, operatorId, async (tx) => {
    await tx.query(
      `insert into account (operator_id, account_id, number, name)
       select $1, n, 'B' || lpad(n::text, 6, '0'), 'Household ' || n from generate_series(1,
         $2::integer) n`,
      [operatorId, households],
    );
    await tx.query(
      `insert into meter (operator_id, meter_id, area) select $1, 'M' || n, 'tokyo' from
         generate_series(1, $2::integer) n`,
      [operatorId, households],
    );
    for (const first of ["2025-05-01", "2025-06-01", "2025-07-01"])
      await tx.query("select make_interval_partition($1)", [first]);
    await tx.query(
      `create temp table load_shape on commit drop as select shape, day, wh, decode(repeat('01',
         48), 'hex') as quality from
         unnest($1::integer[], $2::integer[], $3::bytea[]) as s(shape, day, wh)`,
      shapes(),
    );
    await tx.query(
      `insert into interval_day (operator_id, meter_id, day, version, known_at, wh, quality,
         import_id)
       select $1, 'M' || n, $3::date + day, 1, $3::date + day + interval '1 day', wh, quality, 0
       from generate_series(1, $2::integer) n join load_shape on shape = n % 50
       where day between (n % 28) - 1 and (n % 28) + 32 order by n, day`,
      [operatorId, households, formatDay(FIRST_DAY)],
    );
  });
  await storeContracts(database, operatorId, households);
  await withAnalyze(database);
  return operatorId;
}

async function withAnalyze({ owner }: Database): Promise<void> {
  for (const table of ["account", "contract", "contract_event", "interval_day", "meter"])
    await owner.query(`vacuum analyze ${table}`);
}

/** Fifty repeatable loads of two months: no two half-hours of a household are alike. */
function shapes(): readonly [number[], number[], Buffer[]] {
  const keys = Array.from(
    { length: 50 * DAYS },
    (_, index) => [Math.floor(index / DAYS), index % DAYS] as const,
  );
  const wh = keys.map(([shape, on]) => {
    const values = Int32Array.from(
      { length: 48 },
      (_, slot) => 60 + ((slot * 7919 + on * 104_729 + shape * 1299) % 431),
    );
    return Buffer.from(values.buffer);
  });
  return [keys.map(([shape]) => shape), keys.map(([, on]) => on), wh];
}

/**
 * Three services a household: electricity, fibre and home energy management, with their histories.
 */
function contractsOf(id: number): readonly Contract[] {
  const at = { recordedAt: "2024-01-15T00:00:00.000Z" };
  const begun = (item: string): ContractEvent[] => [
    { ...at, on: addDays(STARTED, -14), type: "applied", item, options: [], channel: "web" },
    { ...at, on: addDays(STARTED, -10), type: "accepted" },
    { ...at, on: STARTED, type: "started" },
  ];
  const first = dayOf(2024, 2, (id % 28) + 1);
  const readingDays: readonly Day[] = Array.from({ length: 20 }, (_, k) => addMonths(first, k));
  const supply = { area: "tokyo", meter: `M${id}`, capacity: { amps: 40 }, readingDays } as const;
  const power: ContractEvent = { ...at, on: addDays(STARTED, -9), type: "supply-set", supply };
  return [
    {
      id: `E${id}`,
      service: "hiho-denki",
      history: [...begun("standard"), power].toSorted((a, b) => a.on - b.on),
    },
    { id: `F${id}`, service: "kattobi-hikari", history: begun("family-1g") },
    { id: `H${id}`, service: "ecorepo-home", history: begun("light") },
  ];
}

async function storeContracts(
  { app }: Database,
  operatorId: number,
  households: number,
): Promise<void> {
  const ids = Array.from({ length: households }, (_, index) => index + 1);
  for (let at = 0; at < households; at += 2000) {
    const held = ids
      .slice(at, at + 2000)
      .flatMap((accountId) => contractsOf(accountId).map((contract) => ({ accountId, contract })));
    await withOperator(app, operatorId, (tx) => insertContracts(tx, held));
  }
}
