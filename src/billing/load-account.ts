import { addToMonth, type Month } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";
import type { Tenure } from "../rating/tenure.ts";
import { loadUse } from "./load-snapshots.ts";
import type { Snapshot } from "./settle-account.ts";
import type { Sources } from "./sources.ts";
import { knownStart, loadAccounts, loadIssuedLines } from "./store.ts";

export interface AccountQuestion {
  readonly accountId: number;
  readonly asKnownAt: string;
  /** The month whose bill comes next, where none was ever made. */
  readonly month: Month;
  readonly sources: Sources;
  /** Contracts as they would be: their use is loaded too. */
  readonly household: readonly Tenure[];
  /**
   * The earliest month that may become different: when it comes before the next bill, what was
   * issued of earlier months is wanted.
   */
  readonly since: Month;
}

/** What was billed, and what the next bill would look at. */
export interface KnownAccount extends Snapshot {
  /** The months before the next bill's, from the first billed here; none when not wanted. */
  readonly months: readonly Month[];
  /** The month whose bill comes next. */
  readonly month: Month;
}

/**
 * One household for a what-if: its settled months with what was issued of them, and the month of
 * its next bill. Null when there is no such account.
 */
export async function loadKnownAccount(
  tx: Tx,
  question: AccountQuestion,
): Promise<KnownAccount | null> {
  const { accountId, asKnownAt, sources, household } = question;
  const [account] = await loadAccounts(tx, [accountId]);
  if (!account) return null;
  const billed = account.settled?.month ?? null;
  const month = billed === null ? question.month : addToMonth(billed, 1);
  const start = (await knownStart(tx)) ?? month;
  const months = question.since < month ? monthsBetween(start, month) : [];
  const market = await sources.market(tx, { from: months[0] ?? month, month, asKnownAt });
  const issued = await loadIssuedLines(tx, [accountId], months);
  const seriesOf = await loadUse(tx, [{ household, months }], asKnownAt);
  const points = await sources.pointUses?.(tx, { accountIds: [accountId], asKnownAt });
  return {
    account,
    household,
    month,
    months,
    issued: issued.get(accountId) ?? [],
    revisions: new Map(),
    catalogue: sources.catalogue,
    market,
    seriesOf,
    pointUses: points?.get(accountId) ?? [],
  };
}

function monthsBetween(first: Month, end: Month): readonly Month[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, k) => addToMonth(first, k));
}
