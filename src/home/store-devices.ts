import type { Tx } from "../platform/index.ts";
import type { DeviceFacts } from "./control/device-rules.ts";
import type { DeviceSeen } from "./link/messages.ts";
import type { Eoj, Presence, Properties } from "./model.ts";

/** What is known of a device, and what its resident decided about it. */
export interface DeviceRow {
  readonly device: string;
  readonly accountId: number;
  readonly gateway: string;
  readonly node: string;
  readonly eoj: Eoj;
  readonly maker: number | null;
  readonly product: string | null;
  readonly serial: string | null;
  readonly release: string | null;
  readonly gets: readonly number[];
  readonly sets: readonly number[];
  /** The resident's own name; empty: none. */
  readonly name: string;
  readonly room: string | null;
  readonly controllable: boolean;
  readonly automatic: boolean;
  readonly measuredBy: { readonly device: string; readonly circuit: number } | null;
  readonly presence: Presence;
  readonly heardAt: string | null;
  readonly answeredAt: string | null;
  /** As it was last written down; the live hub may know it newer. */
  readonly state: Properties;
  readonly stateAt: string | null;
}

const DEVICE = `device_id as device, account_id as "accountId", gateway_id as gateway, node, eoj,
  maker, product, serial, release, gets, sets, name, room_id as room, controllable, automatic,
  case when measured_device is not null then
    jsonb_build_object('device', measured_device, 'circuit', measured_circuit) end as "measuredBy",
  presence, heard_at as "heardAt", answered_at as "answeredAt", state, state_at as "stateAt"`;

/** Every device of a home; those of revoked gateways are left out. */
export function loadDevices(tx: Tx, accountId: number): Promise<readonly DeviceRow[]> {
  return tx.query<DeviceRow & Record<string, unknown>>(
    `select ${DEVICE} from home_device d
     where operator_id = $1 and account_id = $2 and exists (select from home_gateway g
       where (g.operator_id, g.gateway_id) = (d.operator_id, d.gateway_id)
         and g.revoked_at is null)
     order by eoj, device_id`,
    [tx.operatorId, accountId],
  );
}

export async function loadDevice(
  tx: Tx,
  accountId: number,
  device: string,
): Promise<DeviceRow | null> {
  const [row] = await tx.query<DeviceRow & Record<string, unknown>>(
    `select ${DEVICE} from home_device
     where operator_id = $1 and account_id = $2 and device_id = $3`,
    [tx.operatorId, accountId, device],
  );
  return row ?? null;
}

/** A gateway tells of a device of its own household. */
export interface Sighting {
  readonly accountId: number;
  readonly gateway: string;
  readonly at: string;
  readonly seen: DeviceSeen;
}

/** Facts as gateways tell them, once for each device; an older telling changes nothing. */
export async function saveDevices(tx: Tx, sightings: readonly Sighting[]): Promise<void> {
  const rows = sightings.map(({ accountId, gateway, at, seen }) => ({
    ...seen,
    account_id: accountId,
    gateway_id: gateway,
    at,
  }));
  await tx.query(
    `insert into home_device as d (operator_id, account_id, device_id, gateway_id, node, eoj, maker,
       product, serial, release, address, gets, sets, announces, first_seen_at, seen_at)
     select $1, account_id, device, gateway_id, node, eoj, maker, product, serial, release, address,
       gets, sets, announces, at, at
     from jsonb_to_recordset($2::jsonb) as each (account_id integer, device text, gateway_id text,
       node text, eoj integer, maker integer, product text, serial text, release text, address text,
       gets integer[], sets integer[], announces integer[], at timestamptz)
     on conflict (operator_id, account_id, device_id) do update
       set gateway_id = excluded.gateway_id, node = excluded.node, eoj = excluded.eoj,
         maker = excluded.maker, product = excluded.product, serial = excluded.serial,
         release = excluded.release, address = excluded.address, gets = excluded.gets,
         sets = excluded.sets, announces = excluded.announces, seen_at = excluded.seen_at
       where d.seen_at <= excluded.seen_at`,
    [tx.operatorId, JSON.stringify(rows)],
  );
}

