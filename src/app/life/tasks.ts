import type { Pool } from "pg";
import { type Clock, type Job, type MailSender, sendMails } from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { everyOperator } from "../every-operator.ts";
import { runCalloutsEverywhere } from "../callout/run-callouts.ts";
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
      name: "callouts",
      cron: "* * * * *",
      atStart: true,
      run: async ({ enqueue }) => {
        const nextIn = await runCalloutsEverywhere(parts);
        await enqueue("send-mail");
        if (nextIn !== null) await enqueue("callouts", nextIn);
      },
    },
    {
      name: "send-mail",
      cron: "* * * * *",
      atStart: false,
      run: () =>
        everyOperator(parts.pool, async ({ operatorId }) => {
          await sendMails(parts, operatorId);
        }),
    },
  ];
}

/** Each operator lives through its own today. */
export async function liveEverywhere({
  pool,
  catalogue,
}: Pick<TaskParts, "pool" | "catalogue">): Promise<ReadonlyMap<string, LivedDays>> {
  const lived = new Map<string, LivedDays>();
  await everyOperator(pool, async ({ operatorId, code, clock }) => {
    const through = tokyoDay(clock.instant());
    lived.set(code, await liveDays(pool, catalogue, operatorId, { through }));
  });
  return lived;
}
