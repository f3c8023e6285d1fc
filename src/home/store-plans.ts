import type { Tx } from "../platform/index.ts";
import type { Setting } from "./control/away.ts";
import { nextInstant, type WeeklyTime } from "./control/next-instant.ts";
import { newName } from "./secret.ts";

/** Several settings under one name. */
export interface SceneRow {
  readonly scene: string;
  readonly name: string;
  readonly settings: readonly Setting[];
}

const SCENE = "select scene_id as scene, name, settings from home_scene where operator_id = $1";

export function loadScenes(tx: Tx, accountId: number): Promise<readonly SceneRow[]> {
  return tx.query<SceneRow & Record<string, unknown>>(
    `${SCENE} and account_id = $2 order by made_at, scene_id`,
    [tx.operatorId, accountId],
  );
}

export async function insertScene(
  tx: Tx,
  scene: Omit<SceneRow, "scene"> & { readonly accountId: number; readonly now: string },
): Promise<string> {
  const name = newName("sc");
  await tx.query(
    `insert into home_scene (operator_id, account_id, scene_id, name, settings, made_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [tx.operatorId, scene.accountId, name, scene.name, JSON.stringify(scene.settings), scene.now],
  );
  return name;
}

/** False: the home has no such scene. */
export async function dropScene(tx: Tx, accountId: number, scene: string): Promise<boolean> {
  const dropped = await tx.query(
    `delete from home_scene where operator_id = $1 and account_id = $2 and scene_id = $3
     returning scene_id`,
    [tx.operatorId, accountId, scene],
  );
  return dropped.length > 0;
}

/** Settings at a time of day on some weekdays. */
export interface ScheduleRow extends WeeklyTime {
  readonly schedule: string;
  readonly accountId: number;
  readonly name: string;
  readonly paused: boolean;
  readonly settings: readonly Setting[];
  readonly nextAt: string | null;
  readonly madeBy: string;
}

const SCHEDULE = `select schedule_id as schedule, account_id as "accountId", name, minute, weekdays,
    paused, settings, next_at as "nextAt", made_by as "madeBy"
  from home_schedule where operator_id = $1`;

type Found = ScheduleRow & Record<string, unknown>;

export function loadSchedules(tx: Tx, accountId: number): Promise<readonly ScheduleRow[]> {
  const sql = `${SCHEDULE} and account_id = $2 order by minute, schedule_id`;
  return tx.query<Found>(sql, [tx.operatorId, accountId]);
}

export interface ScheduleWish extends WeeklyTime {
  readonly name: string;
  readonly paused: boolean;
  readonly settings: readonly Setting[];
}

/** Make a schedule, or change one (`schedule`). Null: the home has no such schedule. */
export async function saveSchedule(
  tx: Tx,
  of: { readonly accountId: number; readonly schedule: string | null },
  wish: ScheduleWish & { readonly by: string; readonly now: string },
): Promise<string | null> {
  const { name, minute, weekdays, paused, settings, by, now } = wish;
  const days = [...new Set(weekdays)].toSorted((a, b) => a - b);
  const nextAt = paused ? null : nextInstant({ minute, weekdays: days }, now);
  const values = [name, minute, days, paused, JSON.stringify(settings), nextAt];
  if (of.schedule === null) {
    const schedule = newName("sd");
    await tx.query(
      `insert into home_schedule (operator_id, account_id, schedule_id, name, minute, weekdays,
         paused, settings, next_at, made_at, made_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [tx.operatorId, of.accountId, schedule, ...values, now, by],
    );
    return schedule;
  }
  const changed = await tx.query(
    `update home_schedule set name = $4, minute = $5, weekdays = $6, paused = $7, settings = $8,
       next_at = $9, made_by = $10
     where operator_id = $1 and account_id = $2 and schedule_id = $3 returning schedule_id`,
    [tx.operatorId, of.accountId, of.schedule, ...values, by],
  );
  return changed.length > 0 ? of.schedule : null;
}

/** False: the home has no such schedule. */
export async function dropSchedule(tx: Tx, accountId: number, schedule: string): Promise<boolean> {
  const dropped = await tx.query(
    `delete from home_schedule where operator_id = $1 and account_id = $2 and schedule_id = $3
     returning schedule_id`,
    [tx.operatorId, accountId, schedule],
  );
  return dropped.length > 0;
}

/** How many scenes or schedules a home has at most. */
export const MOST_PLANS = 60;

/** The schedules whose time has come, locked: who carries them out moves them on. */
export function loadDueSchedules(tx: Tx, now: string): Promise<readonly ScheduleRow[]> {
  return tx.query<Found>(
    `${SCHEDULE} and next_at <= $2 order by next_at, schedule_id for update skip locked`,
    [tx.operatorId, now],
  );
}

/** The next time after now: what was missed while nobody worked is not made up for. */
export async function moveOn(tx: Tx, schedule: ScheduleRow, now: string): Promise<void> {
  await tx.query(
    `update home_schedule set next_at = $4
     where operator_id = $1 and account_id = $2 and schedule_id = $3`,
    [tx.operatorId, schedule.accountId, schedule.schedule, nextInstant(schedule, now)],
  );
}
