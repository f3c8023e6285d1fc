import { no, type Result } from "../../kernel/result.ts";
import { recordAudit, type Session } from "../../platform/index.ts";
import type { Purpose } from "../api/account.ts";
import type { Refusal } from "./problems.ts";
import { type AccountRow, loadAccountById, loadAccountByNumber } from "./reads/store.ts";
import { type Reading, reading, type World } from "./reads/world.ts";

export type Own = <T>(
  session: Session,
  read: (at: Reading, account: AccountRow) => Promise<T>,
) => Promise<T>;

/** Read as the resident that the session belongs to. */
export function ownReader(world: World): Own {
  return (session, read) =>
    reading(world, session, async (at) => {
      const { accountId } = session;
      const account = accountId === null ? null : await loadAccountById(at.tx, accountId);
      if (account === null) throw new Error(`the session of ${session.loginId} has no account`);
      return read(at, account);
    });
}

export interface StaffRead {
  readonly session: Session;
  readonly action: string;
  readonly purpose: Purpose;
  readonly number: string;
  /** What is worth keeping of the request besides. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export type Staff = <T>(
  asked: StaffRead,
  read: (at: Reading, account: AccountRow) => Promise<Result<T, Refusal>>,
) => Promise<Result<T, Refusal>>;

/** Read one account as staff; who looked and why is written down in the same transaction. */
export function staffReader(world: World): Staff {
  return ({ session, action, purpose, number, detail: asked = {} }, read) =>
    reading(world, session, async (at) => {
      const account = await loadAccountByNumber(at.tx, number);
      const { now, tx } = at;
      const accountId = account?.accountId ?? null;
      const detail = account === null ? { ...asked, asked: number } : asked;
      await recordAudit(tx, {
        at: now,
        actor: session.loginId,
        action,
        accountId,
        purpose,
        detail,
      });
      return account === null ? no({ code: "account.not-found" }) : read(at, account);
    });
}
