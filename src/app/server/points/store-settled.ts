import type { Tx } from "../../../platform/index.ts";
import type { Settled } from "./points-view.ts";

interface Row {
  readonly [column: string]: unknown;
  readonly month: string;
  readonly bill: string;
  readonly off: number;
}

/**
 * What points took off the bills of a power contract's account, by month: a month is in it once its
 * bill is made, also where its charge was nothing and all points were lost.
 */
export async function loadSettled(
  tx: Tx,
  { accountId, service, rule }: { accountId: number; service: string; rule: string },
): Promise<ReadonlyMap<string, Settled>> {
  const rows = await tx.query<Row>(
    `select to_char(b.month, 'YYYY-MM') as month, min(b.number) as bill,
       coalesce(-sum(l.amount) filter (where l.rule = $4), 0)::integer as off
     from bill b join bill_line l using (operator_id, account_id, bill_id)
     where b.operator_id = $1 and b.account_id = $2 and l.service = $3 and l.month = b.month
     group by b.month`,
    [tx.operatorId, accountId, service, rule],
  );
  const corrected = await tx.query<{ month: string; off: number }>(
    `select to_char(l.month, 'YYYY-MM') as month, -sum(l.amount)::integer as off
     from bill b join bill_line l using (operator_id, account_id, bill_id)
     where b.operator_id = $1 and b.account_id = $2 and l.rule = $3 and l.month <> b.month
     group by l.month`,
    [tx.operatorId, accountId, rule],
  );
  const later = new Map(corrected.map(({ month, off }) => [month, off]));
  return new Map(
    rows.map(({ month, bill, off }) => [month, { bill, off: off + (later.get(month) ?? 0) }]),
  );
}

/** What power came to on the newest bill, before points; null: none was made. */
export async function lastCharge(
  tx: Tx,
  { accountId, service, rule }: { accountId: number; service: string; rule: string },
): Promise<number | null> {
  const [row] = await tx.query<{ charge: number }>(
    `select sum(l.amount)::integer as charge
     from bill b join bill_line l using (operator_id, account_id, bill_id)
     where b.operator_id = $1 and b.account_id = $2 and l.service = $3 and l.rule <> $4
       and l.kind = 'charge' and l.month = b.month
     group by b.month order by b.month desc limit 1`,
    [tx.operatorId, accountId, service, rule],
  );
  return row?.charge ?? null;
}
