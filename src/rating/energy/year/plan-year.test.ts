import { expect, test } from "vitest";
import { addToMonth, month } from "../../../kernel/day.ts";
import { add, type Exact, ZERO } from "../../../kernel/exact.ts";
import { periodOf } from "../../../kernel/period.ts";
import { SLOTS_A_DAY } from "../../../metering/series.ts";
import { rulesOf } from "../../../terms/catalogue.ts";
import { loadCatalogue } from "../../../terms/load.ts";
import { catalogueMarket } from "../../catalogue-market.ts";
import { measureUse } from "../measure-use.ts";
import type { PlanAt } from "../plan-at.ts";
import { rateEnergyUse } from "../rate-energy-use.ts";
import { dayClasses } from "./day-classes.ts";
import type { YearPeriod, YearTerms } from "./model.ts";
import { planYear } from "./plan-year.ts";
import { useProfile } from "./use-profile.ts";

const catalogue = loadCatalogue(new URL("../../../../catalogue", import.meta.url).pathname);
const market = catalogueMarket(catalogue);
const plans: readonly PlanAt[] = [...new Set([...catalogue.rules.values()].map((r) => r.service))]
  .flatMap((service) => rulesOf(catalogue, service, "energy-tariff"))
  .flatMap((rule) => Object.entries(rule.rule.plans).map(([key, plan]) => ({ rule, key, plan })));

function year(first: string): readonly YearPeriod[] {
  return Array.from({ length: 12 }, (_, index) => {
    const of = addToMonth(month(first), index);
    return { period: periodOf(of), billMonth: addToMonth(of, 1) };
  });
}

test("a year of every plan is the sum of its bills", () => {
  let good = 0;
  for (const periods of [year("2015-06"), year("2025-04")]) {
    const classes = dayClasses(plans, periods);
    const [first] = periods;
    if (!first) throw new Error("there is one");
    const { from } = first.period;
    const wh = Float64Array.from(
      { length: classes.classOf.length * SLOTS_A_DAY },
      (_, slot) => 60 + ((slot * 7919) % 431),
    );
    const use = useProfile(wh, from, classes, (on) => market.spotDay("tokyo", on));
    for (const plan of plans) {
      const area = plan.plan.areas.includes("tokyo") ? "tokyo" : (plan.plan.areas[0] ?? "tokyo");
      const terms: YearTerms = {
        catalogue,
        market,
        area,
        capacity: { kva: 6 },
        periods,
        chosen: [],
      };
      const made = planYear(plan, terms, classes);
      if (!made.ok) continue;
      good += 1;
      const out = new Float64Array(12);
      made.value.yen(use, out);
      periods.forEach(({ period, billMonth }, index) => {
        const start = (period.from - from) * SLOTS_A_DAY;
        const end = (period.until - from) * SLOTS_A_DAY;
        const slots = Int32Array.from(wh.subarray(start, end));
        const metered = { period, readings: "m", wh: slots, estimated: false };
        const rated = rateEnergyUse(plan, measureUse(plan, metered), {
          ...terms,
          billMonth,
          partial: null,
        });
        if (!rated.ok) throw new Error("rated");
        const sum = rated.value.reduce<Exact>((all, { amount }) => add(all, amount.value), ZERO);
        expect(out[index]).toBe(Number(sum.n) / Number(sum.d));
      });
    }
  }
  expect(good).toBeGreaterThan(60);
});
