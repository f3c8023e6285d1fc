import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { billsOf, everyPlan, monthsFrom, slotsOf } from "../../../../test/support/plan-bills.ts";
import type { Area } from "../../../kernel/area.ts";
import { type Day, day } from "../../../kernel/day.ts";
import { SLOTS_A_DAY } from "../../../metering/series.ts";
import { loadCatalogue } from "../../../terms/load.ts";
import { catalogueMarket } from "../../catalogue-market.ts";
import type { Capacity } from "../../tenure.ts";
import type { PlanAt } from "../plan-at.ts";
import { type DayClasses, dayClasses } from "./day-classes.ts";
import type { YearPeriod, YearTerms } from "./model.ts";
import { type PlanYear, planYear } from "./plan-year.ts";
import { sampleUse } from "./sample-use.ts";
import { traceUse } from "./trace.ts";
import { useProfile } from "./use-profile.ts";

const catalogue = loadCatalogue(new URL("../../../../catalogue", import.meta.url).pathname);
const market = catalogueMarket(catalogue);
const plans = everyPlan(catalogue);
const CAPACITIES: readonly Capacity[] = [
  null,
  ...[5, 10, 15, 20, 30, 40, 50, 60].map((amps) => ({ amps })),
  ...[6, 10, 13].map((kva) => ({ kva })),
  ...[3, 5].map((kw) => ({ kw })),
];
/** Each capacity takes so many of the months that have prices, another stretch than the next. */
const MONTHS_EACH = 14;
const NOTHING = new Float64Array(31 * SLOTS_A_DAY);

/** From the 1st to the 1st, and from the 10th to the 10th. */
const YEARS = [1, 10].map((date) => [
  ...monthsFrom("2015-05", 13, date),
  ...monthsFrom("2019-07", 4, date),
  ...monthsFrom("2024-03", 34, date),
]);

/** Ended with the revision of June 2023, before the months whose units are published. */
function isPast({ plan }: PlanAt): boolean {
  const last = plan.prices.at(-1);
  return last !== undefined && "ended" in last && last.from === day("2023-06-01");
}

interface Asked {
  readonly plan: PlanAt;
  readonly area: Area;
}
const asked: readonly Asked[] = plans.flatMap((plan) =>
  plan.plan.areas.map((area) => ({ plan, area })),
);

function termsOf({ plan, area }: Asked, periods: readonly YearPeriod[], capacity: Capacity) {
  const chosen = plan.plan.prices.flatMap((prices) =>
    "ended" in prices
      ? []
      : prices.discounts.flatMap(({ when, setWith = [] }) => [
          ...(when === undefined ? [] : [when]),
          ...setWith.map((tariff) => `${tariff}/any`),
        ]),
  );
  return { catalogue, market, area, capacity, periods, chosen } satisfies YearTerms;
}

/** Terms under which a plan is priced: capacities that it knows and the months with all prices. */
function pricedTerms(one: Asked): YearTerms[] {
  const isPriced = (month: YearPeriod | undefined, capacity: Capacity) =>
    month !== undefined && billsOf(one.plan, NOTHING, termsOf(one, [month], capacity)).ok;
  return YEARS.flatMap((months) => {
    const some = months.find((month) => CAPACITIES.some((capacity) => isPriced(month, capacity)));
    const known = CAPACITIES.filter((capacity) => isPriced(some, capacity));
    const periods = months.filter((month) => isPriced(month, known[0] ?? null));
    return known.map((capacity, index) => {
      const start = Math.floor((index * periods.length) / known.length);
      const some = [...periods.slice(start), ...periods.slice(0, start)].slice(0, MONTHS_EACH);
      return termsOf(one, some.toSorted(byDay), capacity);
    });
  });
}

function byDay(a: YearPeriod, b: YearPeriod): number {
  return a.period.from - b.period.from;
}

const priced = asked.map((one) => ({ ...one, offers: pricedTerms(one) }));

/** The amounts at which a tariff changes: ends of tiers, tables and first blocks, in Wh. */
function edgesOf({ plan }: PlanAt): number[] {
  const texts = JSON.stringify(plan.prices).matchAll(/"(?:upTo|includes)":"([\d.]+)"/g);
  return [15_000, ...Array.from(texts, ([, text]) => Number(text) * 1000)];
}

type Use = (wh: Float64Array, edges: readonly number[]) => void;

