import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { month } from "../../kernel/day.ts";
import { period } from "../../kernel/period.ts";
import { catalogueMarket } from "../../rating/catalogue-market.ts";
import { measureUse } from "../../rating/energy/measure-use.ts";
import { planAt } from "../../rating/energy/plan-at.ts";
import { rateEnergyUse } from "../../rating/energy/rate-energy-use.ts";
import { withTax } from "../../rating/with-tax.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { TOKYO_C } from "../../../test/support/made-up-use.ts";
import { type BillQuestion, useOfBill, yearOfBill } from "./from-bill.ts";
import type { LoadYear } from "./load-year.ts";
import { solveBill } from "./solve-bill.ts";
import type { LifeKey } from "./templates.ts";

const catalogue = loadCatalogue(new URL("../../../catalogue", import.meta.url).pathname);
const terms = { catalogue, market: catalogueMarket(catalogue) };

// TEPCO EP, 従量電灯B 40 A, real bill of 2026-08: 374 kWh, 12,093 yen.
const tepco: BillQuestion = {
  yen: 12_093,
  period: period("2026-07-01/2026-08-01"),
  billMonth: month("2026-08"),
  plan: "market/plans/tepco/juryo-b",
  area: "tokyo",
  capacity: { amps: 40 },
  chosen: [],
  shape: { by: "template", template: "home" },
  monthlyMeanC: TOKYO_C,
};

/** What the use of the bill's days in a load year costs, by the rating that bills. */
function rated({ from, wh }: LoadYear, question: BillQuestion): number {
  const { period: days, billMonth, area, capacity, chosen } = question;
  const slots = wh.slice((days.from - from) * 48, (days.until - from) * 48);
  const plan = planAt(catalogue, question.plan);
  const use = measureUse(plan, {
    period: days,
    readings: "load",
    wh: Int32Array.from(slots),
    estimated: false,
  });
  const known = { ...terms, area, capacity, billMonth, chosen, partial: null };
  const charges = rateEnergyUse(plan, use, known);
  if (!charges.ok) throw new Error(charges.refusal.missing);
  return withTax(charges.value.map(({ amount, tax }) => ({ amount: amount.value, tax })));
}

function year(question: BillQuestion): LoadYear {
  const made = yearOfBill(question, terms);
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return made.value;
}

function yenOf(wh: number): number {
  return 1000 + Math.floor((wh + 500) / 1000) * 30;
}

describe("one bill, solved backwards", () => {
  test("a real bill is the use that was measured; the kWh that make the same yen are told", () => {
    expect(useOfBill(tepco, terms)).toEqual({
      ok: true,
      value: { wh: 374_000, fromWh: 373_500, toWh: 374_499, yen: 12_093 },
    });
    const made = year(tepco);
    expect(made.basis).toBe("bill");
    expect(made.notes.map(({ code }) => code)).toEqual([
      "load.bill-interval",
      "load.shaped",
      "load.grown",
    ]);
    expect(rated(made, tepco)).toBe(12_093);
  });

  test("where no use makes the yen the nearest is taken, and told", () => {
    const made = year({ ...tepco, yen: 12_100 });
    expect(made.notes[0]).toMatchObject({
      code: "load.bill-nearest",
      figures: { asked: 12_100, yen: 12_093 },
    });
    expect(rated(made, tepco)).toBe(12_093);
  });

  test("rating what was solved gives the yen, with time bands too", () => {
    const plans = fc.constantFrom(
      { plan: "market/plans/tepco/juryo-b", capacity: { amps: 40 } },
      { plan: "market/plans/tepco/juryo-c", capacity: { kva: 8 } },
      { plan: "market/plans/tepco/smart-life-l", capacity: { kva: 8 } },
    );
    const lives = fc.constantFrom<LifeKey[]>("away", "night", "allElectric");
    fc.assert(
      fc.property(plans, lives, fc.integer({ min: 1, max: 1_500_000 }), (plan, template, wh) => {
        const shape = { by: "template", template } as const;
        const question = { ...tepco, ...plan, shape };
        const asked = rated(year({ ...question, yen: Math.floor(wh / 20) + 5000 }), question);
        // What some use makes is found again, exactly.
        expect(rated(year({ ...question, yen: asked }), question)).toBe(asked);
        const solved = useOfBill({ ...question, yen: asked }, terms);
        expect(solved.ok && [solved.value.yen, solved.value.fromWh <= solved.value.wh]).toEqual([
          asked,
          true,
        ]);
      }),
      { numRuns: 12, seed: 2 },
    );
  });

  test("the interval is all of it: one Wh less or more is another price", () => {
    fc.assert(
      fc.property(fc.nat(3000), (kwh) => {
        const solved = solveBill(yenOf(kwh * 1000), yenOf);
        expect(solved).toEqual({
          wh: kwh * 1000,
          fromWh: Math.max(0, kwh * 1000 - 500),
          toWh: kwh * 1000 + 499,
          yen: 1000 + kwh * 30,
        });
      }),
    );
    expect(solveBill(1014, yenOf)?.yen).toBe(1000);
    expect(solveBill(1016, yenOf)?.yen).toBe(1030);
    expect(solveBill(10_000_000_000, yenOf)).toBe(null);
  });
});

describe("refusals of a bill", () => {
  test.each([
    [{ yen: 1246 }, "diagnosis.yen-below-base yen", "1247 yen or more"],
    [{ yen: 1_000_000_000 }, "diagnosis.yen-implausible yen", "200000 kWh"],
    [{ yen: 12_093.5 }, "diagnosis.yen-implausible yen", "whole yen"],
    [{ plan: "market/plans/tepco/none" }, "diagnosis.plan-unknown plan", "service/file/key"],
    [{ plan: "market/plans/tepco/constructor" }, "diagnosis.plan-unknown plan", "service/file/key"],
    [{ plan: "market/levy/none" }, "diagnosis.plan-unknown plan", "service/file/key"],
    [{ area: "kansai" }, "diagnosis.plan-not-sold plan", "tokyo"],
    [{ capacity: null }, "diagnosis.bill-not-priced capacity", "contract current"],
    [{ capacity: { amps: 45 } }, "diagnosis.bill-not-priced capacity", "contract current"],
    [
      { period: period("1999-07-01/1999-08-01"), billMonth: month("1999-08") },
      "diagnosis.bill-not-priced period",
      "juryo-b",
    ],
    [{ period: period("2026-01-01/2026-08-01") }, "diagnosis.period-wrong period", "1 to 62"],
  ] as const)("%j", (more, expected, accepted) => {
    const made = yearOfBill({ ...tepco, ...more }, terms);
    const found = made.ok ? [] : made.refusal;
    expect(found.map(({ code, field }) => `${code} ${field}`)).toEqual([expected]);
    expect(found[0]?.accepted).toContain(accepted);
  });

  test("a plan of gas, and all that is wrong at once", () => {
    const gas = [...catalogue.rules.values()].flatMap(({ id, rule }) =>
      rule.kind === "energy-tariff" && rule.energy === "gas"
        ? Object.keys(rule.plans).map((key) => `${id}/${key}`)
        : [],
    );
    const made = yearOfBill({ ...tepco, plan: gas[0] ?? "", yen: -1, monthlyMeanC: [] }, terms);
    expect(made.ok ? [] : made.refusal.map(({ code }) => code)).toEqual([
      "diagnosis.yen-implausible",
      "diagnosis.plan-not-electricity",
      "diagnosis.temperatures-wrong",
    ]);
  });
});
