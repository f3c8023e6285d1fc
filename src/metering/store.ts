import type { Area } from "../kernel/area.ts";
import { addDays, type Day, day as dayOfText } from "../kernel/day.ts";
import type { Period } from "../kernel/period.ts";
import type { Tx } from "../platform/index.ts";

/** A meter as contracts and files name it. */
export interface Meter {
  readonly meter: string;
  readonly supplyPoint: string | null;
  readonly area: Area;
}

/** Make meters known; those that are known already get the supply point and area given now. */
export async function storeMeters(tx: Tx, meters: readonly Meter[]): Promise<void> {
  await tx.query(
    `insert into meter (operator_id, meter_id, supply_point, area)
     select $1, * from unnest($2::text[], $3::text[], $4::text[])
     on conflict (operator_id, meter_id) do update
       set supply_point = excluded.supply_point, area = excluded.area`,
    [
      tx.operatorId,
      meters.map((each) => each.meter),
      meters.map((each) => each.supplyPoint),
      meters.map((each) => each.area),
    ],
  );
}

/** The meters behind what a file calls them: their own name, or their supply point number. */
export async function findMeters(
  tx: Tx,
  words: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ meter_id: string; supply_point: string | null }>(
    `select meter_id, supply_point from meter
     where operator_id = $1 and (meter_id = any($2) or supply_point = any($2))`,
    [tx.operatorId, words],
  );
  const found = new Map<string, string>();
  for (const { meter_id: meter, supply_point: point } of rows)
    if (point !== null) found.set(point, meter);
  for (const { meter_id: meter } of rows) found.set(meter, meter);
  return found;
}

/** First and last day with readings, each end of them a stored day; null when there are none. */
export async function readingsReach(tx: Tx, meter: string): Promise<Period | null> {
  const [row] = await tx.query<{ first: string | null; last: string | null }>(
    `select min(day)::text as first, max(day)::text as last from interval_day
     where operator_id = $1 and meter_id = $2`,
    [tx.operatorId, meter],
  );
  if (!row?.first || !row.last) return null;
  const last: Day = dayOfText(row.last);
  return { from: dayOfText(row.first), until: addDays(last, 1) };
}
