import type { Tx } from "../platform/index.ts";
import { lockKey } from "../contracts/index.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import { dayFindings, monthFindings } from "./findings.ts";
import { toPost } from "./ledger.ts";
import { findingAsk, type LoadedMember, loadMembers, type When } from "./load-members.ts";
import type { Entry } from "./model.ts";
import { insertEntries } from "./store.ts";

export interface PostedEntry {
  readonly accountId: number;
  readonly contract: string;
  readonly entry: Entry;
}

/**
 * Bring the ledgers of some accounts up to today: what readings, events and contracts come to, less
 * what stands there. Called again it posts nothing; whoever else does so takes turns.
 */
export async function settlePoints(
  tx: Tx,
  catalogue: Catalogue,
  accountIds: readonly number[],
  when: When,
): Promise<readonly PostedEntry[]> {
  for (const accountId of accountIds.toSorted((a, b) => a - b)) await lockLedger(tx, accountId);
  const members = await loadMembers(tx, catalogue, accountIds, when);
  const posted = members.flatMap((member) =>
    missing(member, when).map((entry) => {
      return { accountId: member.accountId, contract: member.tenure.contract, entry };
    }),
  );
  await insertEntries(tx, posted, when.now);
  return posted;
}

/** What a member's ledger lacks today. */
export function missing(member: LoadedMember, { today }: Pick<When, "today">): readonly Entry[] {
  const ask = findingAsk(member, today);
  const findings = [...monthFindings(ask), ...dayFindings(ask)];
  const { entries: posted, entitlements, frauds } = member;
  return toPost({ posted, findings, entitlements, frauds, today });
}

/** One at a time for each household: two applications would spend the same points. */
export function lockLedger(tx: Tx, accountId: number): Promise<void> {
  return lockKey(tx, `points/${accountId}`);
}

/** Accounts that hold, or held, a contract by which points are earned. */
export async function memberAccounts(
  tx: Tx,
  services: readonly string[],
): Promise<readonly number[]> {
  const rows = await tx.query<{ account: number }>(
    `select distinct account_id as account from contract
     where operator_id = $1 and service = any($2::text[]) order by account_id`,
    [tx.operatorId, services],
  );
  return rows.map(({ account }) => account);
}
