import { decide } from "../../../../contracts/index.ts";
import { addDays } from "../../../../kernel/day.ts";
import type { Tenure } from "../../../../rating/tenure.ts";
import { serviceName } from "../../../../terms/service-name.ts";
import { sidesOf, withoutUse } from "../../sides.ts";
import { type Ahead, horizonOf, MONTHS } from "../ahead.ts";
import type { Course } from "../course.ts";
import { NOTES } from "../notes.ts";

/** Staying after all, where a notice runs and can still be taken back. */
export function takingBack(ahead: Ahead, tenure: Tenure): Course | null {
  const { household, catalogue, staying } = ahead;
  if (tenure.endedOn === null || tenure.endedOn <= household.on) return null;
  const decision = decide(household, tenure.contract, { type: "take-back-notice" });
  if (!decision.ok) return null;
  const decided = decision.value;
  const { after } = sidesOf({ household, decided, through: horizonOf(household) });
  const side = { ...staying, tenures: withoutUse(after) };
  const { ja, en } = serviceName(catalogue, tenure.service);
  return {
    kind: "take-back",
    key: `take-back/${tenure.contract}`,
    contract: tenure.contract,
    service: tenure.service,
    label: { ja: `${ja}の解約を取り消す`, en: `Take back the notice of leaving ${en}` },
    stretches: [{ from: household.on, until: addDays(tenure.endedOn, -1) }],
    sideOn: () => side,
    settles: MONTHS,
    clauses: decided.clauses,
    notes: tenure.supply === null ? [] : [NOTES.noSupply],
    action: { type: "take-back-notice", item: null },
  };
}
