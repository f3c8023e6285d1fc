import type { Pool } from "pg";
import type { TakenDay } from "../../home/link/check-record.ts";
import type { GatewayRecord } from "../../home/link/messages.ts";
import { channelsOf } from "../../home/insert-home.ts";
import type { Channel } from "../../home/model.ts";
import { meterOfChannel, saveChannels, mainMeters } from "../../home/store-channels.ts";
import { loadCommandsById, takeSteps } from "../../home/store-commands.ts";
import { type HomeDay, storeHomeDays } from "../../home/store-days.ts";
import { saveDevices, savePresences, saveStates } from "../../home/store-devices.ts";
import { installedOf } from "../../home/store-gateways.ts";
import { saveTroubles } from "../../home/store-troubles.ts";
import { isEstimated, QUALITY } from "../../metering/series.ts";
import { type Clock, type Tx, withOperator } from "../../platform/index.ts";
import { tokyoDay } from "../tokyo-day.ts";
import type { AgreedMeter } from "./agreed-meters.ts";
import { gather } from "./gather.ts";
import { tellServers } from "./tell-servers.ts";

/** One message of a gateway, checked. */
export interface TakenRecords {
  readonly accountId: number;
  readonly gateway: string;
  readonly records: readonly Exclude<GatewayRecord, { kind: "day" }>[];
  readonly days: readonly (TakenDay & { readonly channel: Channel })[];
}

interface TakeParts {
  readonly pool: Pool;
  readonly operatorId: number;
  readonly clock: Pick<Clock, "instant">;
  readonly agreed: (tx: Tx, accounts: readonly number[], now: string) => Promise<AgreedMeter>;
}

/** Messages stored in one transaction at most. */
const MOST = { told: 200, days: 400 };

/**
 * Takes the messages of an operator's gateways, many in one transaction. Done when all of it is
 * committed. What devices do goes ahead of half-hours, which wait for their turn with imports.
 */
export function recordTaker(parts: TakeParts): (taken: TakenRecords) => Promise<void> {
  const { pool, operatorId } = parts;
  const tellings = gather<TakenRecords>(MOST.told, (batch) =>
    withOperator(pool, operatorId, (tx) => takeTellings(tx, batch)),
  );
  const days = gather<TakenRecords>(MOST.days, (batch) =>
    withOperator(pool, operatorId, (tx) => takeDays(tx, batch, parts)),
  );
  return async (taken) => {
    if (taken.records.length > 0) await tellings(taken);
    if (taken.days.length > 0) await days(taken);
  };
}

async function takeTellings(tx: Tx, batch: readonly TakenRecords[]): Promise<void> {
  await takeSightings(tx, batch);
  const presences = each(batch, "presence", (record, { accountId }) => [
    `${accountId}/${record.device}`,
    { ...record, accountId },
  ]);
  if (presences.length > 0) await savePresences(tx, presences);
  for (const account of new Set(presences.map(({ accountId }) => accountId)))
    await tellServers(tx, { t: "presence", o: tx.operatorId, a: account });
  await takeCommands(tx, batch);
  const troubles = batch.flatMap(({ accountId, gateway, records }) =>
    records.flatMap((record) =>
      record.kind === "trouble" ? [{ ...record, accountId, gateway }] : [],
    ),
  );
  if (troubles.length > 0) await saveTroubles(tx, troubles);
}

async function takeSightings(tx: Tx, batch: readonly TakenRecords[]): Promise<void> {
  const sightings = each(batch, "device", ({ at, seen }, { accountId, gateway }) => [
    `${accountId}/${seen.device}`,
    { accountId, gateway, at, seen },
  ]);
  if (sightings.length === 0) return;
  await saveDevices(tx, sightings);
  await saveChannels(
    tx,
    sightings.flatMap(({ accountId, seen }) => channelsOf(accountId, seen)),
  );
  for (const account of new Set(sightings.map(({ accountId }) => accountId)))
    await tellServers(tx, { t: "settings", o: tx.operatorId, a: account });
}

async function takeCommands(tx: Tx, batch: readonly TakenRecords[]): Promise<void> {
  const steps = batch.flatMap(({ gateway, records }) =>
    records.flatMap((record) => (record.kind === "command" ? [{ ...record, gateway }] : [])),
  );
  if (steps.length === 0) return;
  const changed = await loadCommandsById(tx, await takeSteps(tx, steps));
  const states = changed
    .filter(({ result }) => Object.keys(result).length > 0)
    .map(({ accountId, device, result, steps: told, askedAt }) => {
      return { accountId, device, properties: result, at: told.at(-1)?.at ?? askedAt };
    });
  if (states.length > 0) await saveStates(tx, states);
  for (const { accountId, gateway, command } of changed)
    await tellServers(tx, {
      t: "command",
      o: tx.operatorId,
      a: accountId,
      g: gateway,
      c: command,
    });
}

type Kind = TakenRecords["records"][number]["kind"];
type OfKind<K extends Kind> = Extract<TakenRecords["records"][number], { kind: K }>;

/** The last record of a kind about each thing. */
function each<K extends Kind, Row>(
  batch: readonly TakenRecords[],
  kind: K,
  rowOf: (record: OfKind<K>, of: TakenRecords) => readonly [key: string, row: Row],
): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const taken of batch)
    for (const record of taken.records)
      if (isOf(record, kind)) {
        const [key, row] = rowOf(record, taken);
        rows.set(key, row);
      }
  return [...rows.values()];
}

function isOf<K extends Kind>(
  record: TakenRecords["records"][number],
  kind: K,
): record is OfKind<K> {
  return record.kind === kind;
}

async function takeDays(
  tx: Tx,
  batch: readonly TakenRecords[],
  { clock, agreed }: TakeParts,
): Promise<void> {
  const now = clock.instant();
  const accounts = [...new Set(batch.map(({ accountId }) => accountId))];
  const main = await mainMeters(tx, accounts);
  const meterOf = main.size === 0 ? () => null : await agreed(tx, [...main.keys()], now);
  const boxes = main.size === 0 ? [] : batch.map(({ gateway }) => gateway);
  const installed = await installedOf(tx, boxes);
  const days: HomeDay[] = [];
  for (const { accountId, gateway, days: told } of batch)
    for (const { channel, ...day } of told) {
      const own = meterOfChannel(accountId, channel);
      days.push({ ...day, meter: own, copied: false });
      const isBilled = installed.has(gateway) && main.get(accountId) === own;
      const contract = isBilled ? meterOf(accountId, day.day) : null;
      if (contract !== null) days.push(copyFor(contract, day));
    }
  await storeHomeDays(tx, days, { clock, today: tokyoDay(now) });
}

/** The network operator's readings decide: until they come, what a box says is provisional. */
function copyFor(meter: string, { day, wh, quality: told }: TakenDay): HomeDay {
  const quality = told.map((mark) =>
    mark === QUALITY.missing || isEstimated(mark) ? mark : QUALITY.provisional,
  );
  return { meter, day, wh, quality, copied: true };
}
