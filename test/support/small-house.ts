import type { KnownHousehold, Sources } from "../../src/billing/index.ts";
import { addMonths, type Day, day, formatDay, type Month } from "../../src/kernel/day.ts";
import {
  type MeterDay,
  QUALITY,
  SLOTS_A_DAY,
  storeDays,
  storeMeters,
} from "../../src/metering/index.ts";
import type { Tx } from "../../src/platform/index.ts";
import type { Market } from "../../src/rating/market.ts";
import { steadySupply } from "../../src/rating/supply.ts";
import type { Tenure } from "../../src/rating/tenure.ts";
import type { Catalogue } from "../../src/terms/catalogue.ts";

const NOTHING = {
  appliedOn: null,
  endedOn: null,
  options: [],
  suspensions: [],
  pauses: [],
  chargeables: [],
  endReason: null,
  supply: null,
} as const;

/**
 * A contract of `care`, `net` or `power` that runs from a day, and maybe until one (its first day
 * without service).
 */
export function tenure(
  service: "care" | "net" | "power",
  {
    from,
    until = null,
    contract = `${service}-1`,
    meter = "M-1",
  }: {
    from: string;
    until?: string | null;
    contract?: string;
    meter?: string;
  },
): Tenure {
  const startedOn = day(from);
  const endedOn = until === null ? null : day(until);
  const item = { care: "basic", net: "fibre", power: "standard" }[service];
  return {
    ...NOTHING,
    contract,
    service,
    startedOn,
    endedOn,
    endReason: endedOn === null ? null : "customer",
    termStarts: [startedOn],
    items: [{ item, from: startedOn, until: endedOn }],
    supply:
      service === "power"
        ? steadySupply({
            area: "tokyo",
            meter,
            capacity: null,
            readingDays: readings(startedOn),
            from: startedOn,
          })
        : null,
  };
}

/** Two years of monthly readings on the day of the start. */
function readings(from: Day): readonly Day[] {
  return Array.from({ length: 25 }, (_, k) => addMonths(from, k));
}

/** Where a test's households come from: a table that it may change between runs. */
export interface SmallSources extends Sources {
  readonly known: Map<number, KnownHousehold>;
}

/**
 * Contracts as the test states them, one market price for every month (15.00: neither refund nor
 * charge).
 */
export function smallSources(
  catalogue: Catalogue,
  spotMean: (of: Month) => string | null = () => "15.00",
): SmallSources {
  const known = new Map<number, KnownHousehold>();
  return {
    catalogue,
    known,
    households: async (_, { accountIds }) =>
      new Map(
        accountIds.flatMap((id) => {
          const household = known.get(id);
          return household ? [[id, household] as const] : [];
        }),
      ),
    market: async () => smallMarket(spotMean),
  };
}

export function smallMarket(spotMean: (of: Month) => string | null): Market {
  return {
    spotMean(_, of) {
      const text = spotMean(of);
      return text === null ? null : { text, series: "test/spot", marks: [] };
    },
    spotDay: () => null,
    fuelAverage: () => null,
  };
}

export function household(
  tenures: readonly Tenure[],
  recordedAt = "2023-12-01T00:00:00Z",
): KnownHousehold {
  return { tenures, recordedAt: [recordedAt] };
}

export async function makeAccount(tx: Tx, number: string): Promise<number> {
  const [row] = await tx.query<{ account_id: number }>(
    "insert into account (operator_id, number, name) values ($1, $2, $2) returning account_id",
    [tx.operatorId, number],
  );
  return row?.account_id ?? 0;
}

/** Store whole days of one meter, `whADay` each, spread evenly over the 48 half-hours. */
export async function storeUse(
  tx: Tx,
  {
    meter = "M-1",
    from,
    until,
    whADay,
    knownAt,
  }: {
    meter?: string;
    from: string;
    until: string;
    whADay: number;
    knownAt: string;
  },
): Promise<void> {
  await storeMeters(tx, [{ meter, supplyPoint: null, area: "tokyo" }]);
  await storeDays(tx, evenDays(meter, day(from), day(until), whADay), { importId: 0, knownAt });
}

function* evenDays(meter: string, from: Day, until: Day, whADay: number): Iterable<MeterDay> {
  if (whADay % SLOTS_A_DAY !== 0)
    throw new Error(`${whADay} Wh on ${formatDay(from)} do not divide by 48`);
  for (let on = from; on < until; on = (on + 1) as Day) {
    const wh = new Int32Array(SLOTS_A_DAY).fill(whADay / SLOTS_A_DAY);
    yield { meter, day: on, wh, quality: new Uint8Array(SLOTS_A_DAY).fill(QUALITY.measured) };
  }
}
