import type { Pool } from "pg";
import {
  forgetAgendas,
  livedThrough,
  loadContracts,
  staleAccounts,
  writeAgendas,
} from "../../contracts/index.ts";
import type { Day } from "../../kernel/day.ts";
import { withOperator } from "../../platform/index.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { faultOf, reportSetAside, type SetAside } from "./set-aside.ts";

export interface AnewAsk {
  readonly operatorId: number;
  /** The operator's day. */
  readonly on: Day;
  /** The operator's present, at which the staff is told of what cannot be read. */
  readonly at?: string;
  /** All of them, also those that look right. */
  readonly all?: boolean;
}

const BATCH = 500;

/**
 * Write the agenda of every contract that has none, or one written under other terms. Returns how
 * many accounts were looked at.
 */
export async function lookAnew(
  pool: Pool,
  catalogue: Catalogue,
  { operatorId, on, at, all = false }: AnewAsk,
): Promise<number> {
  if (all) await withOperator(pool, operatorId, forgetAgendas);
  let after = 0;
  let seen = 0;
  for (;;) {
    const last = await withOperator(pool, operatorId, async (tx) => {
      const ids = await staleAccounts(tx, catalogue.hash, { after, most: BATCH });
      const contracts = await loadContracts(tx, ids);
      const held = [...contracts].map(([accountId, own]) => ({ accountId, contracts: own }));
      const through = await livedThrough(tx);
      const asOf = through !== null && through < on ? through : on;
      const broken: SetAside[] = [];
      const told = (contract: string, error: unknown) =>
        broken.push({ contract, fault: faultOf(error) });
      await writeAgendas(tx, catalogue, { held, on: asOf, setAside: told });
      if (at !== undefined) await reportSetAside(tx, at, broken);
      seen += ids.length;
      return ids.at(-1) ?? null;
    });
    if (last === null) return seen;
    after = last;
  }
}
