import { instantText, type Tx } from "../platform/index.ts";
import type { Point, Technician } from "./model.ts";

/** Someone who goes out, as the desk keeps them. */
export interface TechnicianRow extends Technician {
  readonly active: boolean;
  readonly userId: number | null;
  readonly photo: string | null;
  readonly seen: (Point & { readonly at: string }) | null;
  readonly loginId: string | null;
}

interface Row extends Omit<TechnicianRow, "base" | "seen"> {
  readonly baseLat: number;
  readonly baseLon: number;
  readonly seenLat: number | null;
  readonly seenLon: number | null;
  readonly seenAt: string | null;
  readonly [column: string]: unknown;
}

const ROW = `t.technician, t.name, t.kana, t.phone, t.company, t.skills, t.areas,
  t.base_lat as "baseLat", t.base_lon as "baseLon", t.active, t.user_id as "userId", t.photo,
  t.seen_lat as "seenLat", t.seen_lon as "seenLon", t.seen_at as "seenAt",
  u.login_id as "loginId"`;

function rowOf({ baseLat, baseLon, seenLat, seenLon, seenAt, ...row }: Row): TechnicianRow {
  const isSeen = seenLat !== null && seenLon !== null && seenAt !== null;
  const seen = isSeen ? { lat: seenLat, lon: seenLon, at: instantText(seenAt) } : null;
  return { ...row, base: { lat: baseLat, lon: baseLon }, seen };
}

/** Everybody, by their numbers. */
export async function loadTechnicians(tx: Tx): Promise<readonly TechnicianRow[]> {
  const rows = await tx.query<Row>(
    `select ${ROW} from technician t
     left join app_user u on u.operator_id = t.operator_id and u.user_id = t.user_id
     where t.operator_id = $1 order by t.technician`,
    [tx.operatorId],
  );
  return rows.map(rowOf);
}

export async function loadTechnician(tx: Tx, technician: string): Promise<TechnicianRow | null> {
  return find(tx, "t.technician = $2", technician);
}

/** Whose login it is; null: nobody's who goes out, or they do not work here any more. */
export async function technicianOfUser(tx: Tx, userId: number): Promise<TechnicianRow | null> {
  return find(tx, "t.user_id = $2 and t.active", userId);
}

async function find(tx: Tx, where: string, value: unknown): Promise<TechnicianRow | null> {
  const [row] = await tx.query<Row>(
    `select ${ROW} from technician t
     left join app_user u on u.operator_id = t.operator_id and u.user_id = t.user_id
     where t.operator_id = $1 and ${where}`,
    [tx.operatorId, value],
  );
  return row ? rowOf(row) : null;
}

/** The number of the next one: `T-0007`. Nobody else gets one until the transaction ends. */
export async function nextTechnician(tx: Tx): Promise<string> {
  await tx.query("select pg_advisory_xact_lock(1181, $1)", [tx.operatorId]);
  const [row] = await tx.query<{ most: number | null }>(
    `select max(substring(technician from '^T-([0-9]{1,9})$')::integer) as most from technician
     where operator_id = $1`,
    [tx.operatorId],
  );
  return `T-${String((row?.most ?? 0) + 1).padStart(4, "0")}`;
}

export interface KeptTechnician extends Technician {
  readonly active: boolean;
  readonly userId: number | null;
  /** Of the request that adds them; left out: none does. */
  readonly key?: string | null;
}

/** Whom a request added before, or null. */
export async function technicianOfKey(tx: Tx, key: string): Promise<string | null> {
  const [row] = await tx.query<{ technician: string }>(
    "select technician from technician where operator_id = $1 and write_key = $2",
    [tx.operatorId, key],
  );
  return row?.technician ?? null;
}

/** Add one, or change what is said of one. */
export async function keepTechnician(tx: Tx, kept: KeptTechnician): Promise<void> {
  await tx.query(
    `insert into technician as t (operator_id, technician, name, kana, phone, company, skills,
       areas, base_lat, base_lon, active, user_id, write_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (operator_id, technician) do update set name = excluded.name, kana = excluded.kana,
       phone = excluded.phone, company = excluded.company, skills = excluded.skills,
       areas = excluded.areas, base_lat = excluded.base_lat, base_lon = excluded.base_lon,
       active = excluded.active, user_id = coalesce(excluded.user_id, t.user_id)`,
    [
      tx.operatorId,
      kept.technician,
      kept.name,
      kept.kana,
      kept.phone,
      kept.company,
      kept.skills,
      kept.areas,
      kept.base.lat,
      kept.base.lon,
      kept.active,
      kept.userId,
      kept.key ?? null,
    ],
  );
}

export async function setPortrait(tx: Tx, technician: string, photo: string): Promise<void> {
  await tx.query("update technician set photo = $3 where operator_id = $1 and technician = $2", [
    tx.operatorId,
    technician,
    photo,
  ]);
}

/** Where a phone is; what is older than what is known changes nothing. */
export async function seenAt(
  tx: Tx,
  technician: string,
  { lat, lon, at }: Point & { readonly at: string },
): Promise<void> {
  await tx.query(
    `update technician set seen_lat = $3, seen_lon = $4, seen_at = $5
     where operator_id = $1 and technician = $2 and (seen_at is null or seen_at <= $5)`,
    [tx.operatorId, technician, lat, lon, at],
  );
}

export interface ShiftRow {
  readonly technician: string;
  readonly from: string;
  readonly until: string;
}

/** Shifts that touch `[from, until)`, in the order of their begins. */
export async function loadShifts(
  tx: Tx,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<readonly ShiftRow[]> {
  const rows = await tx.query<{ technician: string; from: string; until: string }>(
    `select technician, from_at as "from", until_at as "until" from technician_shift
     where operator_id = $1 and until_at > $2 and from_at < $3 order by from_at, technician`,
    [tx.operatorId, from, until],
  );
  return rows.map((row) => ({
    technician: row.technician,
    from: instantText(row.from),
    until: instantText(row.until),
  }));
}

/** The shifts of somebody that begin from an instant on are these; those before it stay. */
export async function replaceShifts(
  tx: Tx,
  {
    technician,
    since,
    shifts,
  }: {
    readonly technician: string;
    readonly since: string;
    readonly shifts: readonly { readonly from: string; readonly until: string }[];
  },
): Promise<void> {
  await tx.query(
    `delete from technician_shift where operator_id = $1 and technician = $2 and until_at > $3`,
    [tx.operatorId, technician, since],
  );
  await tx.query(
    `insert into technician_shift (operator_id, technician, from_at, until_at)
     select $1, $2, * from unnest($3::timestamptz[], $4::timestamptz[])`,
    [tx.operatorId, technician, shifts.map(({ from }) => from), shifts.map(({ until }) => until)],
  );
}
