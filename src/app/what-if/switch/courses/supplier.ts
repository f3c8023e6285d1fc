import { addDays, type Day, type Month, monthOf } from "../../../../kernel/day.ts";
import type { BillingPeriod } from "../../../../rating/billing-periods.ts";
import type { Tenure } from "../../../../rating/tenure.ts";
import { serviceName } from "../../../../terms/service-name.ts";
import { endingWith } from "../../end-tenure.ts";
import { possibleLastDays } from "../../last-days.ts";
import type { Ahead } from "../ahead.ts";
import type { Course } from "../course.ts";
import type { OwnEnergy } from "../energy-ahead.ts";
import { lastLookedAt, leftOn, SETTLES } from "./leave.ts";

/**
 * Leaving a supply for another company's, whichever: on the days before a reading, since supply
 * changes hands when the meter is read, that a notice of today can still reach (HH-06). The energy
 * of later periods is no longer billed by this house.
 */
export function leavingSupply(ahead: Ahead, tenure: Tenure, own: OwnEnergy): Course | null {
  const { catalogue, household, staying } = ahead;
  if (tenure.endedOn !== null) return null;
  const days = possibleLastDays(tenure, catalogue, household.on);
  const earliest = days?.firsts[0];
  if (days === null || earliest === undefined) return null;
  const stretches = own.periods
    .map(({ period }) => addDays(period.from, -1))
    .filter((last) => last >= earliest && monthOf(last) <= lastLookedAt(ahead))
    .map((last) => ({ from: last, until: last }));
  if (stretches.length === 0) return null;
  const { ja, en } = serviceName(catalogue, tenure.service);
  const ending = endingWith(household, tenure.contract, earliest);
  const left = (last: Day) => {
    const side = leftOn(ahead, ending, last);
    const kept = new Set(own.periods.filter(isBefore(last)).map(({ billMonth }) => billMonth));
    const energy = (month: Month) =>
      staying
        .energy(month)
        .filter(({ contract }) => contract !== tenure.contract || kept.has(month));
    return { ...side, energy };
  };
  return {
    kind: "supplier",
    key: `supplier/${tenure.contract}`,
    contract: tenure.contract,
    service: tenure.service,
    label: { ja: `${ja}をほかの会社に切り替える`, en: `Switch from ${en} to another supplier` },
    stretches,
    sideOn: left,
    settles: SETTLES,
    clauses: days.clauses,
    notes: [],
    action: { type: "leave", item: null },
  };
}

function isBefore(last: Day): (period: BillingPeriod) => boolean {
  return ({ period }) => period.from <= last;
}
