import { barOf } from "../../home/control/barred.ts";
import type { Setting } from "../../home/control/away.ts";
import { deviceKind } from "../../home/control/device-kinds.ts";
import { isExcluded } from "../../home/control/device-rules.ts";
import { replacedBy, toPutBack } from "../../home/control/remember.ts";
import type { Eoj, Properties } from "../../home/model.ts";
import { saveRemembered, takeRemembered } from "../../home/store-away.ts";
import type { CommandBy, CommandRow } from "../../home/store-commands.ts";
import { loadDeviceRules } from "../../home/store-device-rules.ts";
import { loadDevice, loadDevices } from "../../home/store-devices.ts";
import type { Result } from "../../kernel/result.ts";
import { addSeconds } from "../../platform/index.ts";
import { askCommand, type CommandRefusal } from "./ask-command.ts";
import { type HomeMoment, homeServiceOf } from "./home-service.ts";

const PUT_BACK_WITHIN_SECONDS = 2 * 3600;

export interface AutomaticDevice {
  readonly device: string;
  readonly eoj: Eoj;
  readonly deviceType: string;
  readonly state: Properties;
}

/** The devices of a home that may answer an event by themselves. */
export async function automaticDevices(
  at: HomeMoment,
  accountId: number,
): Promise<readonly AutomaticDevice[]> {
  const shows = await homeServiceOf(at, accountId);
  if (shows === null) return [];
  const rules = await loadDeviceRules(at.tx);
  return (await loadDevices(at.tx, accountId))
    .filter((row) => row.automatic)
    .filter((row) => barOf({ ...row, shows, excluded: isExcluded(rules, row) }) === null)
    .map(({ device, eoj, state }) => {
      return { device, eoj, deviceType: deviceKind(eoj).deviceType, state };
    });
}

export interface Change {
  readonly accountId: number;
  /** Names what it is for; settings are remembered and put back under it. */
  readonly occasion: string;
  readonly by: CommandBy;
  readonly expiresAt?: string;
}

export type AskedEach = {
  readonly device: string;
  readonly asked: Result<CommandRow, CommandRefusal>;
};

/**
 * Set devices for a while: what is replaced is remembered, once for each occasion. Asked again for
 * the same occasion, it does nothing more.
 */
export async function setForAWhile(
  at: HomeMoment,
  change: Change & { readonly settings: readonly Setting[] },
): Promise<readonly AskedEach[]> {
  const { accountId, occasion, settings } = change;
  const all: AskedEach[] = [];
  for (const { device, set } of settings) {
    const known = await loadDevice(at.tx, accountId, device);
    const key = `${occasion}/${device}/set`;
    const asked = await askCommand(at, { ...change, device, set, key });
    all.push({ device, asked });
    if (!known || !asked.ok) continue;
    const before = replacedBy(set, known.state);
    const remembered = { device, settings: before, setTo: set, at: at.now };
    await saveRemembered(at.tx, change, remembered);
  }
  return all;
}

/** Put back what still stands as it was set; what somebody has chosen since stays. */
export async function putBack(at: HomeMoment, change: Change): Promise<readonly AskedEach[]> {
  const all: AskedEach[] = [];
  for (const each of await takeRemembered(at.tx, change)) {
    const { device } = each;
    const known = await loadDevice(at.tx, change.accountId, device);
    const set = known ? toPutBack(each, known.state) : {};
    if (Object.keys(set).length === 0) continue;
    const key = `${change.occasion}/${device}/back`;
    all.push({ device, asked: await askCommand(at, { ...change, device, set, key }) });
  }
  return all;
}

interface EventAnswer {
  readonly accountId: number;
  /** Names the event and its day: its settings are remembered under it. */
  readonly occasion: string;
  /** Of the event, as the log says it. */
  readonly name: string;
  readonly expiresAt?: string;
}

/** Answer an event by itself, as the resident agreed to (MM-09). */
export function answerEvent(
  at: HomeMoment,
  answer: EventAnswer & { readonly settings: readonly Setting[] },
): Promise<readonly AskedEach[]> {
  return setForAWhile(at, { ...answer, by: { kind: "automatic", name: answer.name } });
}

/**
 * The event is over, or the resident opts out of it: the settings of before. A home without network
 * gets them when it is back within two hours; later, somebody may have set it by hand meanwhile.
 */
export function undoEvent(at: HomeMoment, answer: EventAnswer): Promise<readonly AskedEach[]> {
  const expiresAt = addSeconds(at.now, PUT_BACK_WITHIN_SECONDS);
  return putBack(at, { expiresAt, ...answer, by: { kind: "automatic", name: answer.name } });
}
