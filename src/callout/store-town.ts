import { instantText, type Tx } from "../platform/index.ts";
import type { CaseSummary } from "./case/summary.ts";
import type { FinishedLeg } from "./travel/model.ts";

/** A case that somebody has, or is asked about. */
export interface EngagedCase {
  readonly number: string;
  readonly summary: CaseSummary;
}

export async function engagedCases(tx: Tx): Promise<readonly EngagedCase[]> {
  return tx.query<{ number: string; summary: CaseSummary }>(
    `select number, summary from callout_case
     where operator_id = $1 and is_open and (technician is not null or state = 'offered')
     order by case_id`,
    [tx.operatorId],
  );
}

/** What somebody did, from leaving to the end. */
export interface DoneVisit {
  readonly technician: string;
  readonly leftAt: string | null;
  readonly arrivedAt: string | null;
  readonly finishedAt: string;
}

/** Visits that ended from an instant on. */
export async function doneVisits(tx: Tx, since: string): Promise<readonly DoneVisit[]> {
  const rows = await tx.query<{ summary: CaseSummary }>(
    `select summary from callout_case
     where operator_id = $1 and state = 'done' and opened_at > $2::timestamptz - interval '8 days'
       and (summary->>'finishedAt')::timestamptz >= $2`,
    [tx.operatorId, since],
  );
  return rows.flatMap(({ summary: { finishedBy: technician, finishedAt, leftAt, arrivedAt } }) =>
    technician === null || finishedAt === null
      ? []
      : [{ technician, leftAt, arrivedAt, finishedAt }],
  );
}

export interface NewLeg extends FinishedLeg {
  readonly number: string;
  readonly visit: number;
  readonly technician: string;
}

/** A way that was gone; told again, it is the same one. */
export async function insertLeg(tx: Tx, leg: NewLeg): Promise<void> {
  await tx.query(
    `insert into callout_leg (operator_id, number, visit, technician, area, from_lat, from_lon,
       to_lat, to_lon, left_at, arrived_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [
      tx.operatorId,
      leg.number,
      leg.visit,
      leg.technician,
      leg.area,
      leg.from.lat,
      leg.from.lon,
      leg.to.lat,
      leg.to.lon,
      leg.leftAt,
      leg.arrivedAt,
    ],
  );
}

const MOST_LEGS = 5000;

/** The newest ways, the last first. */
export async function loadLegs(tx: Tx): Promise<readonly FinishedLeg[]> {
  const rows = await tx.query<{
    area: string | null;
    fromLat: number;
    fromLon: number;
    toLat: number;
    toLon: number;
    leftAt: string;
    arrivedAt: string;
  }>(
    `select area, from_lat as "fromLat", from_lon as "fromLon", to_lat as "toLat",
       to_lon as "toLon", left_at as "leftAt", arrived_at as "arrivedAt"
     from callout_leg where operator_id = $1 order by arrived_at desc limit $2`,
    [tx.operatorId, MOST_LEGS],
  );
  return rows.map((row) => ({
    area: row.area,
    from: { lat: row.fromLat, lon: row.fromLon },
    to: { lat: row.toLat, lon: row.toLon },
    leftAt: instantText(row.leftAt),
    arrivedAt: instantText(row.arrivedAt),
  }));
}
