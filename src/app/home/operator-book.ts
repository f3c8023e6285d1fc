import type { Pool } from "pg";
import { type Clock, loadOperator, machineClock, type Operator } from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { agreedMeters } from "./agreed-meters.ts";
import { recordTaker, type TakenRecords } from "./take-records.ts";

/** What a server keeps of each operator whose gateways it talks to. */
export interface OperatorHere {
  readonly operatorId: number;
  readonly clock: Pick<Clock, "instant">;
  readonly take: (taken: TakenRecords) => Promise<void>;
}

/** An operator's clock may be moved: it is looked up anew when it was read so long ago. */
const FRESH_MS = 2000;

/** Null: there is no such operator. */
export function operatorBook(pool: Pool, catalogue: LoadedCatalogue) {
  const entries = new Map<number, Entry>();
  const agreed = agreedMeters(catalogue);
  return async (operatorId: number): Promise<OperatorHere | null> => {
    const known = entries.get(operatorId);
    const now = machineClock.elapsedMs();
    if (known && now - known.readAt < FRESH_MS) return known.here;
    const operator = await loadOperator(pool, operatorId);
    if (operator === null) return null;
    if (known) {
      known.operator = operator;
      known.readAt = now;
      return known.here;
    }
    const entry: Entry = { operator, readAt: now, here: null };
    const clock = { instant: () => entry.operator.clock.instant() };
    const take = recordTaker({ pool, operatorId, clock, agreed });
    entry.here = { operatorId, clock, take };
    const first = entries.get(operatorId) ?? entry;
    entries.set(operatorId, first);
    return first.here;
  };
}

interface Entry {
  operator: Operator;
  readAt: number;
  here: OperatorHere | null;
}
