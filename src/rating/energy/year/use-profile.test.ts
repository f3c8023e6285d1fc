import { describe, expect, test } from "vitest";
import { everyPlan, monthsFrom, slotsOf } from "../../../../test/support/plan-bills.ts";
import { type Day, day } from "../../../kernel/day.ts";
import { SLOTS_A_DAY } from "../../../metering/series.ts";
import { loadCatalogue } from "../../../terms/load.ts";
import { catalogueMarket } from "../../catalogue-market.ts";
import { measureUse } from "../measure-use.ts";
import { planAt, pricesOn } from "../plan-at.ts";
import { dayClasses } from "./day-classes.ts";
import { planYear } from "./plan-year.ts";
import { totalsProfile, useIn, useProfile } from "./use-profile.ts";

const catalogue = loadCatalogue(new URL("../../../../catalogue", import.meta.url).pathname);
const market = catalogueMarket(catalogue);
const plans = everyPlan(catalogue);
const spot = (on: Day) => market.spotDay("tokyo", on);
const juryo = planAt(catalogue, "market/plans/tepco/juryo-b");
const nights = planAt(catalogue, "market/plans/tepco/smart-life-s");

/** No two half-hours near each other need the same. */
function unevenUse(days: number, step = 1): Float64Array {
  return Float64Array.from({ length: days * SLOTS_A_DAY }, (_, slot) => {
    return ((slot * 7919) % 431) * step;
  });
}

describe("classes of days", () => {
  const year = monthsFrom("2025-04", 12);

  test("night hours on every day: one class a month", () => {
    expect(dayClasses([juryo, nights], year).classes).toBe(12);
  });

  test("a season that begins inside a period makes two of it", () => {
    const power = planAt(catalogue, "market/plans/tepco/low-voltage-power");
    // Summer is July to September; read on the 10th, it begins and ends inside a period.
    expect(dayClasses([power], year).classes).toBe(12);
    expect(dayClasses([power], monthsFrom("2025-04", 12, 10)).classes).toBe(14);
  });

  test("days between periods belong to none, and periods do not overlap", () => {
    const [april, , june] = year;
    if (!april || !june) throw new Error("a year has twelve months");
    const { classOf, classes } = dayClasses([juryo], [april, june]);
    expect({ classes, days: [...classOf] }).toEqual({
      classes: 2,
      days: [...Array(30).fill(0), ...Array(31).fill(-1), ...Array(30).fill(1)],
    });
    expect(() => dayClasses([juryo], [june, april])).toThrow("overlap");
  });

  test("a plan that was not in the list has no layout", () => {
    const { layoutOf } = dayClasses([juryo], year);
    expect(() => layoutOf(nights, day("2025-04-01"))).toThrow("smart-life-s");
  });
});

describe("the profile of a use", () => {
  test.each([
    ["2015-06", 1],
    ["2025-05", 10],
  ])("has what a meter measures for every plan, from %s on day %i", (first, date) => {
    const periods = monthsFrom(first, 12, date);
    const classes = dayClasses(plans, periods);
    const wh = unevenUse(classes.classOf.length);
    const profile = useProfile(wh, classes.from, classes, spot);
    for (const plan of plans) {
      periods.forEach(({ period }, index) => {
        const slots = Int32Array.from(wh.subarray(...slotsOf(period, classes.from)));
        const metered = { period, readings: "open", wh: slots, estimated: false };
        const { weighted, ...use } = useIn(profile, classes.layoutOf(plan, period.from), index);
        expect(use).toEqual({ ...measureUse(plan, metered), slots: null });
        const isMarket = pricesOn(plan, period.from)?.prices.energy.by === "market";
        expect(weighted !== undefined).toBe(isMarket);
      });
    }
  });

  test("rounds simulated use once for each band and period", () => {
    const periods = monthsFrom("2025-06", 1);
    const classes = dayClasses([juryo, nights], periods);
    // 0.3 Wh × 48 × 30 = 432; nights 01:00–06:00: 0.3 × 10 × 30 = 90, by day 342.
    const profile = useProfile(new Float64Array(1440).fill(0.3), classes.from, classes);
    const energies = [juryo, nights].map((plan) => {
      const { total, bands } = useIn(profile, classes.layoutOf(plan, classes.from), 0);
      return { total, bands };
    });
    expect(energies).toEqual([
      { total: 432, bands: null },
      { total: 432, bands: { day: 342, night: 90 } },
    ]);
    const half = useProfile(new Float64Array(1440).fill(1 / 32), classes.from, classes);
    // 45 Wh in all; 9.375 at night and 35.625 by day are 9 and 36.
    expect([...half.energies]).toEqual([45, 36, 9]);
  });

  test("begins before the first period, or is refused where it does not cover all", () => {
    const classes = dayClasses([juryo], monthsFrom("2025-06", 1));
    const early = new Float64Array(SLOTS_A_DAY * 32).fill(1);
    early[0] = 1000;
    expect([...useProfile(early, day("2025-05-31"), classes).energies]).toEqual([1440]);
    const short = () => useProfile(unevenUse(29), day("2025-06-01"), classes);
    expect(short).toThrow("does not cover");
    expect(() => useProfile(unevenUse(60), day("2025-06-02"), classes)).toThrow("does not cover");
  });

  test("is written over an earlier one of the same days", () => {
    const classes = dayClasses([juryo, nights], monthsFrom("2025-06", 12));
    const [one, other] = [unevenUse(365), unevenUse(365, 3)];
    const kept = useProfile(one, classes.from, classes);
    const again = useProfile(other, classes.from, classes, null, kept);
    expect(again).toBe(kept);
    expect(again).toEqual(useProfile(other, classes.from, classes));
    const others = dayClasses([juryo], monthsFrom("2025-06", 12));
    expect(() => useProfile(one, classes.from, others, null, kept)).toThrow("other days");
  });
});

describe("a plan's year", () => {
  const periods = monthsFrom("2025-06", 1);
  const classes = dayClasses([juryo, nights], periods);
  const terms = {
    catalogue,
    market,
    area: "tokyo",
    capacity: { amps: 40 },
    periods,
    chosen: [],
  } as const;

  test("of totals alone: tiers can be priced, bands cannot", () => {
    const [tiers, bands] = [juryo, nights].map((plan) => planYear(plan, terms, classes));
    if (!tiers?.ok || !bands?.ok) throw new Error("both are priced");
    const totals = totalsProfile([374_000], classes);
    const metered = new Float64Array(1440);
    metered[700] = 374_000;
    const profile = useProfile(metered, classes.from, classes);
    expect(tiers.value.yen(totals)).toBe(tiers.value.yen(profile));
    expect(() => bands.value.yen(totals)).toThrow("NaN");
  });

  test("answers for the days and periods that it was prepared for", () => {
    const others = dayClasses([juryo], monthsFrom("2025-06", 1));
    expect(() => planYear(juryo, terms, others)).toThrow("other periods");
    const made = planYear(juryo, terms, classes);
    if (!made.ok) throw new Error("it is priced");
    expect(() => made.value.yen(totalsProfile([0], others))).toThrow("other days");
  });
});
