import type { Pool } from "pg";
import { clockOf, type Clock, machineClock } from "./clock.ts";
import { query, withOperator } from "./pool.ts";

export interface Operator {
  readonly operatorId: number;
  readonly code: string;
  readonly name: string;
  /** The operator's own time: its set clock, or the machine's. */
  readonly clock: Clock;
}

/**
 * Make an operator; needs the owner's pool, because no operator may make another. Returns its id.
 */
export async function createOperator(
  owner: Pool,
  { code, name, clockSetTo = null }: { code: string; name: string; clockSetTo?: string | null },
): Promise<number> {
  const sequence =
    "select nextval(pg_get_serial_sequence('operator', 'operator_id'))::integer as id";
  const [next] = await query<{ id: number }>(owner, sequence);
  if (!next) throw new Error("the sequence of operators gave nothing");
  await withOperator(owner, next.id, (tx) =>
    tx.query(
      "insert into operator (operator_id, code, name, clock_set_to) values ($1, $2, $3, $4)",
      [next.id, code, name, clockSetTo],
    ),
  );
  return next.id;
}

/** Every operator of this database, by id. Answers before an operator is set. */
export async function listOperators(
  app: Pool,
): Promise<readonly { operatorId: number; code: string }[]> {
  const rows = await query<{ operator_id: number; code: string }>(
    app,
    "select operator_id, code from operators()",
  );
  return rows.map(({ operator_id: operatorId, code }) => ({ operatorId, code }));
}

export async function loadOperator(app: Pool, operatorId: number): Promise<Operator | null> {
  const [row] = await withOperator(app, operatorId, (tx) =>
    tx.query<OperatorRow>(
      "select code, name, clock_set_to, clock_runs_since from operator where operator_id = $1",
      [operatorId],
    ),
  );
  return row
    ? {
        operatorId,
        code: row.code,
        name: row.name,
        clock: clockOf(row.clock_set_to, row.clock_runs_since),
      }
    : null;
}

interface OperatorRow {
  code: string;
  name: string;
  clock_set_to: string | null;
  clock_runs_since: string | null;
}

/**
 * Set the operator's clock, or give it back to the machine's time with null. One that runs goes on
 * from there.
 */
export async function setOperatorClock(
  app: Pool,
  operatorId: number,
  to: string | null,
): Promise<void> {
  await withOperator(app, operatorId, (tx) =>
    tx.query(
      `update operator set clock_set_to = $2::timestamptz, clock_runs_since =
         case when clock_runs_since is null or $2::timestamptz is null then null
         else $3::timestamptz end
       where operator_id = $1`,
      [operatorId, to, machineClock.instant()],
    ),
  );
}
