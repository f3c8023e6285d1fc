import { describe, expect, test } from "vitest";
import {
  BATTERY,
  familyLoad,
  JURYO_B,
  measured,
  PANELS,
  preparedFor,
  questionFor,
} from "../../test/support/asked-diagnosis.ts";
import { day } from "../kernel/day.ts";
import { planAt } from "../rating/energy/plan-at.ts";
import { loadCatalogue } from "../terms/load.ts";
import { cheapestBand } from "./band-of-plan.ts";
import { diagnose } from "./diagnose.ts";
import { layByDate } from "./generation.ts";
import type { LoadYear } from "./load/load-year.ts";
import { type Diagnosis, type DiagnosisQuestion, NO_EQUIPMENT } from "./model.ts";
import { nextKwh } from "./next-kwh.ts";
import { sceneOf } from "./question-scene.ts";

const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const prepared = preparedFor(catalogue);
const FIRST = day("2026-12-01");
const load = familyLoad(FIRST);
const electricity = { load, capacity: { amps: 40 }, plan: JURYO_B, chosen: [] };
const SMART_LIFE = "market/plans/tepco/smart-life-s";
const gas = {
  litresByMonth: Array.from({ length: 12 }, () => 25_000),
  district: "tokyo",
  plan: "market/plans/tepco-gas/tokutoku",
  chosen: [],
  levelPercent: 3,
};

function answered(more: Partial<DiagnosisQuestion>): Diagnosis {
  const found = diagnose(prepared, questionFor({ electricity, ...more }));
  if (!found.ok) throw new Error(JSON.stringify(found.refusal));
  return found.value;
}

function yearOf(of: Diagnosis, wh: "loadWh" | "generatedWh" | "boughtWh"): number {
  return (of.energy ?? []).reduce((sum, month) => sum + month[wh], 0);
}

describe("what is there already", () => {
  const generation = Float64Array.from({ length: 17_520 }, (_, slot) =>
    slot % 48 >= 18 && slot % 48 < 30 ? 700 : 0,
  );
  const own: LoadYear = { ...load, generation };

  test("panels count before and after, by what was measured, and cost nothing", () => {
    const solar = { ...PANELS, present: true };
    const found = answered({
      electricity: { ...electricity, load: own },
      equipment: { ...NO_EQUIPMENT, solar },
    });
    expect(yearOf(found, "generatedWh")).toBe(700 * 12 * 365);
    expect(found.effect).toMatchObject({ selfUseYen: 0, surplusYen: 0, batteryYen: 0 });
    expect(found.investment).toBeNull();
    expect(found.co2?.beforeKg).toBe(found.co2?.afterKg);
  });

  test("a battery beside them is all that is new", () => {
    const equipment = { ...NO_EQUIPMENT, solar: { ...PANELS, present: true }, battery: BATTERY };
    const found = answered({ electricity: { ...electricity, load: own }, equipment });
    expect(found.investment?.priceYen).toBe(BATTERY.priceYen);
    expect(found.effect).toMatchObject({ selfUseYen: 0, surplusYen: 0 });
    expect(found.effect?.batteryYen).not.toBe(0);
    const flow = found.investment?.cashFlow ?? [];
    // Both sides age: the panels were there before.
    expect(flow[9]?.withoutYen).toBeGreaterThan(flow[0]?.withoutYen ?? 0);
  });

  test("generation in the file without panels named is left out, and said so", () => {
    const found = answered({ electricity: { ...electricity, load: own } });
    expect(yearOf(found, "generatedWh")).toBe(0);
    expect(found.warnings.map(({ code }) => code)).toContain("warning.generation-left-out");
  });
});

describe("what comes in", () => {
  test("a car is a load of its own, its cost told apart", () => {
    const car = {
      kmADay: 30,
      kwhAKm: 0.15,
      chargerW: 3000,
      pluggedIn: { fromHour: 18, untilHour: 8 },
      placement: { kind: "in-hours", hours: { fromHour: 1, untilHour: 6 } },
    } as const;
    const loads = { present: false, car, hotWater: null };
    const found = answered({ equipment: { ...NO_EQUIPMENT, loads } });
    const used = load.wh.reduce((sum, wh) => sum + wh, 0);
    expect(yearOf(found, "loadWh")).toBe(used + 4500 * 365);
    expect(found.effect?.loadsYen).toBeLessThan(0);
    expect(found.investment).toBeNull();
    expect(found.warnings.map(({ code }) => code)).toContain("warning.fuel-left-out");
    const already = answered({
      equipment: { ...NO_EQUIPMENT, loads: { ...loads, present: true } },
    });
    expect(yearOf(already, "loadWh")).toBe(used);
  });

  test("hot water runs into the sun when it may", () => {
    const hotWater = {
      meanWhADay: 3500,
      seasonSwing: 0.5,
      powerW: 1500,
      hours: { fromHour: 0, untilHour: 24 },
    };
    const bought = [
      { kind: "in-hours", hours: { fromHour: 1, untilHour: 6 } } as const,
      { kind: "into-surplus", otherwise: { fromHour: 1, untilHour: 6 } } as const,
    ].map((placement) => {
      const loads = { present: false, car: null, hotWater: { ...hotWater, placement } };
      return yearOf(answered({ equipment: { ...NO_EQUIPMENT, solar: PANELS, loads } }), "boughtWh");
    });
    expect(bought[1]).toBeLessThan(bought[0] ?? 0);
  });
});

