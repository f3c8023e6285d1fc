import * as fc from "fast-check";
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
import { weightedCost } from "../solar/battery/optimal-battery.ts";
import { optimalBattery } from "../solar/battery/optimal-battery.ts";
import type { Battery } from "../solar/battery/model.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import { loadCatalogue } from "../terms/load.ts";
import { firstRanking } from "./diagnose.ts";
import { type DiagnosisQuestion, NO_EQUIPMENT, type RankedPlan } from "./model.ts";
import { nextKwh } from "./next-kwh.ts";
import { netOf, optionCost } from "./option-cost.ts";
import type { Prepared } from "./prepare.ts";
import { type Scene, sceneOf } from "./question-scene.ts";

/** Truths that hold for every household, under the real catalogue. */
const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const prepared = preparedFor(catalogue);
const FIRST = day("2026-12-01");

function ranked(question: DiagnosisQuestion, of: Prepared = prepared): readonly RankedPlan[] {
  const found = firstRanking(of, question);
  if (!found.ok) throw new Error(JSON.stringify(found.refusal));
  return found.value;
}

function sceneFor(question: DiagnosisQuestion): Scene {
  const scene = sceneOf(prepared, question);
  if (!scene.ok) throw new Error(JSON.stringify(scene.refusal));
  return scene.value;
}

/** Loads of many kinds: level, evening peak, and a spike somewhere. */
const kinds = fc.record({
  base: fc.integer({ min: 50, max: 800 }),
  evening: fc.integer({ min: 0, max: 1500 }),
  spike: fc.integer({ min: 0, max: 17_519 }),
});

function loadOf({ base, evening, spike }: Record<"base" | "evening" | "spike", number>) {
  return Float64Array.from({ length: 17_520 }, (_, slot) => {
    const more = slot % 48 >= 36 ? evening : (slot * 7919) % 97;
    return base + more + (slot === spike ? 4000 : 0);
  });
}

const BLOCKS: readonly string[] = ["flat-block", "minimum-charge"];
const runs = { numRuns: 8 };

function asked(wh: Float64Array, more: Partial<DiagnosisQuestion["equipment"]> = {}) {
  const load = measured(FIRST, wh);
  const electricity = { load, capacity: { amps: 40 }, plan: JURYO_B, chosen: [] };
  return questionFor({ electricity, equipment: { ...NO_EQUIPMENT, ...more } });
}

const gridCharged = {
  ...BATTERY,
  strategy: {
    mode: "sell-first",
    dischargeHours: { fromHour: 7, untilHour: 23 },
    reserveShare: 0,
    gridCharge: { hours: { fromHour: 1, untilHour: 5 }, upToShare: 0.95 },
  },
} as const;

