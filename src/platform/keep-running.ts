import type { Pool } from "pg";
import { type Clock, clockOf, type InstantText, machineClock } from "./clock.ts";
import { withOperator } from "./pool.ts";

/** A clock that this process keeps running, until it is told to stop. */
export interface RunningClock {
  readonly clock: Clock;
  /** It stands where it is then. */
  stop(): Promise<void>;
}

/** Well within the two minutes after which a clock that nobody keeps stands. */
const BEAT_MS = 15_000;

/**
 * Lets an operator's set clock run while this process lives: what was set stays, and from now on
 * the machine's time is added. Time does not pass while nobody keeps it. Null: the operator lives
 * in the machine's time, which runs anyhow. A beat that fails (the database restarts) is made up
 * for by the next.
 */
export async function keepClockRunning(
  app: Pool,
  operatorId: number,
): Promise<RunningClock | null> {
  let own = await beat(app, operatorId, true);
  if (own === null) return null;
  let beating: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    beating = beat(app, operatorId, true).then(
      (clock) => (own = clock ?? own),
      () => undefined,
    );
  }, BEAT_MS);
  timer.unref();
  return {
    clock: { instant: () => (own ?? machineClock).instant(), elapsedMs: machineClock.elapsedMs },
    async stop() {
      clearInterval(timer);
      await beating;
      own = (await beat(app, operatorId, false)) ?? own;
    },
  };
}

/**
 * Brings what is stored up to now, as `clockOf` reads it, and says whether it runs on. Two servers
 * of one database may both keep it: each adds what passed since the other's beat.
 */
async function beat(app: Pool, operatorId: number, runs: boolean): Promise<Clock | null> {
  const now: InstantText = machineClock.instant();
  const [row] = await withOperator(app, operatorId, (tx) =>
    tx.query<{ at: string; since: string | null }>(
      `update operator set
         clock_set_to = clock_set_to + least(interval '120 s',
           greatest(interval '0', $2::timestamptz - coalesce(clock_runs_since, $2::timestamptz))),
         clock_runs_since = case when $3 then $2::timestamptz end
       where operator_id = $1 and clock_set_to is not null
       returning clock_set_to as at, clock_runs_since as since`,
      [operatorId, now, runs],
    ),
  );
  return row ? clockOf(row.at, row.since) : null;
}
