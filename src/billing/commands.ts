import type { Pool } from "pg";
import type { Month } from "../kernel/day.ts";
import type { LateDay } from "../metering/index.ts";
import { type Tx, withOperator } from "../platform/index.ts";
import type { Market } from "../rating/market.ts";
import { loadSnapshots } from "./load-snapshots.ts";
import type { Bill, HeldBill } from "./model.ts";
import { settleAccount } from "./settle-account.ts";
import type { Sources } from "./sources.ts";
import { knownStart, lockAccounts, startOfBilling } from "./store.ts";
import { issue } from "./store-issue.ts";

export interface BillingQuestion {
  readonly operatorId: number;
  readonly accountIds: readonly number[];
  readonly month: Month;
  /** What is known at this instant goes into the bills. */
  readonly asKnownAt: string;
  readonly sources: Sources;
  /** Both are looked up when they are not given; a run gives them to every batch. */
  readonly market?: Market;
  readonly late?: ReadonlyMap<string, readonly LateDay[]>;
}

/** What a household is to get. */
export interface AccountBills {
  readonly accountId: number;
  readonly bills: readonly Bill[];
  readonly held: readonly HeldBill[];
}

export interface Decided {
  readonly accounts: readonly AccountBills[];
  /**
   * Households whose later month is settled: bills of this month are no longer made, corrections go
   * into later ones.
   */
  readonly passed: readonly number[];
}

/** The bills as they would be issued now; nothing is written. */
export function previewBills(pool: Pool, question: BillingQuestion): Promise<Decided> {
  return withOperator(pool, question.operatorId, async (tx) => {
    const start = (await knownStart(tx)) ?? question.month;
    return decide(tx, { ...question, start });
  });
}

/**
 * Issue the bills of some households in one transaction: all of it is written or nothing. Whoever
 * else bills one of them waits, and then finds nothing left to bill.
 */
export function issueBills(
  pool: Pool,
  question: BillingQuestion & { readonly issuedAt: string },
): Promise<Decided> {
  return withOperator(pool, question.operatorId, async (tx) => {
    const { month, asKnownAt, issuedAt, sources } = question;
    await lockAccounts(tx, question.accountIds);
    const start = await startOfBilling(tx, month);
    const decided = await decide(tx, { ...question, start });
    await issue(tx, decided.accounts, {
      month,
      asKnownAt,
      issuedAt,
      catalogueHash: sources.catalogue.hash,
    });
    return decided;
  });
}

/** The one call behind preview and issue. */
async function decide(
  tx: Tx,
  question: BillingQuestion & { readonly start: Month },
): Promise<Decided> {
  const { sources, start: from, month, asKnownAt, late = null } = question;
  const market = question.market ?? (await sources.market(tx, { from, month, asKnownAt }));
  const { snapshots, passed } = await loadSnapshots(tx, { ...question, market, late });
  const accounts = snapshots.map((snapshot) => {
    const { accountId } = snapshot.account;
    return { accountId, ...settleAccount(snapshot) };
  });
  return { accounts, passed };
}
