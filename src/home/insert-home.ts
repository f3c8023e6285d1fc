import { ok, type Result } from "../kernel/result.ts";
import type { Tx } from "../platform/index.ts";
import type { DeviceSeen } from "./link/messages.ts";
import type { Properties } from "./model.ts";
import { type NewChannel, saveChannels } from "./store-channels.ts";
import { saveDeviceChange, saveDevices, savePresences, saveStates } from "./store-devices.ts";
import { enrolGateway, type EnrolmentRefusal } from "./store-gateways.ts";
import { loadRooms, saveRooms } from "./store-rooms.ts";

/** A home that is set up at once, as a demo or a test does. */
export interface NewHome {
  readonly accountId: number;
  readonly by: string;
  readonly now: string;
  readonly gateway: {
    /** Ed25519, raw 32 bytes, base64. */
    readonly publicKey: string;
    readonly name: string;
    readonly version: string;
    readonly serial?: string;
    readonly installed?: boolean;
  };
  /** Names, in their order. */
  readonly rooms: readonly string[];
  readonly devices: readonly NewHomeDevice[];
}

export interface NewHomeDevice {
  readonly seen: DeviceSeen;
  readonly name?: string;
  /** Name of its room. */
  readonly room?: string;
  readonly controllable?: boolean;
  readonly automatic?: boolean;
  readonly measuredBy?: { readonly device: string; readonly circuit: number };
  readonly state?: Properties;
}

/** A gateway, rooms, devices and their channels; returns the gateway's name. */
export async function insertHome(
  tx: Tx,
  { accountId, by, now, gateway, rooms, devices }: NewHome,
): Promise<Result<string, EnrolmentRefusal>> {
  const enrolled = await enrolGateway(tx, { ...gateway, accountId, by, now });
  if (!enrolled.ok) return enrolled;
  await saveRooms(
    tx,
    accountId,
    rooms.map((name) => ({ room: null, name })),
  );
  const placeOf = new Map((await loadRooms(tx, accountId)).map(({ name, room }) => [name, room]));
  const own = { accountId, gateway: enrolled.value, at: now };
  await saveDevices(
    tx,
    devices.map(({ seen }) => ({ ...own, seen })),
  );
  await savePresences(
    tx,
    devices.map(({ seen: { device } }) => {
      return { ...own, device, presence: "answers" as const, heardAt: now, answeredAt: now };
    }),
  );
  await saveStates(
    tx,
    devices.flatMap(({ seen: { device }, state }) =>
      state === undefined ? [] : [{ accountId, device, properties: state, at: now }],
    ),
  );
  for (const { seen, room, ...change } of devices) {
    const place = room === undefined ? {} : { room: placeOf.get(room) ?? null };
    const of = { accountId, device: seen.device };
    await saveDeviceChange(tx, of, { ...change, ...place, by, now });
  }
  await saveChannels(
    tx,
    devices.flatMap(({ seen }) => channelsOf(accountId, seen)),
  );
  return ok(enrolled.value);
}

/** The series that a device says it has. */
export function channelsOf(accountId: number, { device, channels }: DeviceSeen): NewChannel[] {
  return channels.map((channel) => ({ ...channel, accountId, device }));
}
