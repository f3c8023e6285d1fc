import { deviceIdOf } from "../../home/device-id.ts";
import {
  type DayRecord,
  isAhead,
  refuseRecord,
  type TakenDay,
} from "../../home/link/check-record.ts";
import type { FromGateway } from "../../home/link/messages.ts";
import { channelKey } from "../../home/model.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { CLOSE, type Line } from "./open-line.ts";
import type { KnownGateway } from "./prove-line.ts";
import type { TakenRecords } from "./take-records.ts";

type Told = Exclude<FromGateway, { type: "proof" }>;
type Records = Extract<FromGateway, { type: "records" }>;

/** Messages of one line that wait to be committed, at most. */
const MOST_UNDER_WAY = 64;

/** A message of a proven gateway: what is now, or records to keep. */
export async function takeMessage(line: Line, gateway: KnownGateway, message: Told): Promise<void> {
  if (message.type === "live") return takeLive(line, gateway, message);
  // The operator's clock may have been moved since the line was opened.
  await line.links.operatorOf(gateway.home.operatorId);
  const taken = takenOf(gateway, message);
  if (typeof taken === "string") return line.refuse("bad-message", taken);
  line.underWay += 1;
  if (line.underWay > MOST_UNDER_WAY)
    return line.refuse("too-fast", `more than ${MOST_UNDER_WAY} messages without an answer`);
  keep(line, gateway, { taken, through: message.first + message.records.length - 1 });
}

function takeLive(
  line: Line,
  { home, devices }: KnownGateway,
  message: Extract<FromGateway, { type: "live" }>,
): void {
  const known = message.devices.filter(({ device }) => devices.has(device));
  if (known.length > 0) line.links.hub.take(home, message.at, known);
}

/** All of a message, or why none of it. */
function takenOf(
  { gateway, home: { accountId }, operator, devices, channels }: KnownGateway,
  { records }: Records,
): TakenRecords | string {
  const today = tokyoDay(operator.clock.instant());
  const [newDevices, newChannels] = [new Set<string>(), new Set<string>()];
  const known = {
    today,
    idOf: deviceIdOf,
    hasDevice: (device: string) => devices.has(device) || newDevices.has(device),
    hasChannel: (channel: string) => channels.has(channel) || newChannels.has(channel),
  };
  const days: (TakenDay & { channel: TakenRecords["days"][number]["channel"] })[] = [];
  const told: TakenRecords["records"][number][] = [];
  for (const record of records) {
    const count = devices.size + newDevices.size;
    const refusal = refuseRecord(record, { ...known, devices: count }, (day) => {
      if (record.kind === "day") days.push({ ...day, channel: record });
    });
    if (refusal !== null) return JSON.stringify(refusal);
    if (record.kind === "day") {
      if (isAhead(record, today)) told.push(leftOut(record));
      continue;
    }
    told.push(record);
    if (record.kind !== "device") continue;
    const { device } = record.seen;
    if (!devices.has(device)) newDevices.add(device);
    for (const each of record.seen.channels) newChannels.add(channelKey({ ...each, device }));
  }
  for (const device of newDevices) devices.add(device);
  for (const channel of newChannels) channels.add(channel);
  return { accountId, gateway, records: told, days };
}

/** What stays of a day that was left out: a word to whoever looks after the gateway. */
function leftOut({ at, day }: DayRecord): TakenRecords["records"][number] {
  return { kind: "trouble", at, device: null, code: "day-ahead", detail: { day } };
}

/** Acknowledged when it is committed, and everything before it. */
function keep(
  line: Line,
  { gateway, operator }: KnownGateway,
  { taken, through }: { readonly taken: TakenRecords; readonly through: number },
): void {
  const stored = operator.take(taken);
  // Looked at only when its turn comes; until then its failure is nobody's surprise.
  stored.catch(() => undefined);
  line.acks = line.acks
    .then(async () => {
      await stored;
      line.underWay -= 1;
      line.acked = Math.max(line.acked, through);
      line.links.noteAcked(operator.operatorId, gateway, line.acked);
      line.say({ type: "ack", through: line.acked });
    })
    .catch((error: unknown) => {
      if (!line.isClosed) line.links.report(error);
      line.close(CLOSE.tryAgain, "try again");
      throw error;
    });
  line.acks.catch(() => undefined);
}
