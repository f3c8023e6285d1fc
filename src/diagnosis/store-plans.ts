import type { Tx } from "../platform/index.ts";

/** A plan as a contractor wrote it; checked anew whenever it is used. */
export interface PlanDraft {
  readonly planId: number;
  readonly name: string;
  readonly plan: string;
  readonly examples: string;
  readonly savedAt: string;
}

export function loadPlans(tx: Tx, accountId: number): Promise<readonly PlanDraft[]> {
  return tx.query<PlanDraft & Record<string, unknown>>(
    `select plan_id as "planId", name, plan, examples, saved_at as "savedAt"
     from diagnosis_plan where operator_id = $1 and account_id = $2 order by name`,
    [tx.operatorId, accountId],
  );
}

/** One contractor keeps one plan at a time, so that no number of plans is passed unseen. */
export async function lockPlans(tx: Tx, accountId: number): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(1187, hashtext($1))", [
    `${tx.operatorId}/${accountId}`,
  ]);
}

/** Keep it under its name; what was there before goes. */
export async function savePlan(
  tx: Tx,
  accountId: number,
  draft: Pick<PlanDraft, "name" | "plan" | "examples"> & {
    readonly by: string;
    readonly now: string;
  },
): Promise<void> {
  await tx.query(
    `insert into diagnosis_plan
       (operator_id, account_id, name, plan, examples, saved_by, saved_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (operator_id, account_id, name) do update
       set plan = excluded.plan, examples = excluded.examples, saved_by = excluded.saved_by,
         saved_at = excluded.saved_at`,
    [tx.operatorId, accountId, draft.name, draft.plan, draft.examples, draft.by, draft.now],
  );
}

export async function dropPlan(tx: Tx, accountId: number, planId: number): Promise<boolean> {
  const rows = await tx.query(
    `delete from diagnosis_plan where operator_id = $1 and account_id = $2 and plan_id = $3
     returning 1`,
    [tx.operatorId, accountId, planId],
  );
  return rows.length > 0;
}
