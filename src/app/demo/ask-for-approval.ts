import type { Pool } from "pg";
import { storedSources } from "../../billing/index.ts";
import type { Day } from "../../kernel/day.ts";
import { withOperator } from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { carryOut } from "../life/carry-out.ts";
import { loadAccountByNumber } from "../server/reads/store.ts";

export interface DemoAsk {
  readonly operatorId: number;
  readonly catalogue: LoadedCatalogue;
  readonly now: string;
  readonly on: Day;
}

const CHARGED = { account: "E10020", contract: "E10020-fibre" } as const;

/**
 * Somebody at the desk wants to charge a repair, and waits for a colleague. The request's key lets
 * it happen once, however often the town is seeded.
 */
export async function askForApproval(
  app: Pool,
  { operatorId, catalogue, now, on: today }: DemoAsk,
): Promise<void> {
  await withOperator(app, operatorId, async (tx) => {
    const account = await loadAccountByNumber(tx, CHARGED.account);
    if (account === null) return;
    const done = await carryOut(
      { tx, catalogue, sources: storedSources(catalogue), now, today },
      {
        accountId: account.accountId,
        contractId: CHARGED.contract,
        action: { type: "charge", code: "repair", quantity: 1, facts: {}, amount: "4400" },
        on: null,
        reason: "訪問修理の実費（11月18日、コネクタ交換）",
        by: "staff",
        who: "desk2@example.jp",
        key: "demo/repair-to-be-approved",
      },
    );
    if (!done.ok && done.refusal.code !== "contracts.key-reused") {
      throw new Error(`the demo's request was refused: ${done.refusal.code}`);
    }
  });
}
