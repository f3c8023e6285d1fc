import type { Tx } from "../platform/index.ts";
import { type Channel, channelKey, type Register } from "./model.ts";

/** A series of half-hours of a home, and the meter in `metering` that holds it. */
export interface ChannelRow extends Channel {
  readonly accountId: number;
  readonly meter: string;
  readonly unitKnown: boolean;
  /** What the dwelling buys in all: its days go to the contract's meter as well. */
  readonly isMain: boolean;
}

export interface NewChannel extends Channel {
  readonly accountId: number;
  readonly unitKnown: boolean;
}

/**
 * Its own meter. Two homes may have devices of one name, so the account stands before it:
 * `h17/dv_…/circuit-07`.
 */
export function meterOfChannel(accountId: number, channel: Channel): string {
  return `h${accountId}/${channelKey(channel)}`;
}

/** Make channels known; one that is known keeps its meter. */
export async function saveChannels(tx: Tx, channels: readonly NewChannel[]): Promise<void> {
  if (channels.length === 0) return;
  const rows = channels.map((channel) => ({
    ...channel,
    circuit: channel.circuit ?? 0,
    meter: meterOfChannel(channel.accountId, channel),
  }));
  await tx.query(
    `insert into home_channel as c
       (operator_id, account_id, device_id, register, circuit, meter_id, unit_known)
     select distinct on ("accountId", device, register, circuit)
       $1, "accountId", device, register, circuit, meter, "unitKnown"
     from jsonb_to_recordset($2::jsonb) as each ("accountId" integer, device text, register text,
       circuit smallint, meter text, "unitKnown" boolean)
     on conflict (operator_id, account_id, device_id, register, circuit) do update
       set unit_known = excluded.unit_known where c.unit_known <> excluded.unit_known`,
    [tx.operatorId, JSON.stringify(rows)],
  );
  await chooseMain(tx, [...new Set(channels.map(({ accountId }) => accountId))]);
}

/**
 * Each home's main meter: the smart meter (0x0288) that it had before, unless that one is silent
 * and another answers, as after an exchange of the meter.
 */
async function chooseMain(tx: Tx, accounts: readonly number[]): Promise<void> {
  const chosen = await tx.query<{ account_id: number; meter_id: string; is_main: boolean }>(
    `select distinct on (c.account_id) c.account_id, c.meter_id, c.is_main
     from home_channel c join home_device d using (operator_id, account_id, device_id)
     where c.operator_id = $1 and c.account_id = any($2) and c.register = 'bought'
       and d.eoj / 256 = ${0x0288}
     order by c.account_id, d.presence = 'silent', c.is_main desc, d.first_seen_at, d.device_id`,
    [tx.operatorId, accounts],
  );
  const moved = chosen.filter((each) => !each.is_main);
  if (moved.length === 0) return;
  await tx.query(
    `update home_channel set is_main = false
     where operator_id = $1 and account_id = any($2) and is_main`,
    [tx.operatorId, moved.map((each) => each.account_id)],
  );
  await tx.query(
    `update home_channel set is_main = true where operator_id = $1 and meter_id = any($2)`,
    [tx.operatorId, moved.map((each) => each.meter_id)],
  );
}

/** Every channel of homes, by device, register and circuit. */
export async function loadChannels(
  tx: Tx,
  accounts: readonly number[],
): Promise<readonly ChannelRow[]> {
  return tx.query<ChannelRow & { readonly register: Register; readonly [column: string]: unknown }>(
    `select account_id as "accountId", device_id as device, register,
       nullif(circuit, 0) as circuit, meter_id as meter, unit_known as "unitKnown",
       is_main as "isMain"
     from home_channel where operator_id = $1 and account_id = any($2)
     order by account_id, device_id, register, circuit`,
    [tx.operatorId, accounts],
  );
}

/** The main meter of each home that has one. */
export async function mainMeters(
  tx: Tx,
  accounts: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.query<{ account: number; meter: string }>(
    `select account_id as account, meter_id as meter from home_channel
     where operator_id = $1 and account_id = any($2) and is_main`,
    [tx.operatorId, accounts],
  );
  return new Map(rows.map(({ account, meter }) => [account, meter]));
}
