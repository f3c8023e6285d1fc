import { isExcluded } from "../../home/control/device-rules.ts";
import { type AwayRow, loadAway } from "../../home/store-away.ts";
import { type CommandRow, loadUnderWay } from "../../home/store-commands.ts";
import { loadDeviceRules } from "../../home/store-device-rules.ts";
import { type DeviceRow, loadDevices } from "../../home/store-devices.ts";
import { type GatewayRow, isConnected, loadGateways } from "../../home/store-gateways.ts";
import { loadRooms, type RoomRow } from "../../home/store-rooms.ts";
import { type HomeMoment, type HomeService, homeServiceOf } from "./home-service.ts";
import type { KnownNow } from "./home-now.ts";

export interface PictureDevice extends DeviceRow {
  readonly excluded: boolean;
}

/** A home as it is known at one instant. */
export interface HomePicture {
  readonly asOf: string;
  /** Null: no contract shows or steers anything. */
  readonly shows: HomeService | null;
  readonly gateways: readonly (GatewayRow & { readonly connected: boolean })[];
  readonly rooms: readonly RoomRow[];
  readonly devices: readonly PictureDevice[];
  readonly away: AwayRow | null;
  readonly underWay: readonly CommandRow[];
}

export async function loadHomePicture(at: HomeMoment, accountId: number): Promise<HomePicture> {
  const { tx, now } = at;
  const rules = await loadDeviceRules(tx);
  const devices = await loadDevices(tx, accountId);
  const gateways = await loadGateways(tx, accountId);
  return {
    asOf: now,
    shows: await homeServiceOf(at, accountId),
    gateways: gateways.map((each) => ({ ...each, connected: isConnected(each, now) })),
    rooms: await loadRooms(tx, accountId),
    devices: devices.map((row) => ({ ...row, excluded: isExcluded(rules, row) })),
    away: await loadAway(tx, accountId),
    underWay: await loadUnderWay(tx, accountId),
  };
}

/** With what a server's memory knows newer than what was written down. */
export function withNow(picture: HomePicture, now: ReadonlyMap<string, KnownNow>): HomePicture {
  const devices = picture.devices.map((row) => {
    const known = now.get(row.device);
    if (known === undefined) return row;
    return { ...row, state: { ...row.state, ...known.properties }, stateAt: known.at };
  });
  return { ...picture, devices };
}
