import type { Application } from "../../contracts/index.ts";

/**
 * What is measured, mounted or proven by a paper: the desk's to say, because a start takes it as it
 * stands. A meter's number of somebody else's would open their use.
 */
const OF_THE_DESK: ReadonlySet<string> = new Set([
  "meterNumber",
  "readingDays",
  "amps",
  "kva",
  "kw",
  "usedSince",
  "proceduresDone",
  "bornOn",
]);

/**
 * Applications from the portal came by the web, whatever they say of themselves (HH-01, KK-08);
 * they name a building of those that were offered, and bring no facts that are the desk's to find.
 */
export function onTheWeb(
  applications: readonly Application[],
  buildings: readonly string[],
): readonly Application[] {
  return applications.map(({ building, facts, ...application }) => ({
    ...application,
    channel: "web",
    facts: Object.fromEntries(Object.entries(facts).filter(([name]) => !OF_THE_DESK.has(name))),
    ...(building !== undefined && buildings.includes(building) ? { building } : {}),
  }));
}
