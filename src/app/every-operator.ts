import type { Pool } from "pg";
import { listOperators, loadOperator, type Operator } from "../platform/index.ts";

/**
 * Each operator in turn, by its own clock. One that fails does not keep the others from it: its
 * fault is thrown when all have been looked at.
 */
export async function everyOperator(
  pool: Pool,
  work: (operator: Operator) => Promise<void>,
): Promise<void> {
  const faults: unknown[] = [];
  for (const { operatorId } of await listOperators(pool)) {
    try {
      const operator = await loadOperator(pool, operatorId);
      if (operator !== null) await work(operator);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} operators failed`);
}
