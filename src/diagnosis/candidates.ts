import type { Area } from "../kernel/area.ts";
import { type Day, formatDay } from "../kernel/day.ts";
import { planAddress, type PlanAt, pricesOn } from "../rating/energy/plan-at.ts";
import type { Catalogue, Located } from "../terms/catalogue.ts";
import type { Label } from "../terms/fields.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import { taxPercentOn } from "../terms/tax.ts";
import { missingText } from "./missing-text.ts";
import type { BilledPeriod, NotCompared, NotComparedCode } from "./model.ts";

/** Plans that may be had, and those that may not, with the reason. */
export interface Candidates {
  readonly plans: readonly PlanAt[];
  readonly notCompared: readonly NotCompared[];
}

interface Asked {
  readonly area: Area;
  readonly asOf: Day;
  readonly periods: readonly BilledPeriod[];
  /** The present contract's plan: compared although it is closed to others. */
  readonly present: string | null;
}

/**
 * Every plan of the catalogue that a household in an area could take on a day, by address (EN-01,
 * EN-23). A plan whose prices still hold an old rate of tax is known from another time and stands
 * apart: 8 % inside, in a year of 10 %.
 */
export function electricityCandidates(catalogue: Catalogue, asked: Asked): Candidates {
  return sift(plansOf(catalogue, "electricity"), (plan) =>
    plan.plan.areas.includes(asked.area)
      ? refusalOf(catalogue, plan, asked)
      : notCompared(plan, "diagnosis.not-sold-in-area", plan.plan.areas.join(", ")),
  );
}

/** Every gas plan of a supplier's district (EN-03): pipes do not follow areas of electricity. */
export function gasCandidates(
  catalogue: Catalogue,
  { district, ...asked }: Omit<Asked, "area"> & { readonly district: string },
): Candidates {
  return sift(plansOf(catalogue, "gas"), (plan) => {
    const { districts = {} } = plan.plan;
    return Object.hasOwn(districts, district)
      ? refusalOf(catalogue, plan, asked)
      : notCompared(plan, "diagnosis.not-sold-in-area", joined(Object.values(districts)));
  });
}

/** All plans of one energy, sorted by address, so that the order of files decides nothing. */
function plansOf(catalogue: Catalogue, energy: "electricity" | "gas"): readonly PlanAt[] {
  const plans: PlanAt[] = [];
  for (const { rule, ...place } of catalogue.rules.values()) {
    if (rule.kind !== "energy-tariff" || rule.energy !== energy) continue;
    const located: Located<RuleOf<"energy-tariff">> = { ...place, rule };
    for (const [key, plan] of Object.entries(rule.plans)) plans.push({ rule: located, key, plan });
  }
  return plans.toSorted((a, b) => (planAddress(a) < planAddress(b) ? -1 : 1));
}

function sift(plans: readonly PlanAt[], refuse: (plan: PlanAt) => NotCompared | null): Candidates {
  const refused = plans.map(refuse);
  return {
    plans: plans.filter((_, index) => refused[index] === null),
    notCompared: refused.filter((reason) => reason !== null),
  };
}

/** Why a plan that is sold here cannot be compared; null when it can. */
function refusalOf(
  catalogue: Catalogue,
  plan: PlanAt,
  { asOf, periods, present }: Omit<Asked, "area">,
): NotCompared | null {
  const { closedToNew } = plan.plan;
  if (closedToNew !== undefined && closedToNew < asOf && planAddress(plan) !== present)
    return notCompared(plan, "diagnosis.closed-to-new", formatDay(closedToNew));
  for (const { period } of periods) {
    const priced = pricesOn(plan, period.from);
    if (priced === null)
      return notCompared(plan, "diagnosis.no-price-in-force", formatDay(period.from));
    const { tax } = priced.prices;
    if (tax.percent !== taxPercentOn(catalogue, period.from))
      return notCompared(plan, "diagnosis.old-tax-rate", `${tax.percent} %`);
  }
  return null;
}

const REASONS: Readonly<Record<NotComparedCode, (found: Label) => Label>> = {
  "diagnosis.not-sold-in-area": (areas) => ({
    ja: `この地域では販売されていません（販売地域: ${areas.ja}）。`,
    en: `Not sold in this area; sold in: ${areas.en}.`,
  }),
  "diagnosis.other-contract-kind": (found) => ({
    ja: `契約の種別（アンペア・kVA・kW）が合いません（${found.ja}）。`,
    en: `Made for another kind of contract (amperes, kVA or kW): ${found.en}.`,
  }),
  "diagnosis.closed-to-new": (day) => ({
    ja: `新規の受付は ${day.ja} で終了しました。`,
    en: `Closed to new customers since ${day.en}.`,
  }),
  "diagnosis.no-price-in-force": (day) => ({
    ja: `${day.ja} に有効な単価が登録されていません。`,
    en: `No price is in force on ${day.en}.`,
  }),
  "diagnosis.old-tax-rate": (percent) => ({
    ja: `登録されている単価が旧税率（${percent.ja}）のもので、現在の料金が確認できません。`,
    en: `The prices on record hold the old tax of ${percent.en}; today's are not known.`,
  }),
  "diagnosis.fuel-price-missing": (found) => ({
    ja: `燃料費調整の単価がわからない月があります（${found.ja}）。`,
    en: `The fuel adjustment of a month is not known: ${found.en}.`,
  }),
  "diagnosis.spot-price-missing": (found) => ({
    ja: `市場価格がわからない期間があります（${found.ja}）。`,
    en: `Spot prices of a period are not known: ${found.en}.`,
  }),
};

function joined(districts: readonly { readonly label: Label }[]): Label {
  return {
    ja: districts.map(({ label }) => label.ja).join("、"),
    en: districts.map(({ label }) => label.en).join(", "),
  };
}

/** Says why; `found` in both languages, or in the words of rating. */
export function notCompared(
  plan: PlanAt,
  code: NotComparedCode,
  found: string | Label,
): NotCompared {
  const { supplier } = plan.rule.rule;
  const shared = { address: planAddress(plan), supplier, label: plan.plan.label };
  return {
    ...shared,
    code,
    reason: REASONS[code](typeof found === "string" ? missingText(found) : found),
  };
}
