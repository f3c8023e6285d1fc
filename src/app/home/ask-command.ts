import { createHash } from "node:crypto";
import { type Bar, barOf } from "../../home/control/barred.ts";
import {
  checkSetting,
  type SettableProperty,
  type SettingRefusal,
} from "../../home/control/check-setting.ts";
import { EXPIRES_AFTER } from "../../home/control/command-way.ts";
import { deviceKind } from "../../home/control/device-kinds.ts";
import { isExcluded } from "../../home/control/device-rules.ts";
import { safeRange } from "../../home/control/limits.ts";
import { type Settable, settablesOf } from "../../home/echonet/settable.ts";
import type { Properties } from "../../home/model.ts";
import { newName } from "../../home/secret.ts";
import {
  type CommandBy,
  commandOfKey,
  type CommandRow,
  insertCommand,
  loadCommand,
} from "../../home/store-commands.ts";
import { loadDeviceRules } from "../../home/store-device-rules.ts";
import { type DeviceRow, loadDevice } from "../../home/store-devices.ts";
import { type GatewayRow, isConnected, loadGateway } from "../../home/store-gateways.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { addSeconds, recordAudit } from "../../platform/index.ts";
import { type HomeMoment, homeServiceOf } from "./home-service.ts";
import { tellServers } from "./tell-servers.ts";

export interface CommandAsk {
  readonly accountId: number;
  readonly device: string;
  readonly set: Properties;
  readonly by: CommandBy;
  /** Login of the person; left out: the name of what asks. */
  readonly actor?: string;
  /** The same key is the same command, however often it is asked for. */
  readonly key: string;
  /** Left out: after a minute where a person waits, after ten where a plan asks. */
  readonly expiresAt?: string;
}

export type CommandRefusal =
  | { readonly code: "home.no-service" }
  | { readonly code: "home.device-not-found" }
  | { readonly code: Bar }
  | { readonly code: "home.gateway-offline" }
  | { readonly code: "request.key-reused" }
  | SettingRefusal;

/**
 * Ask that a device be set: the only way in, whoever asks. It is written down with who asked, and
 * told to the server that holds the gateway's line when the transaction commits.
 */
export async function askCommand(
  at: HomeMoment,
  ask: CommandAsk,
): Promise<Result<CommandRow, CommandRefusal>> {
  const { tx } = at;
  const bodyHash = hashOf(ask);
  const before = await commandOfKey(tx, { ...ask, bodyHash });
  if (before !== null)
    return before.isSame ? ok(before.command) : no({ code: "request.key-reused" });
  const device = await loadDevice(tx, ask.accountId, ask.device);
  const gateway = device && (await loadGateway(tx, device.gateway));
  if (!device || !gateway || gateway.revokedAt !== null)
    return no({ code: "home.device-not-found" });
  const refusal = await refusalOf(at, { ask, device, gateway });
  if (refusal !== null) return no(refusal);
  const command = newName("cm");
  const expiresAt = ask.expiresAt ?? addSeconds(at.now, lifeOf(ask.by));
  const made = await insertCommand(tx, {
    ...ask,
    command,
    gateway: gateway.gateway,
    bodyHash,
    now: at.now,
    expiresAt,
  });
  // Asked twice at the same time: the other one was first.
  if (!made) return askCommand(at, ask);
  await writeDown(at, { ask, command, gateway: gateway.gateway });
  const row = await loadCommand(tx, command);
  if (!row) throw new Error(`command ${command} was written and is not there`);
  return ok(row);
}

interface Asked {
  readonly ask: CommandAsk;
  readonly device: DeviceRow;
  readonly gateway: GatewayRow;
}

async function refusalOf(
  at: HomeMoment,
  { ask, device, gateway }: Asked,
): Promise<CommandRefusal | null> {
  const shows = await homeServiceOf(at, ask.accountId);
  if (shows === null) return { code: "home.no-service" };
  const excluded = isExcluded(await loadDeviceRules(at.tx), device);
  const bar = barOf({ ...device, shows, excluded });
  if (bar !== null) return { code: bar };
  const checked = checkSetting(ask.set, offeredOf(device));
  if (!checked.ok) return checked.refusal;
  if (isWaitedFor(ask.by) && !isConnected(gateway, at.now)) return { code: "home.gateway-offline" };
  return null;
}

/** What may be set of a device from afar, within what is safe. */
export function offeredOf({
  eoj,
  sets,
}: Pick<DeviceRow, "eoj" | "sets">): readonly (Settable & SettableProperty)[] {
  const { deviceType } = deviceKind(eoj);
  return settablesOf(eoj, sets).map((each) => ({
    ...each,
    ...safeRange(deviceType, each.property, each),
  }));
}

/** A person looks at it now: what cannot go out at once is refused, not kept for later. */
function isWaitedFor({ kind }: CommandBy): boolean {
  return kind === "resident" || kind === "staff" || kind === "scene" || kind === "api";
}

function lifeOf(by: CommandBy): number {
  return isWaitedFor(by) ? EXPIRES_AFTER.asked : EXPIRES_AFTER.planned;
}

async function writeDown(
  { tx, now }: HomeMoment,
  { ask, command, gateway }: { ask: CommandAsk; command: string; gateway: string },
): Promise<void> {
  const { accountId, device, set, by, actor = by.name } = ask;
  await recordAudit(tx, {
    at: now,
    actor,
    action: "home.command",
    accountId,
    purpose: "MM-02",
    detail: { command, device, set, kind: by.kind },
  });
  await tellServers(tx, { t: "command", o: tx.operatorId, a: accountId, g: gateway, c: command });
}

function hashOf({ device, set }: CommandAsk): Buffer {
  return createHash("sha256")
    .update(JSON.stringify([device, set]))
    .digest();
}
