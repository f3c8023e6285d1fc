import { loadContracts, tenureOf } from "../../contracts/index.ts";
import type { Day } from "../../kernel/day.ts";
import { spanOn } from "../../rating/supply.ts";
import type { Tenure } from "../../rating/tenure.ts";
import type { Tx } from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { tokyoDay } from "../tokyo-day.ts";

/** The meter that a household's electricity contract is billed by on a day; null: none. */
export type AgreedMeter = (accountId: number, on: Day) => string | null;

interface Known {
  /** So many events were read: with another, the household is read anew. */
  readonly events: number;
  /** Read as of this day; terms run out, and what was written down ahead comes to count. */
  readonly on: Day;
  readonly supplies: readonly Tenure[];
}

/** Homes remembered at most; beyond that the oldest are forgotten. */
const MOST_HOMES = 20_000;

/**
 * Looks contracts' meters up, and remembers them until a contract of the household changes,
 * or the day.
 */
export function agreedMeters(catalogue: LoadedCatalogue) {
  const remembered = new Map<string, Known>();
  return async (tx: Tx, accounts: readonly number[], now: string): Promise<AgreedMeter> => {
    const counts = await countEvents(tx, accounts);
    const keyOf = (account: number) => `${tx.operatorId}/${account}`;
    const today = tokyoDay(now);
    const changed = accounts.filter((each) => {
      const known = remembered.get(keyOf(each));
      return known?.events !== (counts.get(each) ?? 0) || known.on !== today;
    });
    if (changed.length > 0) {
      const contracts = await loadContracts(tx, changed);
      for (const account of changed) {
        const supplies = (contracts.get(account) ?? []).flatMap((contract) => {
          const ask = { knownAt: now, through: today };
          const tenure = tenureOf(contract, catalogue, ask);
          return tenure.ok && tenure.value.supply !== null ? [tenure.value] : [];
        });
        remembered.delete(keyOf(account));
        remembered.set(keyOf(account), { events: counts.get(account) ?? 0, on: today, supplies });
      }
      forgetOldest(remembered);
    }
    const found = new Map(accounts.map((each) => [each, remembered.get(keyOf(each))?.supplies]));
    return (account, on) => meterOn(found.get(account) ?? [], on);
  };
}

function meterOn(supplies: readonly Tenure[], on: Day): string | null {
  for (const { supply, startedOn, endedOn } of supplies) {
    const isServed = startedOn !== null && startedOn <= on && (endedOn === null || on < endedOn);
    if (supply !== null && isServed) return spanOn(supply, on).meter;
  }
  return null;
}

async function countEvents(
  tx: Tx,
  accounts: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await tx.query<{ account: number; events: number }>(
    `select account_id as account, count(*)::integer as events from contract_event
     where operator_id = $1 and account_id = any($2) group by account_id`,
    [tx.operatorId, accounts],
  );
  return new Map(rows.map(({ account, events }) => [account, events]));
}

function forgetOldest(remembered: Map<string, Known>): void {
  for (const key of remembered.keys()) {
    if (remembered.size <= MOST_HOMES) return;
    remembered.delete(key);
  }
}
