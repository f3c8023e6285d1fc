import type { Tx } from "../platform/index.ts";
import type { DeviceRule } from "./control/device-rules.ts";

export interface DeviceRuleRow extends DeviceRule {
  readonly rule: number;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: string;
}

/** The rules in force, oldest first. */
export function loadDeviceRules(tx: Tx): Promise<readonly DeviceRuleRow[]> {
  return tx.query<DeviceRuleRow & Record<string, unknown>>(
    `select rule_id as rule, verdict, maker, product, device_class as "deviceClass", reason,
       made_by as "madeBy", made_at as "madeAt"
     from home_device_rule where operator_id = $1 and dropped_at is null order by rule_id`,
    [tx.operatorId],
  );
}

export async function insertDeviceRule(
  tx: Tx,
  rule: DeviceRule & { readonly reason: string; readonly by: string; readonly now: string },
): Promise<void> {
  await tx.query(
    `insert into home_device_rule
       (operator_id, verdict, maker, product, device_class, reason, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.operatorId,
      rule.verdict,
      rule.maker,
      rule.product,
      rule.deviceClass,
      rule.reason,
      rule.by,
      rule.now,
    ],
  );
}

/** False: there is no such rule in force. */
export async function dropDeviceRule(
  tx: Tx,
  rule: number,
  { by, now }: { readonly by: string; readonly now: string },
): Promise<boolean> {
  const dropped = await tx.query(
    `update home_device_rule set dropped_at = $3, dropped_by = $4
     where operator_id = $1 and rule_id = $2 and dropped_at is null returning rule_id`,
    [tx.operatorId, rule, now, by],
  );
  return dropped.length > 0;
}
