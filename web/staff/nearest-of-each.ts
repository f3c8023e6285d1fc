import type { DeadlineView } from "../../src/app/api/deadline.ts";

/**
 * Deadlines that come again every month (notice for each month's end) would drown the rest: of each
 * kind of a contract the first that lies ahead stands, and the last that has passed.
 */
export function nearestOfEach(deadlines: readonly DeadlineView[]): readonly DeadlineView[] {
  const ordered = deadlines.toSorted((a, b) => a.inDays - b.inDays);
  const kept = new Map<string, DeadlineView>();
  for (const deadline of ordered) {
    const { contract, kind, inDays } = deadline;
    const key = `${contract} ${kind} ${inDays < 0 ? "passed" : "ahead"}`;
    if (inDays < 0 || !kept.has(key)) kept.set(key, deadline);
  }
  return ordered.filter((deadline) => [...kept.values()].includes(deadline));
}
