import type { QueueWait } from "../../../callout/assign/queue.ts";
import type { CaseNow } from "../../../callout/case/case-now.ts";
import type { Tx } from "../../../platform/index.ts";
import type { ResidentCase } from "../../api/callout.ts";
import { waitsNow } from "../../callout/waits.ts";

type Waits = ReadonlyMap<string, QueueWait>;

/** The place in the queue and the honest wait, until somebody has taken it. */
export async function waitingOf(
  tx: Tx,
  asOf: string,
  { state, number }: Pick<CaseNow, "state" | "number">,
): Promise<ResidentCase["waiting"]> {
  if (state !== "seeking" && state !== "offered") return null;
  const wait = (await waits(tx, asOf)).get(number);
  if (wait === undefined) return null;
  return { before: wait.before, waitMinutes: wait.minutes?.until ?? null };
}

/** What was worked out last for an operator, and from what. */
const worked = new Map<number, { readonly from: string; readonly waits: Waits }>();

/**
 * In a storm thousands look at their place at once: it is worked out anew when a call or an offer
 * has come in between, or a quarter of a minute has passed.
 */
async function waits(tx: Tx, asOf: string): Promise<Waits> {
  const [row] = await tx.query<{ facts: number; cases: number }>(
    `select count(*)::integer as cases, coalesce(sum(facts), 0)::integer as facts
     from callout_case where operator_id = $1 and is_open`,
    [tx.operatorId],
  );
  const from = `${quarterOf(asOf)}/${row?.cases}/${row?.facts}`;
  const known = worked.get(tx.operatorId);
  if (known?.from === from) return known.waits;
  const found = await waitsNow(tx, asOf);
  worked.set(tx.operatorId, { from, waits: found });
  return found;
}

/** The quarter of a minute that an instant lies in. */
function quarterOf(instant: string): number {
  return Math.floor(Temporal.Instant.from(instant).epochMilliseconds / 15_000);
}