describe("the present contract", () => {
  test("is unknown: nothing is a difference, and the effect stands on the best plan", () => {
    const found = answered({ electricity: { ...electricity, plan: null } });
    expect(found.current).toBeNull();
    expect(found.ranking.every(({ differenceYen }) => differenceYen === null)).toBe(true);
    expect(found.effect?.planYen).toBe(0);
    expect(found.recommended?.place).toBe(1);
  });

  test("of a set has the set's discount as it stays, and loses it with one half", () => {
    const found = answered({ gas });
    const { current } = found;
    expect(current?.kind).toBe("stay");
    expect(current?.discount?.yearYen).toBeLessThan(0);
    expect(current?.discount?.monthYen).toHaveLength(12);
    const other = found.ranking.find(
      ({ kind, electricity: taken }) =>
        kind === "electricity" && taken?.address.startsWith("market/plans/cd-energy/") === true,
    );
    expect(other?.discount).toBeNull();
    expect(other?.gas?.yearYen).toBeGreaterThan(current?.gas?.yearYen ?? 0);
  });

  test("of gas is unknown: every option takes the same gas, and compares", () => {
    const found = answered({ gas: { ...gas, plan: null } });
    expect(found.current).toBeNull();
    for (const one of found.ranking) {
      expect(one.gas).not.toBeNull();
      expect(one.electricity).not.toBeNull();
    }
  });

  test("gas alone is ranked by itself", () => {
    const found = answered({ electricity: null, gas });
    expect(found.ranking.map(({ kind }) => kind)).toContain("stay");
    expect(found.ranking.every(({ electricity: none }) => none === null)).toBe(true);
    expect(found.energy).toBeNull();
    expect(found.co2).toBeNull();
    expect(found.filled).toBeNull();
    expect(found.why).toBeNull();
  });
});

describe("why one is cheaper", () => {
  /** Almost all use at night. */
  const night = measured(
    FIRST,
    Float64Array.from({ length: 17_520 }, (_, slot) =>
      slot % 48 >= 2 && slot % 48 < 12 ? 1500 : 40,
    ),
  );

  test("by its band, with share, hours and printed price", () => {
    const few = { ...catalogue, rules: new Map(catalogue.rules) };
    for (const id of catalogue.rules.keys())
      if (id.startsWith("market/plans/") && !id.startsWith("market/plans/tepco"))
        few.rules.delete(id);
    const found = diagnose(
      preparedFor(few),
      questionFor({ electricity: { ...electricity, load: night } }),
    );
    if (!found.ok) throw new Error(JSON.stringify(found.refusal));
    const { why } = found.value;
    expect(why?.better).toMatch(/^market\/plans\/tepco\/smart-life-/);
    expect(why).toMatchObject({
      worse: JURYO_B,
      bandSharePercent: 91,
      bandHours: "1:00–6:00",
      bandPrice: "27.86",
      bandLabel: { ja: "夜間", en: "night" },
    });
    expect(why?.sentence.ja).toMatch(
      /^スマートライフ[SL]が従量電灯Bより安いのは、買う電気の91%が1:00–6:00（単価27\.86円）だからです。昼の使用が1割増えると/,
    );
    expect(why?.differenceYen).toBe(
      (found.value.current?.yearYen ?? 0) - (found.value.recommended?.yearYen ?? 0),
    );
  });

  test("the cheapest band, its hours joined over midnight", () => {
    expect(cheapestBand(planAt(catalogue, SMART_LIFE), FIRST)?.hours).toBe("1:00–6:00");
    expect(cheapestBand(planAt(catalogue, JURYO_B), FIRST)).toBeNull();
    const then = day("2015-06-01");
    const over = cheapestBand(planAt(catalogue, "market/plans-2014/chuden/plan-2"), then);
    expect(over?.hours).toBe("23:00–7:00");
  });

  test("the next kWh costs its band's price and what is added to each kWh", () => {
    const scene = sceneOf(prepared, questionFor({ electricity }));
    if (!scene.ok || scene.value.electricity === null) throw new Error("it can be laid out");
    const { metered, stages } = scene.value.electricity;
    const plan = metered.priced.plans.find(({ address }) => address === SMART_LIFE);
    if (!plan) throw new Error("the plan is priced");
    const prices = nextKwh(metered, plan, stages.after);
    if (!prices.ok) throw new Error(prices.refusal.missing);
    const added = (prices.value.buy[30] ?? 0) - 35.76;
    expect(prices.value.buy[6]).toBeCloseTo(27.86 + added, 0);
    expect(Math.abs(added)).toBeLessThan(10);
    expect(prices.value.sell).toEqual(new Float64Array(17_520));
  });
});

test("weather is laid by date: a leap day takes the day before", () => {
  const wh = Float64Array.from({ length: 365 * 48 }, (_, slot) => Math.floor(slot / 48));
  const laid = layByDate(wh, day("2025-01-01"), { from: day("2027-03-01"), days: 366 });
  const dayAt = (on: string) => laid[(day(on) - day("2027-03-01")) * 48];
  expect(dayAt("2027-03-01")).toBe(59);
  expect(dayAt("2027-12-31")).toBe(364);
  expect(dayAt("2028-01-01")).toBe(0);
  expect(dayAt("2028-02-28")).toBe(58);
  expect(dayAt("2028-02-29")).toBe(58);
  expect(layByDate(wh, day("2025-01-01"), { from: day("2025-01-01"), days: 365 })).toBe(wh);
});
