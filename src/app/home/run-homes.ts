import type { Pool } from "pg";
import { EXPIRES_AFTER } from "../../home/control/command-way.ts";
import { loadAway, loadAwayOver } from "../../home/store-away.ts";
import { expireCommands } from "../../home/store-commands.ts";
import { closeOpenDays } from "../../home/store-days.ts";
import { loadDueSchedules, moveOn, type ScheduleRow } from "../../home/store-plans.ts";
import {
  addSeconds,
  type Clock,
  instantText,
  isLater,
  withOperator,
} from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { everyOperator } from "../every-operator.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { askCommand } from "./ask-command.ts";
import type { HomeMoment } from "./home-service.ts";
import { comeBack } from "./set-away.ts";
import { tellServers } from "./tell-servers.ts";

interface Parts {
  readonly pool: Pool;
  readonly catalogue: LoadedCatalogue;
}

/** What time brings in homes, for each operator by its own clock. */
export function runHomesEverywhere(parts: Parts): Promise<void> {
  return everyOperator(parts.pool, ({ operatorId, clock }) => runHomes(parts, operatorId, clock));
}

/** What one minute brings: schedules, homecomings, commands given up, days that are over. */
export async function runHomes(
  { pool, catalogue }: Parts,
  operatorId: number,
  clock: Pick<Clock, "instant">,
): Promise<void> {
  const inMoment = (work: (at: HomeMoment) => Promise<void>) =>
    withOperator(pool, operatorId, (tx) => work({ tx, catalogue, now: clock.instant() }));
  await inMoment(runSchedules);
  await inMoment(bringBack);
  await inMoment(giveUp);
  await inMoment(async ({ tx, now }) => {
    await closeOpenDays(tx, { clock, today: tokyoDay(now) });
  });
}

/** Each time of a schedule once: it is moved on in the transaction that asks its commands. */
async function runSchedules(at: HomeMoment): Promise<void> {
  for (const schedule of await loadDueSchedules(at.tx, at.now)) {
    const away = await loadAway(at.tx, schedule.accountId);
    const isAway = away !== null && isLater(away.until, at.now);
    if (!isAway) await runSchedule(at, schedule);
    await moveOn(at.tx, schedule, at.now);
  }
}

/** A device that takes none now is left out; what could not go out in time is not made up for. */
async function runSchedule(at: HomeMoment, schedule: ScheduleRow): Promise<void> {
  const { accountId, name, nextAt } = schedule;
  const expiresAt = addSeconds(nextAt ?? at.now, EXPIRES_AFTER.planned);
  if (!isLater(expiresAt, at.now)) return;
  for (const { device, set } of schedule.settings) {
    const key = `${schedule.schedule}/${instantText(nextAt ?? at.now)}/${device}`;
    const by = { kind: "schedule", name } as const;
    await askCommand(at, { accountId, device, set, by, key, expiresAt, actor: schedule.madeBy });
  }
}

async function bringBack(at: HomeMoment): Promise<void> {
  for (const away of await loadAwayOver(at.tx, at.now)) await comeBack(at, away);
}

async function giveUp({ tx, now }: HomeMoment): Promise<void> {
  for (const { command: c, accountId: a, gateway: g } of await expireCommands(tx, now))
    await tellServers(tx, { t: "command", o: tx.operatorId, a, g, c });
}
