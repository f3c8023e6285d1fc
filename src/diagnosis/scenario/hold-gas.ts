import { addToMonth, firstDay, formatMonth, type Month, month, monthOf } from "../../kernel/day.ts";
import type { Located } from "../../terms/catalogue.ts";
import type { EnergyPlan } from "../../terms/kinds/energy-tariff.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { estimated, type HeldRule } from "./hold-units.ts";
import { type Assumption, type StandInTerms, standInFor } from "./stand-in.ts";

type Customs = RuleOf<"raw-material-price">;

/** Customs prices of gas with values for months that were not published (EN-08). */
export function holdCustoms(
  { id, rule }: Located<Customs>,
  terms: StandInTerms,
): HeldRule<Customs> {
  const known = Object.keys(rule.months)
    .map(month)
    .toSorted((a, b) => a - b);
  const published = new Set<Month>(known);
  const months: Record<string, Customs["months"][string]> = { ...rule.months };
  const assumed: Assumption[] = [];
  const [first] = known;
  if (first === undefined) return { rule, assumed };
  for (let of = first; of <= terms.through; of = addToMonth(of, 1)) {
    if (published.has(of)) continue;
    const heldFrom = standInFor(of, (earlier) => published.has(earlier), terms);
    const source = heldFrom === null ? undefined : rule.months[formatMonth(heldFrom)];
    if (heldFrom === null || source === undefined) continue;
    months[formatMonth(of)] = Object.assign({}, source, { estimated: true });
    const prices = `LNG ${source.lng}, LPG ${source.lpg}`;
    const value = { ja: prices, en: prices };
    assumed.push({ series: id, from: of, through: of, value, unit: rule.unit, heldFrom });
  }
  return { rule: { ...rule, months }, assumed };
}

/**
 * Plans whose prices are those of one month go on with the last published one (EN-08); one of
 * another tax rate than today's does not, since it never held under it.
 */
export function holdMonthlyPlans(
  { id, rule }: Located<RuleOf<"energy-tariff">>,
  taxPercent: number,
  terms: StandInTerms,
): HeldRule<RuleOf<"energy-tariff">> {
  const assumed: Assumption[] = [];
  const plans: Record<string, EnergyPlan> = {};
  for (const [key, plan] of Object.entries(rule.plans)) {
    const [before, last] = plan.prices.slice(-2);
    const goesOn =
      plan.monthly === true &&
      terms.unpublished !== "unknown" &&
      last !== undefined &&
      "ended" in last &&
      before !== undefined &&
      !("ended" in before) &&
      before.tax.percent === taxPercent &&
      monthOf(last.from) <= terms.through;
    plans[key] = plan;
    if (!goesOn) continue;
    const heldFrom = monthOf(before.from);
    const through = earliest(terms.through, addToMonth(heldFrom, terms.atMostMonths));
    const from = monthOf(last.from);
    const prices = [
      ...plan.prices.slice(0, -1),
      estimated({ ...before, from: last.from }),
      { ...last, from: firstDay(addToMonth(through, 1)) },
    ];
    plans[key] = { ...plan, prices };
    const held = formatMonth(heldFrom);
    const value = { ja: `${held}の料金表`, en: `table of ${held}` };
    assumed.push({ series: `${id}/${key}`, from, through, value, unit: rule.unit, heldFrom });
  }
  return { rule: { ...rule, plans }, assumed };
}

function earliest(a: Month, b: Month): Month {
  return a < b ? a : b;
}
