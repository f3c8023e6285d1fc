import { type Day, parseDay } from "../../kernel/day.ts";
import { QUALITY, SLOTS_A_DAY } from "../../metering/series.ts";
import { type Channel, channelKey, type DeviceIdentity } from "../model.ts";
import type { DeviceSeen, GatewayRecord } from "./messages.ts";

/** What a gateway says that no honest one says; nothing of its message is taken then. */
export type RecordRefusal =
  | { readonly code: "home.no-day"; readonly day: string }
  | { readonly code: "home.day-too-old"; readonly day: string }
  | { readonly code: "home.short-day"; readonly day: string }
  | { readonly code: "home.bad-quality"; readonly quality: number }
  | { readonly code: "home.absurd-energy"; readonly wh: number }
  | { readonly code: "home.unknown-channel"; readonly channel: string }
  | { readonly code: "home.unknown-device"; readonly device: string }
  | { readonly code: "home.other-identity"; readonly device: string }
  | { readonly code: "home.too-many-devices" };

/** The meters' own histories reach back 99 days; a gateway may have been off for a year. */
const OLDEST_DAYS = 400;
/** A half-hour at 2 MW: no building of flats buys more. */
const MOST_WH = 1_000_000;

/** Slots that a gateway may fill in: what it read, or what it can share out, never an estimate. */
const OF_GATEWAYS: readonly number[] = [
  QUALITY.missing,
  QUALITY.measured,
  QUALITY.backfilled,
  QUALITY.spread,
  QUALITY.rolledOver,
  QUALITY.exchanged,
];

export interface HomeKnown {
  /** What a device is called by what it says of itself. */
  readonly idOf: (identity: DeviceIdentity) => string;
  readonly devices: number;
  /** The operator's civil day in Tokyo. */
  readonly today: Day;
  readonly hasDevice: (device: string) => boolean;
  /** By `channelKey`. */
  readonly hasChannel: (channel: string) => boolean;
}

export type TakenDay = { readonly day: Day; readonly wh: Int32Array; readonly quality: Uint8Array };

/** Why a record is refused; null: nothing stands against it. */
export function refuseRecord(
  record: GatewayRecord,
  known: HomeKnown,
  taken: (day: TakenDay) => void,
): RecordRefusal | null {
  switch (record.kind) {
    case "device":
      return refuseSighting(record.seen, known);
    case "command":
      return null;
    case "presence":
      return refuseDevice(record.device, known);
    case "trouble":
      return record.device === null ? null : refuseDevice(record.device, known);
    case "day":
      return refuseDay(record, known, taken);
  }
}

function refuseDevice(device: string, { hasDevice }: HomeKnown): RecordRefusal | null {
  return hasDevice(device) ? null : { code: "home.unknown-device", device };
}

/** Devices of a home at most, a building's sub-meters among them. */
const MOST_DEVICES = 600;

/** A device's name follows from its identity, so that nobody takes another's by chance. */
function refuseSighting(seen: DeviceSeen, known: HomeKnown): RecordRefusal | null {
  const { device } = seen;
  if (known.idOf(seen) !== device) return { code: "home.other-identity", device };
  const isOneMore = !known.hasDevice(device) && known.devices >= MOST_DEVICES;
  return isOneMore ? { code: "home.too-many-devices" } : null;
}

export type DayRecord = Extract<GatewayRecord, { kind: "day" }>;

/**
 * A day that has not come by the operator's clock. It is left out, not refused: a box whose clock
 * runs ahead would otherwise be cut off with all it has to say.
 */
export function isAhead({ day }: DayRecord, today: Day): boolean {
  const told = parseDay(day);
  return told !== null && told > today;
}

function refuseDay(
  record: DayRecord,
  { today, hasChannel }: HomeKnown,
  taken: (day: TakenDay) => void,
): RecordRefusal | null {
  const channel = channelKey(record satisfies Channel);
  if (!hasChannel(channel)) return { code: "home.unknown-channel", channel };
  const day = parseDay(record.day);
  if (day === null) return { code: "home.no-day", day: record.day };
  if (isAhead(record, today)) return null;
  if (day < today - OLDEST_DAYS) return { code: "home.day-too-old", day: record.day };
  const slots = unpackDay(record);
  if (slots === null) return { code: "home.short-day", day: record.day };
  const refusal = refuseSlots(slots);
  if (refusal === null) taken({ day, ...slots });
  return refusal;
}

/** 48 × int32 LE and 48 × uint8. Null: padding made fewer of them than the text is long. */
function unpackDay({ wh, quality }: DayRecord): Pick<TakenDay, "wh" | "quality"> | null {
  const [bytes, marks] = [bytesOf(wh), bytesOf(quality)];
  if (bytes.length !== SLOTS_A_DAY * 4 || marks.length !== SLOTS_A_DAY) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    wh: Int32Array.from({ length: SLOTS_A_DAY }, (_, slot) => view.getInt32(slot * 4, true)),
    quality: marks,
  };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function refuseSlots({ wh, quality }: Pick<TakenDay, "wh" | "quality">): RecordRefusal | null {
  for (let slot = 0; slot < SLOTS_A_DAY; slot += 1) {
    const mark = quality[slot] ?? -1;
    const energy = wh[slot] ?? 0;
    if (!OF_GATEWAYS.includes(mark)) return { code: "home.bad-quality", quality: mark };
    const most = mark === QUALITY.missing ? 0 : MOST_WH;
    if (energy < 0 || energy > most) return { code: "home.absurd-energy", wh: energy };
  }
  return null;
}
