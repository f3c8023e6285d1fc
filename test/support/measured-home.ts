import { randomBytes } from "node:crypto";
import { deviceIdOf } from "../../src/home/device-id.ts";
import { insertHome, type NewHomeDevice } from "../../src/home/index.ts";
import { meterOfChannel } from "../../src/home/store-channels.ts";
import type { Channel } from "../../src/home/model.ts";
import { addDays, type Day } from "../../src/kernel/day.ts";
import { type MeterDay, QUALITY, SLOTS_A_DAY, storeDays } from "../../src/metering/index.ts";
import type { Tx } from "../../src/platform/index.ts";

/** A device to measure with: its registers, and where it stands. */
export interface MadeDevice {
  readonly node: string;
  readonly eoj: number;
  readonly name: string;
  readonly room?: string;
  readonly channels: readonly Omit<Channel, "device">[];
  readonly measuredBy?: { readonly node: string; readonly eoj: number; readonly circuit: number };
}

export interface MadeHome {
  readonly accountId: number;
  readonly now: string;
  readonly rooms: readonly string[];
  readonly devices: readonly MadeDevice[];
}

/** Insert a home as a gateway would have told it; readings come by `channelDays`. */
export async function insertMadeHome(tx: Tx, home: MadeHome): Promise<void> {
  const { accountId, now, rooms, devices } = home;
  const publicKey = randomBytes(32).toString("base64");
  const gateway = { publicKey, name: "ゲートウェイ", version: "1.0.0" };
  const asked = { accountId, by: "test", now, gateway, rooms, devices: devices.map(newDevice) };
  const inserted = await insertHome(tx, asked);
  if (!inserted.ok) throw new Error(inserted.refusal.code);
}

function newDevice(made: MadeDevice): NewHomeDevice {
  const { node, eoj, name, room, channels, measuredBy } = made;
  const facts = { maker: 0x77, product: null, serial: null, release: "R", address: "127.0.0.1" };
  return {
    seen: {
      device: deviceIdOf({ node, eoj }),
      node,
      eoj,
      ...facts,
      gets: [],
      sets: [],
      announces: [],
      channels: channels.map((channel) => ({ ...channel, unitKnown: true })),
    },
    name,
    ...(room === undefined ? {} : { room }),
    ...(measuredBy === undefined
      ? {}
      : { measuredBy: { device: deviceIdOf(measuredBy), circuit: measuredBy.circuit } }),
  };
}

export interface MadeDays {
  readonly accountId: number;
  readonly device: Pick<MadeDevice, "node" | "eoj">;
  readonly register: Channel["register"];
  readonly circuit?: number;
  readonly from: Day;
  readonly until: Day;
  /** Wh of a half-hour; null: missing. */
  readonly whAt: (day: Day, slot: number) => number | null;
}

/** Whole days of a channel. */
export function channelDays(made: MadeDays): readonly MeterDay[] {
  const { accountId, device, register, circuit = null, from, until, whAt } = made;
  const meter = meterOfChannel(accountId, { device: deviceIdOf(device), register, circuit });
  return meterDays({ meter, from, until, whAt });
}

export function meterDays({
  meter,
  from,
  until,
  whAt,
}: Pick<MadeDays, "from" | "until" | "whAt"> & { readonly meter: string }): readonly MeterDay[] {
  return Array.from({ length: until - from }, (_, at) => {
    const day = addDays(from, at);
    const values = Array.from({ length: SLOTS_A_DAY }, (_, slot) => whAt(day, slot));
    return {
      meter,
      day,
      wh: Int32Array.from(values, (wh) => wh ?? 0),
      quality: Uint8Array.from(values, (wh) => (wh === null ? QUALITY.missing : QUALITY.measured)),
    };
  });
}

export async function keepDays(tx: Tx, days: readonly MeterDay[], knownAt: string): Promise<void> {
  await storeDays(tx, days, { importId: 0, knownAt });
}
