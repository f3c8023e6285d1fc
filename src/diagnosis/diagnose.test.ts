import { describe, expect, test } from "vitest";
import { settle } from "../kernel/yen.ts";
import { add, ZERO } from "../kernel/exact.ts";
import { monthOf } from "../kernel/day.ts";
import { loadCatalogue } from "../terms/load.ts";
import {
  BATTERY,
  familyLoad,
  JURYO_B,
  PANELS,
  preparedFor,
  questionFor,
} from "../../test/support/asked-diagnosis.ts";
import { diagnose, ENGINE, firstRanking } from "./diagnose.ts";
import { explainMonth } from "./explain-month.ts";
import { layOn } from "./load/lay-on.ts";
import type { Diagnosis, DiagnosisQuestion } from "./model.ts";
import { NO_EQUIPMENT } from "./model.ts";

const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const prepared = preparedFor(catalogue);
const load = familyLoad();
const electricity = { load, capacity: { amps: 40 }, plan: JURYO_B, chosen: [] };
const gas = {
  litresByMonth: [42, 40, 36, 30, 24, 18, 15, 12, 14, 20, 28, 36].map((m3) => m3 * 1000),
  district: "tokyo",
  plan: "market/plans/tokyo-gas/general",
  chosen: [],
  levelPercent: 3,
};
const equipment = { ...NO_EQUIPMENT, solar: PANELS, battery: BATTERY };
const whole = questionFor({
  electricity,
  gas,
  equipment,
  batterySizesWh: [0, 3000, 6500, 13_000],
});

function answered(question: DiagnosisQuestion): Diagnosis {
  const found = diagnose(prepared, question);
  if (!found.ok) throw new Error(JSON.stringify(found.refusal));
  return found.value;
}

const full = answered(whole);
const usedWh = layOn(load, prepared.from).wh.reduce((sum, wh) => sum + wh, 0);

