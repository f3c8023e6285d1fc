import type { Tx } from "../platform/index.ts";
import type { Properties } from "./model.ts";

export interface AwayRow {
  readonly accountId: number;
  readonly since: string;
  readonly until: string;
  readonly by: string;
}

const AWAY = `select account_id as "accountId", since, until, by_name as by
  from home_away where operator_id = $1`;

type Found = AwayRow & Record<string, unknown>;

export async function loadAway(tx: Tx, accountId: number): Promise<AwayRow | null> {
  const [row] = await tx.query<Found>(`${AWAY} and account_id = $2`, [tx.operatorId, accountId]);
  return row ?? null;
}

/** Those whose time is over, locked. */
export function loadAwayOver(tx: Tx, now: string): Promise<readonly AwayRow[]> {
  const sql = `${AWAY} and until <= $2 order by account_id for update skip locked`;
  return tx.query<Found>(sql, [tx.operatorId, now]);
}

/** Away from now, or longer or shorter than was said before. */
export async function saveAway(tx: Tx, { accountId, since, until, by }: AwayRow): Promise<void> {
  await tx.query(
    `insert into home_away (operator_id, account_id, since, until, by_name)
     values ($1, $2, $3, $4, $5)
     on conflict (operator_id, account_id) do update
       set until = excluded.until, by_name = excluded.by_name`,
    [tx.operatorId, accountId, since, until, by],
  );
}

export async function dropAway(tx: Tx, accountId: number): Promise<void> {
  await tx.query("delete from home_away where operator_id = $1 and account_id = $2", [
    tx.operatorId,
    accountId,
  ]);
}

/** Settings as they were before an occasion, and what was set instead. */
export interface RememberedRow {
  readonly device: string;
  readonly settings: Properties;
  readonly setTo: Properties;
}

export interface Occasion {
  readonly accountId: number;
  /** `away`, or the name of an event. */
  readonly occasion: string;
}

/** Keep what was before; what is remembered of the occasion already is older and stays. */
export async function saveRemembered(
  tx: Tx,
  { accountId, occasion }: Occasion,
  { device, settings, setTo, at }: RememberedRow & { readonly at: string },
): Promise<void> {
  await tx.query(
    `insert into home_remembered
       (operator_id, account_id, occasion, device_id, settings, set_to, at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      tx.operatorId,
      accountId,
      occasion,
      device,
      JSON.stringify(settings),
      JSON.stringify(setTo),
      at,
    ],
  );
}

/** Take what is remembered of an occasion: it is put back once. */
export function takeRemembered(
  tx: Tx,
  { accountId, occasion }: Occasion,
): Promise<readonly RememberedRow[]> {
  return tx.query<RememberedRow & Record<string, unknown>>(
    `delete from home_remembered where operator_id = $1 and account_id = $2 and occasion = $3
     returning device_id as device, settings, set_to as "setTo"`,
    [tx.operatorId, accountId, occasion],
  );
}
