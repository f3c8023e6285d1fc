import type { Tx } from "../platform/index.ts";
import type { Properties } from "./model.ts";

export interface Trouble {
  readonly accountId: number;
  readonly gateway: string;
  /** Null: of the gateway itself. */
  readonly device: string | null;
  readonly code: string;
  readonly detail: Properties;
  readonly at: string;
}

/** Kinds of trouble of one gateway that are kept: who makes more of them up is ignored. */
const MOST_KINDS = 500;

/** Keep what is odd, each kind of it once, with how often it was told. */
export async function saveTroubles(tx: Tx, troubles: readonly Trouble[]): Promise<void> {
  await tx.query(
    `insert into home_trouble as t (operator_id, account_id, gateway_id, device_id, code, detail,
       first_at, last_at)
     select distinct on (gateway, coalesce(device, ''), code) $1, "accountId", gateway,
       coalesce(device, ''), code, detail, at, at
     from jsonb_to_recordset($2::jsonb) as each ("accountId" integer, gateway text, device text,
       code text, detail jsonb, at timestamptz)
     where (select count(*) from home_trouble k
       where k.operator_id = $1 and k.gateway_id = gateway) < ${MOST_KINDS}
     order by gateway, coalesce(device, ''), code, at desc
     on conflict (operator_id, gateway_id, device_id, code) do update
       set detail = excluded.detail, last_at = excluded.last_at, times = t.times + 1
       where t.last_at < excluded.last_at`,
    [tx.operatorId, JSON.stringify(troubles)],
  );
}
