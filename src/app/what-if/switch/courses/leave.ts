import { addDays, type Day, lastDay, type Month, monthOf } from "../../../../kernel/day.ts";
import type { Tenure } from "../../../../rating/tenure.ts";
import { serviceName } from "../../../../terms/service-name.ts";
import { endingWith, endTenure } from "../../end-tenure.ts";
import { possibleLastDays } from "../../last-days.ts";
import type { Ahead, Side } from "../ahead.ts";
import type { Course, Stretch } from "../course.ts";
import { alsoEnding, NOTES } from "../notes.ts";

/** Bills after that of the last day that its price may stand on. */
export const SETTLES = 1;

/**
 * Leaving each contract that runs and is not noticed yet, on every day that a notice of today can
 * still reach (HM-06, HH-06, IT-11). What rests on it ends along. So near the end of the 36 bills
 * that the price of leaving would stand on a later one, no day is looked at.
 */
export function leaving(ahead: Ahead, tenure: Tenure): Course | null {
  const { catalogue, household } = ahead;
  if (tenure.endedOn !== null) return null;
  const days = possibleLastDays(tenure, catalogue, household.on);
  if (days === null) return null;
  const { firsts, monthEnds } = days;
  const [earliest] = firsts;
  if (earliest === undefined) return null;
  const stretches = stretchesFrom(earliest, { monthEnds, through: lastLookedAt(ahead) });
  if (stretches.length === 0) return null;
  const { ja, en } = serviceName(catalogue, tenure.service);
  const ending = endingWith(household, tenure.contract, earliest);
  return {
    kind: "leave",
    key: `leave/${tenure.contract}`,
    contract: tenure.contract,
    service: tenure.service,
    label: { ja: `${ja}をやめる`, en: `Leave ${en}` },
    stretches,
    sideOn: (on) => leftOn(ahead, ending, on),
    settles: SETTLES,
    clauses: days.clauses,
    notes: [
      ...endAlong(ahead, tenure, [...ending.keys()]),
      ...(tenure.supply === null ? [] : [NOTES.noSupply]),
    ],
    action: { type: "leave", item: null },
  };
}

/** The household once a contract, and what rests on it, had its last day. */
export function leftOn(
  { catalogue, staying }: Ahead,
  ending: ReadonlyMap<string, string>,
  last: Day,
): Side {
  const tenures = staying.tenures.map((each) => {
    const reason = ending.get(each.contract);
    return reason === undefined ? each : endTenure(each, { lastDay: last, reason }, catalogue);
  });
  return { ...staying, tenures };
}

/** So that the bills looked at show all that leaving costs. */
export function lastLookedAt({ months }: Pick<Ahead, "months">): Month {
  const last = months.at(-1 - SETTLES);
  if (last === undefined) throw new Error("no month is looked at");
  return last;
}

/** The rest of the first day's month, then month by month; or only their last days. */
export function stretchesFrom(
  earliest: Day,
  { monthEnds, through }: { readonly monthEnds: boolean; readonly through: Month },
): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let from = earliest; monthOf(from) <= through; from = addDays(lastDay(monthOf(from)), 1)) {
    const until = lastDay(monthOf(from));
    found.push({ from: monthEnds ? until : from, until });
  }
  return found;
}

function endAlong({ tenures, catalogue }: Ahead, own: Tenure, along: readonly string[]) {
  const names = tenures
    .filter(({ contract }) => contract !== own.contract && along.includes(contract))
    .map(({ service }) => serviceName(catalogue, service));
  return names.length === 0 ? [] : [alsoEnding(names)];
}
