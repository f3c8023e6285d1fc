import { act, type Action, type Refused } from "../../contracts/index.ts";
import { day, type Day, formatDay } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Tx } from "../../platform/index.ts";
import type { ActionPreview } from "../api/action.ts";
import { decodeAction, encodeAction } from "./action-codec.ts";
import { afterActing } from "./after-acting.ts";
import type { CarryOutAsk } from "./carry-out.ts";
import type { Moment } from "./moment.ts";
import type { Previewed } from "./preview-action.ts";

/** What waits for a second person, with the money as it was shown. */
export interface Approval {
  readonly request: number;
  readonly accountId: number;
  /** The account's number, and whose it is. */
  readonly account: string;
  readonly person: string;
  readonly contract: string;
  readonly service: string;
  readonly action: Action;
  readonly on: Day;
  readonly seen: number;
  readonly money: Pick<ActionPreview, "money" | "corrections">;
  readonly reason: string;
  readonly askedBy: string;
  /** The name of the one who asked, as colleagues know them. */
  readonly askedByName: string;
  readonly askedAt: string;
  readonly decision: "approved" | "declined" | null;
}

export async function askForApproval(
  { tx, now, today }: Moment,
  ask: CarryOutAsk,
  { money, corrections, seen }: Previewed,
): Promise<number> {
  const [row] = await tx.query<{ request: number }>(
    `insert into approval_request (operator_id, account_id, contract_id, action, on_day, seen,
       money, reason, asked_by, asked_at, write_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning request_id as request`,
    [
      tx.operatorId,
      ask.accountId,
      ask.contractId,
      JSON.stringify(encodeAction(ask.action)),
      formatDay(ask.on ?? today),
      seen,
      JSON.stringify({ money, corrections }),
      ask.reason,
      ask.who,
      now,
      ask.key,
    ],
  );
  if (!row) throw new Error("the request for approval was not kept");
  return row.request;
}

/** Whether a request under this key asked a second person instead of acting. */
export async function wasAskedFor(tx: Tx, key: string): Promise<boolean> {
  const rows = await tx.query(
    "select 1 from approval_request where operator_id = $1 and write_key = $2",
    [tx.operatorId, key],
  );
  return rows.length > 0;
}

interface ApprovalRow {
  readonly request_id: number;
  readonly account_id: number;
  readonly account: string;
  readonly person: string;
  readonly contract_id: string;
  readonly service: string;
  readonly action: unknown;
  readonly on_day: string;
  readonly seen: number;
  readonly money: Approval["money"];
  readonly reason: string;
  readonly asked_by: string;
  readonly asked_by_name: string;
  readonly asked_at: string;
  readonly decision: Approval["decision"];
}

const APPROVAL = `select r.request_id, r.account_id, a.number as account, a.name as person,
   r.contract_id, c.service, r.action, r.on_day, r.seen, r.money, r.reason, r.asked_by, r.asked_at,
   coalesce(u.name, r.asked_by) as asked_by_name, r.decision
   from approval_request r join account a using (operator_id, account_id)
   join contract c using (operator_id, account_id, contract_id)
   left join app_user u on u.operator_id = r.operator_id and u.login_id = r.asked_by
   where r.operator_id = $1`;

export async function openApprovals(tx: Tx): Promise<readonly Approval[]> {
  const rows = await tx.query<ApprovalRow & Record<string, unknown>>(
    `${APPROVAL} and r.decision is null order by r.request_id`,
    [tx.operatorId],
  );
  return rows.map(approvalOf);
}

export type ApprovalRefusal =
  | { readonly code: "approval.not-found" | "approval.own" | "approval.decided" }
  | { readonly code: "approval.refused"; readonly refused: Refused };

/**
 * The second person's word: what was asked for is carried out at the decision, for the day it was
 * asked for, unless the contract changed meanwhile.
 */
export async function decideApproval(
  at: Moment,
  ask: {
    readonly request: number;
    readonly decision: "approved" | "declined";
    readonly who: string;
  },
): Promise<Result<Approval, ApprovalRefusal>> {
  const { tx, now } = at;
  const approval = await lockApproval(tx, ask.request);
  if (approval === null) return no({ code: "approval.not-found" });
  if (approval.decision !== null) return no({ code: "approval.decided" });
  if (approval.askedBy === ask.who) return no({ code: "approval.own" });
  if (ask.decision === "approved") {
    const refused = await carryOutApproved(at, approval, ask.who);
    if (refused) return no({ code: "approval.refused", refused });
  }
  await tx.query(
    `update approval_request set decision = $3, decided_by = $4, decided_at = $5
     where operator_id = $1 and request_id = $2`,
    [tx.operatorId, ask.request, ask.decision, ask.who, now],
  );
  return ok(approval);
}

async function carryOutApproved(
  at: Moment,
  approval: Approval,
  who: string,
): Promise<Refused | null> {
  const { request, accountId, contract: contractId, action, on, seen, reason } = approval;
  const asked = { accountId, contractId, action, by: "staff", reason, who } as const;
  const key = `approval/${request}`;
  const acting = { ...asked, on, now: at.now, key, seen };
  const done = await act(at.tx, at.catalogue, acting);
  if (!done.ok) return done.refusal;
  await afterActing(at, { ...asked, acted: done.value });
  return null;
}

async function lockApproval(tx: Tx, request: number): Promise<Approval | null> {
  const [row] = await tx.query<ApprovalRow & Record<string, unknown>>(
    `${APPROVAL} and r.request_id = $2 for update of r`,
    [tx.operatorId, request],
  );
  return row ? approvalOf(row) : null;
}

function approvalOf(row: ApprovalRow): Approval {
  return {
    request: row.request_id,
    accountId: row.account_id,
    account: row.account,
    person: row.person,
    contract: row.contract_id,
    service: row.service,
    action: decodeAction(row.action),
    on: day(row.on_day),
    seen: row.seen,
    money: row.money,
    reason: row.reason,
    askedBy: row.asked_by,
    askedByName: row.asked_by_name,
    askedAt: row.asked_at,
    decision: row.decision,
  };
}
