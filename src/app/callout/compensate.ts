import type { CaseNow } from "../../callout/case/case-now.ts";
import { COMPENSATION } from "../../callout/case/charges.ts";
import type { CaseFactBody } from "../../callout/facts.ts";
import type { Day } from "../../kernel/day.ts";
import { formatDay } from "../../kernel/day.ts";
import { asYen, sumYen, type Yen, yen } from "../../kernel/yen.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { decimal } from "../../kernel/exact.ts";
import { loadContract } from "../../contracts/index.ts";
import type { Tx } from "../../platform/index.ts";
import { type CapRule, limitDamages } from "../../rating/cap.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { CalloutMoment } from "./callout-moment.ts";

/** The most that is owed for damage under the contract of a case, and what of it was paid. */
export interface CompensationCap {
  /** Yen; null: the terms set none, or there is no contract. */
  readonly cap: number | null;
  /** Of this contract, in all its cases. */
  readonly paid: number;
  readonly clauses: readonly string[];
}

/**
 * KK-10: all monthly fees that were received of the contract. Three months of 550 that fell due:
 * 1,650, less what was paid before.
 */
export async function capOf(moment: CalloutMoment, now: CaseNow): Promise<CompensationCap> {
  const held = await limitedBy(moment, now);
  if (held === null) return { cap: null, paid: 0, clauses: [] };
  const { rule, fees, paid } = held;
  const { cap } = limitDamages(rule, { ...damage(moment, fees), claimed: yen(0) });
  return { cap: asYen(cap.value), paid, clauses: rule.rule.clause };
}

/** What the desk records when damage is claimed: paid up to the cap, and refused above it. */
export async function compensation(
  moment: CalloutMoment,
  now: CaseNow,
  claimed: number,
): Promise<Result<CaseFactBody, { readonly code: "callout.no-compensation" }>> {
  await oneByOne(moment, now);
  const held = await limitedBy(moment, now);
  if (held === null) return no({ code: "callout.no-compensation" });
  const { rule, fees, paid: before } = held;
  const limited = limitDamages(rule, { ...damage(moment, fees), claimed: yen(claimed) });
  const left = Math.max(0, asYen(limited.cap.value) - before);
  const paid = Math.min(claimed, left);
  return ok({ type: "compensated", claimed, paid, refused: claimed - paid, cap: left });
}

/** Two cases of one contract share its cap: the second is asked for once the first is written. */
async function oneByOne({ tx }: CalloutMoment, { entitlement }: CaseNow): Promise<void> {
  const contract = entitlement?.contract ?? "";
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `callout-compensation/${tx.operatorId}/${contract}`,
  ]);
}

function damage({ today }: CalloutMoment, months: readonly Yen[]) {
  return { on: today, fees: { months }, grossFault: false };
}

interface Limited {
  readonly rule: CapRule;
  readonly fees: readonly Yen[];
  readonly paid: number;
}

async function limitedBy(moment: CalloutMoment, now: CaseNow): Promise<Limited | null> {
  const { tx, catalogue } = moment;
  const { service, contract } = now.entitlement ?? { service: null, contract: null };
  if (service === null || contract === null || now.accountId === null) return null;
  const [rule] = rulesOf(catalogue, service, "cap");
  if (!rule) return null;
  const held = await loadContract(tx, contract);
  const paid = (held?.contract.history ?? []).reduce((sum, event) => {
    const isPaid = event.type === "charged" && event.code === COMPENSATION;
    return isPaid ? sum - Number(event.amount ?? "0") : sum;
  }, 0);
  const fees = await feesReceived(tx, { accountId: now.accountId, contract, on: moment.today });
  return { rule, fees, paid };
}

/**
 * Monthly fees of a contract on bills that have fallen due, oldest first: what the customer paid,
 * as far as bills can tell. A card has no due day of ours: what was billed to it counts.
 */
async function feesReceived(
  tx: Tx,
  { accountId, contract, on }: { accountId: number; contract: string; on: Day },
): Promise<readonly Yen[]> {
  const rows = await tx.query<{ amounts: readonly string[] }>(
    `select array_agg(l.amount::text) as amounts
     from bill_line l join bill b using (operator_id, account_id, bill_id)
     where l.operator_id = $1 and l.account_id = $2 and l.contract = $3
       and l.rule like '%/monthly-fee' and coalesce(b.due_on, b.closes_on) <= $4
     group by l.month order by l.month`,
    [tx.operatorId, accountId, contract, formatDay(on)],
  );
  return rows.map(({ amounts }) => sumYen(amounts.map((amount) => asYen(decimal(amount)))));
}
