import { arrivalOf } from "../../callout/assign/expected.ts";
import { inQueue, type QueueWait, type Waiting, waitsOf } from "../../callout/assign/queue.ts";
import type { CaseSummary } from "../../callout/case/summary.ts";
import type { Tx } from "../../platform/index.ts";
import { instantText } from "../../platform/index.ts";
import { loadTown, type Town } from "./town.ts";

interface WaitingRow {
  readonly number: string;
  readonly openedAt: string;
  readonly summary: CaseSummary;
}

/** Who calls now would come after everybody: a name that no case has. */
const NEXT = "next";
/** A way in the town, until its own are known. */
const USUAL_WAY_MINUTES = 20;

/** The honest wait of every case that nobody has taken, and of whoever calls next. */
export async function waitsNow(
  tx: Tx,
  now: string,
  next: Pick<Waiting, "urgency" | "skill" | "minutes"> | null = null,
): Promise<ReadonlyMap<string, QueueWait>> {
  const rows = await tx.query<{ number: string; openedAt: string; summary: CaseSummary }>(
    `select number, opened_at as "openedAt", summary from callout_case
     where operator_id = $1 and is_open and state in ('seeking', 'offered')`,
    [tx.operatorId],
  );
  const called = next === null ? [] : [{ ...next, number: NEXT, openedAt: instantText(now) }];
  const waiting = inQueue([...rows.map(waitingOf), ...called]);
  if (waiting.length === 0) return new Map();
  const town = await loadTown(tx, now);
  const waits = waitsOf({
    now,
    waiting,
    technicians: technicianQueue(town, now),
    travelMinutes: USUAL_WAY_MINUTES,
  });
  return new Map(waits.map((wait) => [wait.number, wait]));
}

/** The wait of whoever calls next. */
export async function waitOfNext(
  tx: Tx,
  now: string,
  next: Pick<Waiting, "urgency" | "skill" | "minutes">,
): Promise<QueueWait["minutes"]> {
  return (await waitsNow(tx, now, next)).get(NEXT)?.minutes ?? null;
}

function waitingOf({ number, openedAt, summary }: WaitingRow): Waiting {
  const { urgency, skill, minutes } = summary;
  return { number, urgency, openedAt: instantText(openedAt), skill, minutes };
}

/** What somebody accepted comes first; what they are only asked about is in the queue itself. */
function technicianQueue({ candidates, travel }: Town, now: string) {
  return candidates.flatMap((candidate) => {
    const { shift, technician } = candidate;
    if (shift === null) return [];
    const stops = candidate.stops.filter(({ state, since, slot }) => {
      return state !== "assigned" || since !== null || slot !== null;
    });
    const last = stops.at(-1);
    const free =
      last === undefined
        ? null
        : arrivalOf({ now, candidate: { ...candidate, stops }, ...last, travel });
    return [{ skills: technician.skills, shift, freeAt: free?.free ?? now }];
  });
}