const slot = fc.nat(28 * SLOTS_A_DAY - 1);
const use: fc.Arbitrary<Use> = fc.oneof(
  fc.constant(() => {}),
  fc.tuple(slot, fc.integer({ min: 1, max: 1500 })).map(([at, wh]): Use => (all) => {
    all[at] = wh;
  }),
  fc
    .tuple(slot, slot, fc.nat(99), fc.constantFrom(-501, -500, -1, 0, 1, 499, 500))
    .map(([at, other, edge, beside]): Use => (all, edges) => {
      const whole = Math.max(0, (edges[edge % edges.length] ?? 0) + beside);
      all[at] = Math.floor(whole / 3);
      all[other] = (all[other] ?? 0) + whole - Math.floor(whole / 3);
    }),
  fc.tuple(fc.nat(3000), fc.nat(10_000)).map(([most, seed]): Use => (all) => {
    all.forEach((_, index) => (all[index] = ((index + seed) * 7919) % (most + 1)));
  }),
  fc.tuple(fc.nat(47), fc.nat(47), fc.nat(900)).map(([from, until, wh]): Use => (all) => {
    all.forEach((_, index) => {
      const ofDay = index % SLOTS_A_DAY;
      all[index] = ofDay >= from && ofDay < until ? wh : 0;
    });
  }),
  // Up to what programs are proved for, and beyond it.
  fc.integer({ min: 49_990_000, max: 60_000_000 }).map((wh): Use => (all) => {
    all[1000] = wh;
  }),
);

function usesOf(plan: PlanAt, periods: readonly YearPeriod[], uses: readonly Use[]): Float64Array {
  const [first, last] = [periods[0]?.period, periods.at(-1)?.period];
  if (!first || !last) throw new Error("there are periods");
  const wh = new Float64Array((last.until - first.from) * SLOTS_A_DAY);
  periods.forEach(({ period }, index) => {
    const own = wh.subarray(...slotsOf(period, first.from));
    uses[index % uses.length]?.(own, edgesOf(plan));
  });
  return wh;
}

/** Years are prepared once, so that later uses find the programs of those before. */
function preparer() {
  const known = new Map<YearTerms, { classes: DayClasses; year: PlanYear }>();
  return (plan: PlanAt, terms: YearTerms) => {
    const found = known.get(terms);
    if (found) return found;
    const classes = dayClasses([plan], terms.periods);
    const year = planYear(plan, terms, classes);
    if (!year.ok) throw new Error(year.refusal.missing);
    const made = { classes, year: year.value };
    known.set(terms, made);
    return made;
  };
}

describe("every plan of the catalogue", () => {
  test("is priced in some month at some capacity, but where no fuel units of its time are", () => {
    const strange = priced.filter(({ plan, offers }) => offers.length === 0 && !isPast(plan));
    expect(strange.map(({ plan, area }) => `${plan.rule.id}/${plan.key}, ${area}`)).toEqual([]);
  });

  test("has a program for each period: none is too large or not linear", () => {
    for (const { plan, offers } of priced) {
      const [terms] = offers;
      if (!terms) continue;
      const classes = dayClasses([plan], terms.periods);
      for (const { period, billMonth } of terms.periods) {
        const layout = classes.layoutOf(plan, period.from);
        const own = { layout, terms: { ...terms, billMonth, partial: null } };
        const traced = traceUse(plan, sampleUse(plan, period), own);
        expect(traced.ok && traced.value.program !== null, `${plan.rule.id}/${plan.key}`).toBe(
          true,
        );
      }
    }
  });

  test("asks for any use of a year exactly what its bills ask", () => {
    const prepared = preparer();
    fc.assert(
      fc.property(fc.array(use, { minLength: 1, maxLength: 9 }), fc.nat(99), (uses, pick) => {
        for (const { plan, offers } of priced) {
          const terms = offers[pick % offers.length];
          if (!terms) continue;
          const { classes, year } = prepared(plan, terms);
          const wh = usesOf(plan, terms.periods, uses);
          const spot = (on: Day) => market.spotDay(terms.area, on);
          const out = new Float64Array(terms.periods.length);
          const sum = year.yen(useProfile(wh, classes.from, classes, spot), out);
          expect({ ok: true, value: [...out] }).toEqual(billsOf(plan, wh, terms));
          expect(sum).toBe(out.reduce((all, yen) => all + yen, 0));
        }
      }),
      { numRuns: 8, seed: 9 },
    );
  });

  test("lacks for a year what its first bill that cannot be made lacks", () => {
    for (const periods of [monthsFrom("2015-04", 12, 1), monthsFrom("2025-04", 14, 10)]) {
      const classes = dayClasses(plans, periods);
      const wh = new Float64Array(classes.classOf.length * SLOTS_A_DAY).fill(100);
      for (const one of asked) {
        for (const capacity of [null, { amps: 40 }, { kva: 6 }, { kw: 5 }]) {
          const terms = termsOf(one, periods, capacity);
          const year = planYear(one.plan, terms, classes);
          const bills = billsOf(one.plan, wh, terms);
          expect(year.ok ? null : year.refusal).toEqual(bills.ok ? null : bills.refusal);
        }
      }
    }
  });
});
