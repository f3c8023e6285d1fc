import type { Pool } from "pg";
import {
  type Clock,
  type Job,
  listOperators,
  loadOperator,
  type MailSender,
  sendMails,
} from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { steerEverywhere } from "../points/steer-events.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { runHomesEverywhere } from "../home/run-homes.ts";
import { type LivedDays, liveDays } from "./live-days.ts";

export interface TaskParts {
  readonly pool: Pool;
  readonly catalogue: LoadedCatalogue;
  readonly sender: MailSender;
  /** The machine's. */
  readonly clock: Clock;
  /** Address of the portal; null: not known. */
  readonly portal: string | null;
}

/** What the operators' jobs do: each hour the days that have come, each minute homes and mail. */
export function jobsOf(parts: TaskParts): readonly Job[] {
  return [
    {
      name: "live-days",
      cron: "0 * * * *",
      atStart: true,
      run: async ({ enqueue }) => {
        await liveEverywhere(parts);
        await enqueue("send-mail");
      },
    },
    {
      name: "steer-events",
      cron: "* * * * *",
      atStart: true,
      run: () => steerEverywhere(parts.pool, parts.catalogue),
    },
    {
      name: "run-homes",
      cron: "* * * * *",
      atStart: true,
      run: () => runHomesEverywhere(parts),
    },
    {
      name: "send-mail",
      cron: "* * * * *",
      atStart: false,
      run: async () => {
        for (const { operatorId } of await listOperators(parts.pool)) {
          await sendMails(parts, operatorId);
        }
      },
    },
  ];
}

/**
 * Each operator lives through its own today. One that fails does not keep the others from it: its
 * fault is thrown when all have been looked at.
 */
export async function liveEverywhere({
  pool,
  catalogue,
}: Pick<TaskParts, "pool" | "catalogue">): Promise<ReadonlyMap<string, LivedDays>> {
  const lived = new Map<string, LivedDays>();
  const faults: unknown[] = [];
  for (const { operatorId, code } of await listOperators(pool)) {
    const operator = await loadOperator(pool, operatorId);
    if (operator === null) continue;
    const through = tokyoDay(operator.clock.instant());
    try {
      lived.set(code, await liveDays(pool, catalogue, operatorId, { through }));
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} operators failed`);
  return lived;
}
