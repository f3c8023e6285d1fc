import type { Month } from "../kernel/day.ts";
import { monthOf } from "../kernel/day.ts";
import { type Exact, multiply } from "../kernel/exact.ts";
import { no, type Result } from "../kernel/result.ts";
import type { Charge } from "../rating/energy/charge.ts";
import { splitAddress } from "../rating/energy/plan-at.ts";
import { rateEnergyUse } from "../rating/energy/rate-energy-use.ts";
import { totalsProfile, type UseProfile, useIn } from "../rating/energy/year/use-profile.ts";
import { total, withTax } from "../rating/with-tax.ts";
import type { Refusals } from "./check-question.ts";
import { profileOf } from "./electricity-side.ts";
import { litresOf } from "./gas-side.ts";
import type { DiagnosisQuestion, RankedPlan } from "./model.ts";
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

/** One energy of a ranked plan, in the month that is `index` in its `monthYen`. */
export interface StatedAsk {
  readonly plan: Pick<RankedPlan, "electricity" | "gas" | "discount">;
  readonly energy: "electricity" | "gas";
  readonly month: Month;
  readonly index: number;
}

/** Charges that come to what the ranking states, whole yen; `addedTax` is null where none is. */
export interface StatedMonth {
  readonly totalYen: number;
  readonly addedTax: Exact | null;
  readonly charges: readonly Charge[];
}

/**
 * The charges that a ranking's yen of a month is made of. Null where the plan lacks the energy, or
 * the terms do not give that yen (any more): then nothing is told rather than another sum.
 */
export function statedMonth(
  prepared: Prepared,
  question: DiagnosisQuestion,
  { plan, energy, month, index }: StatedAsk,
): StatedMonth | null {
  const cost = plan[energy];
  if (cost === null) return null;
  const totalYen = cost.monthYen[index] ?? 0;
  for (const beside of besides(plan, energy)) {
    const read = explainMonth(prepared, question, { address: cost.address, beside, month });
    if (!read.ok) continue;
    const lines = read.value.map(({ amount, tax }) => ({ amount: amount.value, tax }));
    if (withTax(lines) !== totalYen) continue;
    return { totalYen, addedTax: addedTax(lines), charges: read.value };
  }
  return null;
}

/** The other tariff of a set, by whose side a plan may be cheaper; else alone. */
function besides(plan: StatedAsk["plan"], energy: StatedAsk["energy"]): readonly (string | null)[] {
  const other = energy === "electricity" ? plan.gas : plan.electricity;
  if (plan.discount === null || other === null) return [null];
  const [tariff] = splitAddress(other.address);
  return [tariff, null];
}

/** Tax on charges that are priced without: 10 % of 1,234.5 yen are 123.45. */
function addedTax(lines: Parameters<typeof withTax>[0]): Exact | null {
  const added = lines.filter(({ tax }) => tax.kind === "added");
  const [first] = added;
  if (first?.tax.kind !== "added") return null;
  return multiply(total(added), { n: BigInt(first.tax.percent), d: 100n });
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