describe("under the plans of the real catalogue", () => {
  test("a battery without panels earns nothing where the hour does not matter", () => {
    // In a block, a kWh more costs its adjustments alone, which may be negative.
    const flat = new Set(
      prepared
        .electricity({ capacity: { amps: 40 }, chosen: [], plan: JURYO_B })
        .plans.filter(({ at }) =>
          at.plan.prices.every(
            (entry) =>
              !("energy" in entry) ||
              (entry.energy.by === "tiers" && !BLOCKS.includes(entry.base.by)),
          ),
        )
        .map(({ address }) => address),
    );
    expect(flat.size).toBeGreaterThan(4);
    fc.assert(
      fc.property(kinds, (kind) => {
        const wh = loadOf(kind);
        const without = new Map(ranked(asked(wh)).map((one) => [one.address, one.yearYen]));
        for (const battery of [BATTERY, gridCharged]) {
          for (const { address, yearYen } of ranked(asked(wh, { battery }))) {
            if (flat.has(address))
              expect(yearYen).toBeGreaterThanOrEqual(without.get(address) ?? 0);
          }
        }
      }),
      runs,
    );
  });

  test("in each half-hour load = bought − sold + generation + discharged − charged", () => {
    fc.assert(
      fc.property(kinds, fc.constantFrom(BATTERY, gridCharged), (kind, battery) => {
        const wh = loadOf(kind);
        const scene = sceneFor(asked(wh, { solar: PANELS, battery }));
        const flows = scene.electricity?.stages.after;
        if (!flows?.sold || !flows.generation || !flows.charged || !flows.discharged)
          throw new Error("the house has panels and a battery");
        let worst = 0;
        for (let slot = 0; slot < wh.length; slot += 1) {
          const [bought = 0, sold = 0] = [flows.bought[slot], flows.sold[slot]];
          const [made = 0, charged = 0] = [flows.generation[slot], flows.charged[slot]];
          const balance = bought - sold + made + (flows.discharged[slot] ?? 0) - charged;
          worst = Math.max(worst, Math.abs(balance - (wh[slot] ?? 0)));
        }
        expect(worst).toBeLessThan(1e-6);
      }),
      runs,
    );
  });

  test("without an error the ranking is the order of the sums", () => {
    fc.assert(
      fc.property(kinds, (kind) => {
        const wh = loadOf(kind);
        const found = ranked(asked(wh));
        const years = found.map(({ yearYen }) => yearYen);
        expect(years).toEqual(years.toSorted((a, b) => a - b));
        for (const { error } of found) {
          expect(error.p10).toBeLessThanOrEqual(error.p50);
          expect(error.p50).toBeLessThanOrEqual(error.p90);
        }
      }),
      runs,
    );
  });

  test("one plan more never makes the best worse, nor changes any other", () => {
    const question = questionFor();
    const all = ranked(question);
    for (const left of all.filter(({ kind }) => kind !== "stay").slice(0, 5)) {
      const fewer = ranked(question, preparedFor(without(catalogue, left.address)));
      expect(fewer.some(({ address }) => address === left.address)).toBe(false);
      expect(all[0]?.yearYen).toBeLessThanOrEqual(fewer[0]?.yearYen ?? 0);
      const years = new Map(all.map((one) => [one.address, one.yearYen]));
      for (const one of fewer) expect(one.yearYen).toBe(years.get(one.address));
    }
  });

  test("the order of files decides nothing", () => {
    const question = questionFor();
    const turned: Catalogue = {
      ...catalogue,
      rules: new Map([...catalogue.rules].toReversed()),
    };
    expect(ranked(question, preparedFor(turned))).toEqual(ranked(question));
  });

  test("a larger battery never makes the optimal year dearer, as weighed and as rated", () => {
    const load = familyLoad(FIRST);
    const electricity = { load, capacity: { amps: 40 }, plan: JURYO_B, chosen: [] };
    const scene = sceneFor(
      questionFor({ electricity, equipment: { ...NO_EQUIPMENT, solar: PANELS, battery: BATTERY } }),
    );
    const house = scene.electricity;
    if (house === null) throw new Error("electricity was asked");
    const place = house.metered.priced.plans.findIndex(
      ({ address }) => address === "market/plans/tepco/smart-life-s",
    );
    const plan = house.metered.priced.plans[place];
    if (!plan) throw new Error("the plan is priced");
    const { after } = house.stages;
    const generation = after.generation ?? new Float64Array();
    const prices = nextKwh(house.metered, plan, after);
    if (!prices.ok) throw new Error(prices.refusal.missing);
    let [weighed, rated] = [Infinity, Infinity];
    for (const capacityWh of [0, 1000, 2500, 6500, 13_000, 26_000]) {
      const battery: Battery = { ...BATTERY.battery, capacityWh };
      const best = optimalBattery({
        load: after.load,
        generation,
        battery,
        prices: prices.value,
        chargesFromGrid: true,
      });
      const cost = weightedCost(best, prices.value);
      expect(cost).toBeLessThanOrEqual(weighed + 1e-6);
      weighed = cost;
      const option = { kind: "electricity", electricity: place, gas: -1 } as const;
      const bill = optionCost(scene, option, { ...after, ...best });
      if (!bill.ok) throw new Error(bill.refusal.missing);
      // Use is rounded to kWh in each band and month: at most half a kWh each.
      expect(netOf(bill.value)).toBeLessThanOrEqual(rated + 12 * 2 * 20);
      rated = Math.min(rated, netOf(bill.value));
    }
  });
});

/** The catalogue without one plan. */
function without(of: Catalogue, address: string): Catalogue {
  const rules = new Map(of.rules);
  const [id, key] = [address.slice(0, address.lastIndexOf("/")), address.split("/").at(-1) ?? ""];
  const located = rules.get(id);
  if (located?.rule.kind !== "energy-tariff") throw new Error(`no tariff at ${id}`);
  const plans = Object.fromEntries(
    Object.entries(located.rule.plans).filter(([other]) => other !== key),
  );
  rules.set(id, { ...located, rule: { ...located.rule, plans } });
  return { ...of, rules };
}
