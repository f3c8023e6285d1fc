import type { Pool } from "pg";
import type { Day } from "../../kernel/day.ts";
import { withOperator } from "../../platform/index.ts";
import { memberAccounts, schemesOf, settlePoints } from "../../points/index.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { notify } from "../life/notify.ts";
import { entryNotices } from "./tell-points.ts";

export interface SettleAll {
  readonly pool: Pool;
  readonly operatorId: number;
  readonly catalogue: Catalogue;
  readonly now: string;
  readonly today: Day;
  /** Whether households are told: not of a past that is only being set up. */
  readonly tell: boolean;
}

/** Accounts that are settled in one transaction: whoever looks at one waits so long. */
const BATCH = 50;

/** Bring every ledger of the operator up to today (MM-10, MM-11, MM-16); each thing once. */
export async function settleAllPoints(asked: SettleAll): Promise<void> {
  const { pool, operatorId, catalogue, now, today } = asked;
  const services = schemesOf(catalogue).map(({ service }) => service);
  const accounts = await withOperator(pool, operatorId, (tx) => memberAccounts(tx, services));
  for (let first = 0; first < accounts.length; first += BATCH) {
    const batch = accounts.slice(first, first + BATCH);
    await withOperator(pool, operatorId, async (tx) => {
      const posted = await settlePoints(tx, catalogue, batch, { now, today });
      if (asked.tell) await notify(tx, now, entryNotices(posted, today));
    });
  }
}
