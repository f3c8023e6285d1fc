import { livedThrough } from "../../../contracts/index.ts";
import { formatDay } from "../../../kernel/day.ts";
import type { Clock } from "../../api/queue.ts";
import type { Reading } from "./world.ts";

/** The operator's day, whether it is its own, and how far its jobs have lived. */
export async function readClock({ tx, today }: Reading): Promise<Clock> {
  const [row] = await tx.query<{ own: boolean }>(
    "select clock_set_to is not null as own from operator where operator_id = $1",
    [tx.operatorId],
  );
  const lived = await livedThrough(tx);
  return {
    today: formatDay(today),
    own: row?.own ?? false,
    livedThrough: lived === null ? null : formatDay(lived),
  };
}
