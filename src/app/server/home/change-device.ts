import { barBesideConsent } from "../../../home/control/barred.ts";
import { classOf } from "../../../home/echonet/class-table.ts";
import { isExcluded } from "../../../home/control/device-rules.ts";
import { loadChannels } from "../../../home/store-channels.ts";
import { loadDeviceRules } from "../../../home/store-device-rules.ts";
import {
  type DeviceChange,
  type DeviceRow,
  loadDevice,
  saveDeviceChange,
} from "../../../home/store-devices.ts";
import { loadRooms } from "../../../home/store-rooms.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { recordAudit } from "../../../platform/index.ts";
import { tellServers } from "../../home/tell-servers.ts";
import type { Listed, Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";
import { refuseUnlessAppliances } from "./home-moment.ts";

const BOARD = 0x0287;

/** What a resident says about a device: its name and place, and what may be done with it. */
export async function changeDevice(
  at: Reading,
  of: { readonly accountId: number; readonly device: string },
  change: DeviceChange,
): Promise<Result<null, Refusal>> {
  const allowed = await refuseUnlessAppliances(at, of.accountId);
  if (!allowed.ok) return allowed;
  const row = await loadDevice(at.tx, of.accountId, of.device);
  if (row === null) return no({ code: "home.device-not-found" });
  const refusal = (await refuseConsent(at, row, change)) ?? (await refusePlace(at, row, change));
  if (refusal !== null) return no(refusal);
  await saveDeviceChange(at.tx, of, { ...change, by: at.session.loginId, now: at.now });
  await noteConsent(at, row, change);
  await tellServers(at.tx, { t: "settings", o: at.tx.operatorId, a: of.accountId });
  return ok(null);
}

async function refuseConsent(
  { tx }: Reading,
  row: DeviceRow,
  { controllable, automatic }: DeviceChange,
): Promise<Listed | null> {
  if (controllable !== true && automatic !== true) return null;
  const excluded = isExcluded(await loadDeviceRules(tx), row);
  const bar = barBesideConsent({ ...row, shows: "appliances", excluded });
  if (bar !== null) return { code: bar };
  const isAllowed = controllable ?? row.controllable;
  return automatic === true && !isAllowed ? { code: "home.not-allowed" } : null;
}

async function refusePlace(
  { tx }: Reading,
  { accountId, device }: DeviceRow,
  { room, measuredBy }: DeviceChange,
): Promise<Listed | null> {
  if (room !== undefined && room !== null) {
    const rooms = await loadRooms(tx, accountId);
    if (!rooms.some((each) => each.room === room)) return { code: "home.room-not-found" };
  }
  if (measuredBy === undefined || measuredBy === null) return null;
  const board = await loadDevice(tx, accountId, measuredBy.device);
  const isBoard = board !== null && classOf(board.eoj) === BOARD && board.device !== device;
  const channels = isBoard ? await loadChannels(tx, [accountId]) : [];
  const isCircuit = channels.some(
    (each) => each.device === measuredBy.device && each.circuit === measuredBy.circuit,
  );
  return isCircuit ? null : { code: "home.no-such-circuit" };
}

/** Allowing and forbidding control is a consent, and kept as one. */
async function noteConsent(
  { tx, now, session }: Reading,
  { accountId, device }: DeviceRow,
  { controllable, automatic }: DeviceChange,
): Promise<void> {
  if (controllable === undefined && automatic === undefined) return;
  await recordAudit(tx, {
    at: now,
    actor: session.loginId,
    action: "home.consent",
    accountId,
    purpose: "MM-02",
    detail: { device, controllable: controllable ?? null, automatic: automatic ?? null },
  });
}
