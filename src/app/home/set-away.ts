import { restSettings } from "../../home/control/away.ts";
import { barOf } from "../../home/control/barred.ts";
import { type AwayRow, dropAway, loadAway, saveAway } from "../../home/store-away.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { addSeconds, instantText, isLater, recordAudit } from "../../platform/index.ts";
import { putBack, setForAWhile } from "./automatic.ts";
import { loadHomePicture } from "./home-picture.ts";
import type { HomeMoment } from "./home-service.ts";
import { tellServers } from "./tell-servers.ts";

export interface AwayAsk {
  readonly accountId: number;
  /** Null: back. */
  readonly until: string | null;
  readonly name: string;
  readonly actor: string;
}

const LONGEST_SECONDS = 366 * 24 * 3600;

/** Away: what may rest is switched off, schedules pause. Back: what still rests so is put back. */
export async function setAway(
  at: HomeMoment,
  { accountId, until: asked, name, actor }: AwayAsk,
): Promise<Result<null, { readonly code: "home.away-past" }>> {
  const { tx, now } = at;
  const before = await loadAway(tx, accountId);
  if (asked === null) {
    if (before !== null) await comeBack(at, before);
    return ok(null);
  }
  const until = instantText(asked);
  if (!isLater(until, now) || isLater(until, addSeconds(now, LONGEST_SECONDS)))
    return no({ code: "home.away-past" });
  const since = before?.since ?? now;
  await saveAway(tx, { accountId, since, until, by: name });
  await recordAudit(tx, {
    at: now,
    actor,
    action: "home.away",
    accountId,
    purpose: "MM-02",
    detail: { until },
  });
  if (before === null) await rest(at, { accountId, since, until, by: name });
  await tellServers(tx, { t: "settings", o: tx.operatorId, a: accountId });
  return ok(null);
}

/** The time is over, or the resident is back before it. */
export async function comeBack(at: HomeMoment, away: AwayRow): Promise<void> {
  const { accountId, by: name } = away;
  await dropAway(at.tx, accountId);
  await putBack(at, { accountId, occasion: occasionOf(away), by: { kind: "away", name } });
  await tellServers(at.tx, { t: "settings", o: at.tx.operatorId, a: accountId });
}

async function rest(at: HomeMoment, away: AwayRow): Promise<void> {
  const { accountId, by: name } = away;
  const picture = await loadHomePicture(at, accountId);
  const shows = picture.shows ?? "house";
  const devices = picture.devices.filter((row) => barOf({ ...row, shows }) === null);
  const settings = restSettings(devices);
  const occasion = occasionOf(away);
  await setForAWhile(at, { accountId, occasion, by: { kind: "away", name }, settings });
}

function occasionOf({ since }: AwayRow): string {
  return `away/${instantText(since)}`;
}
