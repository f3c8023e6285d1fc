import type { Month } from "../kernel/day.ts";
import { monthOf } from "../kernel/day.ts";
import { no, type Result } from "../kernel/result.ts";
import type { Charge } from "../rating/energy/charge.ts";
import { rateEnergyUse } from "../rating/energy/rate-energy-use.ts";
import { totalsProfile, type UseProfile, useIn } from "../rating/energy/year/use-profile.ts";
import type { Refusals } from "./check-question.ts";
import { profileOf } from "./electricity-side.ts";
import { litresOf } from "./gas-side.ts";
import type { DiagnosisQuestion } from "./model.ts";
import type { Prepared } from "./prepare.ts";
import type { PricedPlans } from "./priced-plans.ts";
import { type Scene, sceneOf } from "./question-scene.ts";

export interface MonthAsk {
  readonly address: string;
  /** Tariff of the other energy, where the plan is taken as a set with it. */
  readonly beside?: string | null;
  readonly month: Month;
}

/**
 * A month of a plan unfolded as on a bill: each charge with its derivation, by the bill's own
 * rating. Their sum, its digits dropped, is the plan's yen of that month in the ranking.
 */
export function explainMonth(
  prepared: Prepared,
  question: DiagnosisQuestion,
  { address, beside = null, month }: MonthAsk,
): Result<readonly Charge[], Refusals> {
  const scene = sceneOf(prepared, question);
  if (!scene.ok) return scene;
  for (const { priced, use } of usesOf(scene.value)) {
    const plan = priced.plans.find((one) => one.address === address && one.beside === beside);
    const index = priced.terms.periods.findIndex(({ period }) => monthOf(period.from) === month);
    const billed = priced.terms.periods[index];
    if (plan === undefined || billed === undefined) continue;
    const layout = priced.classes.layoutOf(plan.at, billed.period.from);
    const { chosen } = priced.terms;
    const terms = {
      ...priced.terms,
      chosen: beside === null ? chosen : [...chosen, `${beside}/any`],
      billMonth: billed.billMonth,
      partial: null,
    };
    const rated = rateEnergyUse(plan.at, useIn(use, layout, index), terms);
    if (rated.ok) return rated;
  }
  const accepted = "a plan that is ranked, and a month of the year that is priced";
  return no([{ code: "diagnosis.plan-unknown", field: "address", got: address, accepted }]);
}

function usesOf({
  electricity,
  gas,
}: Scene): readonly { readonly priced: PricedPlans; readonly use: UseProfile }[] {
  const uses = [];
  if (electricity !== null) {
    const { metered, stages } = electricity;
    uses.push({ priced: metered.priced, use: profileOf(metered, stages.after.bought) });
  }
  if (gas !== null) {
    const use = totalsProfile(litresOf(gas.question, gas.priced), gas.priced.classes);
    uses.push({ priced: gas.priced, use });
  }
  return uses;
}