export interface PresenceChange {
  readonly accountId: number;
  readonly device: string;
  readonly at: string;
  readonly presence: Presence;
  readonly heardAt: string | null;
  readonly answeredAt: string | null;
}

/** How devices stand; an older word changes nothing. */
export async function savePresences(tx: Tx, changes: readonly PresenceChange[]): Promise<void> {
  await tx.query(
    `update home_device d set presence = each.presence, presence_at = each.at,
       heard_at = coalesce(each."heardAt", d.heard_at),
       answered_at = coalesce(each."answeredAt", d.answered_at)
     from jsonb_to_recordset($2::jsonb) as each ("accountId" integer, device text, at timestamptz,
       presence text, "heardAt" timestamptz, "answeredAt" timestamptz)
     where d.operator_id = $1 and d.account_id = each."accountId" and d.device_id = each.device
       and (d.presence_at is null or d.presence_at <= each.at)`,
    [tx.operatorId, JSON.stringify(changes)],
  );
}

export interface KnownState {
  readonly accountId: number;
  readonly device: string;
  /** What changed; laid over what is known. */
  readonly properties: Properties;
  readonly at: string;
}

/** A state that is longer, as JSON, is none of one device: what was said before is forgotten. */
const MOST_LETTERS = 64_000;

/** Write down what the live hub knows. */
export async function saveStates(tx: Tx, states: readonly KnownState[]): Promise<void> {
  await tx.query(
    `update home_device d set state_at = each.at,
       state = case when length((d.state || each.properties)::text) > ${MOST_LETTERS}
         then each.properties else d.state || each.properties end
     from jsonb_to_recordset($2::jsonb) as each ("accountId" integer, device text,
       properties jsonb, at timestamptz)
     where d.operator_id = $1 and d.account_id = each."accountId" and d.device_id = each.device
       and (d.state_at is null or d.state_at <= each.at)`,
    [tx.operatorId, JSON.stringify(states)],
  );
}

/** What a resident says about a device; what is left out stays. */
export interface DeviceChange {
  readonly name?: string | undefined;
  readonly room?: string | null | undefined;
  readonly controllable?: boolean | undefined;
  readonly automatic?: boolean | undefined;
  readonly measuredBy?: { readonly device: string; readonly circuit: number } | null | undefined;
}

export async function saveDeviceChange(
  tx: Tx,
  of: { readonly accountId: number; readonly device: string },
  change: DeviceChange & { readonly by: string; readonly now: string },
): Promise<void> {
  const { name, room, controllable, automatic, measuredBy, by, now } = change;
  await tx.query(
    `update home_device set name = coalesce($4, name),
       room_id = case when $5 then $6 else room_id end,
       controllable = coalesce($7, controllable),
       controllable_at = case when $7 is not null then $8::timestamptz else controllable_at end,
       controllable_by = case when $7 is not null then $9 else controllable_by end,
       automatic = coalesce($10, automatic) and coalesce($7, controllable),
       measured_device = case when $11 then $12 else measured_device end,
       measured_circuit = case when $11 then $13 else measured_circuit end
     where operator_id = $1 and account_id = $2 and device_id = $3`,
    [
      tx.operatorId,
      of.accountId,
      of.device,
      name ?? null,
      room !== undefined,
      room ?? null,
      controllable ?? null,
      now,
      by,
      automatic ?? null,
      measuredBy !== undefined,
      measuredBy?.device ?? null,
      measuredBy?.circuit ?? null,
    ],
  );
}

/** How many devices of each kind there are in all homes of the operator. */
export function devicesOfKinds(
  tx: Tx,
): Promise<readonly (DeviceFacts & { readonly count: number })[]> {
  return tx.query<DeviceFacts & { count: number } & Record<string, unknown>>(
    `select eoj / 256 * 256 as eoj, maker, product, count(*)::integer as count from home_device
     where operator_id = $1 group by 1, 2, 3`,
    [tx.operatorId],
  );
}
