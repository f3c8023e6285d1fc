import { loadContracts, tenureOf } from "../../contracts/index.ts";
import type { Day } from "../../kernel/day.ts";
import { isLater, type Tx } from "../../platform/index.ts";
import type { Tenure } from "../../rating/tenure.ts";
import type { Catalogue } from "../../terms/catalogue.ts";

/** What an account's contracts mean for a call-out, as known at an instant. */
export async function loadTenures(
  tx: Tx,
  catalogue: Catalogue,
  accountId: number,
  { now, today }: { readonly now: string; readonly today: Day },
): Promise<readonly Tenure[]> {
  const contracts = (await loadContracts(tx, [accountId])).get(accountId) ?? [];
  return contracts.flatMap((contract) => {
    if (!contract.history.some(({ recordedAt }) => !isLater(recordedAt, now))) return [];
    const read = tenureOf(contract, catalogue, { knownAt: now, through: today });
    return read.ok ? [read.value] : [];
  });
}