describe("a whole diagnosis", () => {
  test("is JSON, and says by what it was made", () => {
    expect(JSON.parse(JSON.stringify(full))).toEqual(full);
    expect(full.engine).toBe(ENGINE);
    expect(full.catalogue).toBe(catalogue.hash);
    expect(full.periods).toHaveLength(12);
  });

  test("ranks by the year's yen, which is the sum of its months", () => {
    const years = full.ranking.map(({ yearYen }) => yearYen);
    expect(years).toEqual(years.toSorted((a, b) => a - b));
    for (const one of full.ranking) {
      expect(one.monthYen.reduce((sum, yen) => sum + yen, 0)).toBe(one.yearYen);
      const parts = (one.electricity?.yearYen ?? 0) + (one.gas?.yearYen ?? 0) - one.soldYen;
      expect(parts).toBe(one.yearYen);
    }
  });

  test("has every kind of switch, and stays without a difference", () => {
    expect(new Set(full.ranking.map(({ kind }) => kind))).toEqual(
      new Set(["stay", "electricity", "gas", "both", "set"]),
    );
    expect(full.current?.differenceYen).toBe(0);
    for (const { yearYen, differenceYen } of full.ranking)
      expect(differenceYen).toBe(yearYen - (full.current?.yearYen ?? 0));
  });

  test("numbers only what takes no unverified price, and recommends the first of those", () => {
    const numbered = full.ranking.filter(({ place }) => place !== null);
    expect(numbered.map(({ place }) => place)).toEqual(numbered.map((_, index) => index + 1));
    for (const { marks, kind } of numbered) {
      if (kind === "stay") continue;
      expect(marks).not.toContain("unverified");
      expect(marks).not.toContain("illustrative");
      expect(marks).not.toContain("dated");
    }
    expect(full.recommended).toEqual(numbered[0]);
    expect(full.ranking[0]?.place).toBeNull();
    expect(full.warnings.map(({ code }) => code)).toEqual([
      "warning.no-guarantee",
      "warning.may-change",
      "warning.prices-assumed",
      "warning.cheapest-unverified",
      "warning.optimum-not-found",
    ]);
  });

  test("orders its quantiles, and tells the group of what is not certain", () => {
    const addresses = full.ranking.map(({ address }) => address);
    full.ranking.forEach(({ error, sameAs }, index) => {
      expect(error.p10).toBeLessThanOrEqual(error.p50);
      expect(error.p50).toBeLessThanOrEqual(error.p90);
      if (sameAs !== null) expect(addresses.indexOf(sameAs)).toBeLessThan(index);
    });
    expect(full.ranking[0]?.sameAs).toBeNull();
  });

  test("tells the effect in parts that add up, from and to rated years", () => {
    const { effect } = full;
    if (effect === null) throw new Error("no effect");
    const { loadsYen, selfUseYen, surplusYen, batteryYen, planYen } = effect;
    expect(loadsYen + selfUseYen + surplusYen + batteryYen + planYen).toBe(effect.totalYen);
    expect(effect.beforeYen - effect.afterYen).toBe(effect.totalYen);
    expect(effect.afterYen).toBe(full.recommended?.yearYen);
    expect(loadsYen).toBe(0);
    expect(selfUseYen).toBeGreaterThan(0);
    expect(surplusYen).toBeGreaterThan(0);
    expect(planYen).toBeGreaterThan(0);
  });

  test("keeps the energy of each month whole", () => {
    for (const of of full.energy ?? []) {
      const { loadWh, boughtWh, soldWh, generatedWh, chargedWh, dischargedWh } = of;
      expect(boughtWh - soldWh + generatedWh + dischargedWh - chargedWh).toBe(loadWh);
    }
    const used = (full.energy ?? []).reduce((sum, { loadWh }) => sum + loadWh, 0);
    expect(used).toBe(usedWh);
  });

  test("counts the money of twenty years, beginning with the year that is ranked", () => {
    const { investment } = full;
    if (investment === null) throw new Error("no investment");
    const { cashFlow, priceYen, totals, paybackYears } = investment;
    expect(priceYen).toBe(1_900_000);
    expect(cashFlow).toHaveLength(20);
    let balance = -priceYen;
    for (const year of cashFlow) {
      expect(year.gainYen).toBe(year.withoutYen - year.boughtYen + year.soldYen);
      balance += year.gainYen;
      expect(year.balanceYen).toBe(balance);
    }
    expect(totals.map(({ yen }) => yen)).toEqual(
      [9, 14, 19].map((year) => cashFlow[year]?.balanceYen),
    );
    const [first, last] = [cashFlow[0], cashFlow.at(-1)];
    expect((first?.boughtYen ?? 0) - (first?.soldYen ?? 0)).toBe(full.recommended?.yearYen);
    expect(last?.generatedWh).toBeLessThan(first?.generatedWh ?? 0);
    expect(last?.batteryWh).toBeLessThan(first?.batteryWh ?? 0);
    // 24 yen for four years, 8.3 until the tenth, then the buyer's 8.
    const soldAt = (year: number) => {
      const row = cashFlow[year - 1];
      return ((row?.soldYen ?? 0) * 1000) / (row?.soldWh ?? 1);
    };
    expect(soldAt(4)).toBeCloseTo(24, 1);
    expect(soldAt(5)).toBeCloseTo(8.3, 1);
    expect(soldAt(11)).toBeCloseTo(8, 1);
    expect(paybackYears.p10 ?? 99).toBeLessThanOrEqual(paybackYears.p50 ?? 99);
    expect(paybackYears.p50 ?? 99).toBeLessThanOrEqual(paybackYears.p90 ?? 99);
  });

  test("measures battery sizes against none, and the rule against the optimum", () => {
    const [none, small, own, large] = full.sizes;
    expect(none).toMatchObject({ capacityWh: 0, gainYen: 0, priceYen: 0 });
    expect(small?.priceYen).toBe(415_385);
    expect(own?.priceYen).toBe(900_000);
    expect(large?.capacityWh).toBe(13_000);
    expect(full.optimum?.ruleYen).toBe(full.recommended?.yearYen);
    expect(full.optimum?.gapYen).toBe(
      (full.optimum?.ruleYen ?? 0) - (full.optimum?.optimumYen ?? 0),
    );
    expect(full.optimum?.gapYen).toBeGreaterThanOrEqual(0);
  });

  test("counts CO2 by the catalogue's factor", () => {
    const bought = (full.energy ?? []).reduce((sum, { boughtWh }) => sum + boughtWh, 0);
    expect(full.co2?.afterKg).toBe(Math.floor(bought * 0.000438 + 0.5));
    expect(full.co2?.beforeKg).toBe(Math.floor(usedWh * 0.000438 + 0.5));
  });

  test("unfolds each month into charges that come to the ranked yen", () => {
    const sets = full.ranking.filter(({ discount }) => discount !== null).slice(0, 1);
    expect(sets).toHaveLength(1);
    for (const one of [...full.ranking.slice(0, 2), ...sets]) {
      for (const part of [one.electricity, one.gas]) {
        if (part === null) continue;
        const { address } = part;
        const other = (part === one.gas ? one.electricity : one.gas)?.address ?? "/";
        const tariff = other.slice(0, other.lastIndexOf("/"));
        part.monthYen.forEach((yen, index) => {
          const month = monthOf(full.periods[index]?.period.from ?? prepared.from);
          const set = explainMonth(prepared, whole, { address, month, beside: tariff });
          const charges = set.ok ? set : explainMonth(prepared, whole, { address, month });
          if (!charges.ok) throw new Error(JSON.stringify(charges.refusal));
          const sum = charges.value.reduce((all, { amount }) => add(all, amount.value), ZERO);
          expect(settle(sum, "down")).toBe(yen);
        });
      }
    }
  });

  test("prints every assumption with its source", () => {
    const keys = full.assumptions.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(
      expect.arrayContaining(["scenario", "load-level", "weather", "pv-ageing", "dated"]),
    );
    for (const { source, label } of full.assumptions) {
      expect(source.ja.length).toBeGreaterThan(0);
      expect(label.en.length).toBeGreaterThan(0);
    }
  });

  test("answers the same again, whatever was asked between", () => {
    answered(questionFor({ electricity }));
    expect(answered(whole)).toEqual(full);
  });
});

test("the first ranking is the diagnosis without gas", () => {
  const question = questionFor({ electricity, equipment });
  const first = firstRanking(prepared, { ...question, gas });
  expect(first).toEqual({ ok: true, value: answered(question).ranking });
});
