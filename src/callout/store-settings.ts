import type { Tx } from "../platform/index.ts";
import { type CalloutSettings, readSettings } from "./settings.ts";

export async function loadSettings(tx: Tx): Promise<CalloutSettings> {
  const [row] = await tx.query<{ settings: unknown }>(
    "select settings from callout_settings where operator_id = $1",
    [tx.operatorId],
  );
  return readSettings(row?.settings);
}

/** Set some of it; what is left out stays. */
export async function keepSettings(tx: Tx, some: Partial<CalloutSettings>): Promise<void> {
  await tx.query(
    `insert into callout_settings as s (operator_id, settings) values ($1, $2)
     on conflict (operator_id) do update set settings = s.settings || excluded.settings`,
    [tx.operatorId, JSON.stringify(some)],
  );
}
