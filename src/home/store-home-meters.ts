import type { Tx } from "../platform/index.ts";
import { nameOf } from "./control/device-kinds.ts";
import { isExcluded } from "./control/device-rules.ts";
import { loadChannels } from "./store-channels.ts";
import { loadDeviceRules } from "./store-device-rules.ts";
import { loadDevices } from "./store-devices.ts";
import { loadRooms } from "./store-rooms.ts";
import type { HomeMeters } from "./views/home-meters.ts";

/** Rooms, devices and their channels with the meter of each: what views are drawn from. */
export async function loadHomeMeters(tx: Tx, accountId: number): Promise<HomeMeters> {
  const rules = await loadDeviceRules(tx);
  const channels = await loadChannels(tx, [accountId]);
  const devices = (await loadDevices(tx, accountId)).map((row) => ({
    device: row.device,
    eoj: row.eoj,
    name: nameOf(row),
    room: row.room,
    excluded: isExcluded(rules, row),
    measuredBy: row.measuredBy,
    channels: channels
      .filter(({ device }) => device === row.device)
      .map(({ register, circuit, meter }) => ({ register, circuit, meter })),
  }));
  return { rooms: await loadRooms(tx, accountId), devices };
}
