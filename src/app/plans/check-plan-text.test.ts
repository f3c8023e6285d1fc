import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { month } from "../../kernel/day.ts";
import { catalogueMarket } from "../../rating/catalogue-market.ts";
import { monthBilledIn, stated } from "../../rating/examples/energy-facts.ts";
import { planAt } from "../../rating/energy/plan-at.ts";
import { plansAt } from "../../rating/energy/plan-sets.ts";
import { rateEnergyUse } from "../../rating/energy/rate-energy-use.ts";
import { withRules } from "../../terms/catalogue.ts";
import { formatPath } from "../../terms/problem.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { checkPlanText } from "./check-plan-text.ts";

const folder = new URL("../../../catalogue", import.meta.url).pathname;
const catalogue = loadCatalogue(folder);

/** An invented plan, as somebody might paste it. */
const PLAN = `kind: energy-tariff
title: { ja: 試しの電気, en: Trial power }
clause: [EN-01]
supplier: { ja: 試し電力, en: Trial Power }
energy: electricity
unit: JPY/kWh
rounding: market/rounding/common
adjustments: [market/levy]
plans:
  night:
    label: { ja: 夜とく, en: Night }
    areas: [tokyo]
    prices:
      - from: 2025-04-01
        tax: { kind: included, percent: 10 }
        base: { by: contract, amount: "500.00" }
        energy:
          by: bands
          bands:
            day:
              label: { ja: 昼, en: day }
              tiers: [{ upTo: "100", price: "30.00" }, { price: "35.00" }]
            night: { label: { ja: 夜, en: night }, tiers: [{ price: "20.00" }] }
          timetable:
            - { band: night, hours: [23:00-07:00] }
            - { band: day }
        unverified: true
        source: { document: entered-plan, article: a leaflet }
`;

const EXAMPLES = `- name: into the second tier by day
  clause: EN-01
  given: { plan: night, bands: { day: 101, night: 10 }, bill: 2026-06 }
  expect: { base: 500, energy: 3235, levy: 463, total: 4198 }
  because: 100 × 30 + 1 × 35 + 10 × 20 = 3,235; 111 × 4.18 = 463.98 → 463
`;

const PRICES = "plans.night.prices[0]";

/** Where each problem is, and then what it is. */
function problemsOf(plan: string, examples = EXAMPLES): readonly string[] {
  const checked = checkPlanText(plan, examples, catalogue);
  if (checked.ok) return [];
  return checked.problems.flatMap(({ file, line, path, message }) => {
    const place = [file, ...(line === null ? [] : [`${line}`])].join(":");
    return [`${place} ${formatPath(path)}`.trim(), message];
  });
}

test("a sound plan says what it holds, what is not verified, and what nothing holds", () => {
  const checked = checkPlanText(PLAN, EXAMPLES, catalogue);
  if (!checked.ok) throw new Error(problemsOf(PLAN).join("\n"));
  const { rule, ...said } = checked;
  expect({ id: rule.id, ...said }).toEqual({
    id: "market/own/own-plan",
    ok: true,
    plans: [
      {
        address: "market/own/own-plan/night",
        energy: "electricity",
        supplier: { ja: "試し電力", en: "Trial Power" },
        label: { ja: "夜とく", en: "Night" },
        areas: ["tokyo"],
        districts: [],
        since: "2025-04-01",
        until: null,
        taxPercent: 10,
        reliability: null,
        marks: ["unverified"],
        source: "entered-plan: a leaflet",
      },
    ],
    examples: 1,
    named: [{ entry: "market/own/own-plan/night@2025-04-01", mark: "unverified", reason: null }],
    unheld: [],
  });
});

test("in a catalogue with it, the plan is one of those of its area, and is rated like them", () => {
  const checked = checkPlanText(PLAN, EXAMPLES, catalogue);
  if (!checked.ok) throw new Error("refused");
  const around = withRules(catalogue, [checked.rule]);
  const place = { area: "tokyo", district: null } as const;
  const more = plansAt(around, "electricity", place).length;
  expect(more - plansAt(catalogue, "electricity", place).length).toBe(1);
  const billMonth = month("2026-06");
  const rated = rateEnergyUse(
    planAt(around, "market/own/own-plan/night"),
    {
      period: monthBilledIn(billMonth),
      readings: "test",
      total: 111_000,
      bands: { day: 101_000, night: 10_000 },
      slots: null,
      estimated: false,
    },
    {
      catalogue: around,
      market: catalogueMarket(around),
      area: "tokyo",
      capacity: null,
      billMonth,
      chosen: [],
      partial: null,
    },
  );
  expect(rated.ok && rated.value.map(({ item, amount }) => [item, stated(amount.value)])).toEqual([
    ["base", 500],
    ["energy/day", 3035],
    ["energy/night", 200],
    ["levy", 463],
  ]);
});

test.each([
  {
    wrong: "hours without a band",
    plan: PLAN.replace("            - { band: day }\n", ""),
    told: [
      `own-plan.yaml:24 ${PRICES}.energy.timetable`,
      "other, days off: some hours have no band",
      `own-plan.yaml:24 ${PRICES}.energy.timetable`,
      "other, working days: some hours have no band",
    ],
  },
  {
    wrong: "a price that YAML would make a float",
    plan: PLAN.replace('"20.00"', "20.00"),
    told: [
      "own-plan.yaml:23",
      '20.00 would be a float; write it as quoted decimal text, such as "29.80"',
    ],
  },
  {
    wrong: "tiers that fall",
    plan: PLAN.replace('{ price: "35.00" }', '{ upTo: "90", price: "35.00" }, { price: "1" }'),
    told: [
      `own-plan.yaml:22 ${PRICES}.energy.bands.day.tiers[1].upTo`,
      "upTo must rise from tier to tier, the first from above 0",
    ],
  },
  {
    wrong: "a key that no address can end with",
    plan: PLAN.replace("  night:", "  night/2:"),
    told: [
      "own-plan.yaml:10 plans.night/2",
      '"night/2" ends no address; write small letters, digits and - as in juryo-b',
    ],
  },
  {
    wrong: "steps of power that fall",
    plan: PLAN.replace(
      '{ by: contract, amount: "500.00" }',
      "{ by: steps, unit: kVA, over: '1', " +
        "steps: [{ upTo: 10, amount: '5' }, { upTo: 6, amount: '1' }] }",
    ),
    told: [`own-plan.yaml:16 ${PRICES}.base.steps`, "upTo must rise from step to step"],
  },
  {
    wrong: "no source",
    plan: PLAN.replace(/ {8}source.*\n/, ""),
    told: [`own-plan.yaml:14 ${PRICES}.source`, "is missing; expected object"],
  },
  {
    wrong: "a document that nobody lists",
    plan: PLAN.replace("entered-plan", "leaflets"),
    told: [
      `own-plan.yaml:28 ${PRICES}.source.document`,
      'cites "leaflets", which no documents.yaml lists; add it there or correct the id',
    ],
  },
  {
    wrong: "a profile that is not there",
    plan: PLAN.replace("rounding/common", "rounding/odd"),
    told: [
      "own-plan.yaml rounding",
      '"odd" is no profile of market/rounding; profiles are tepco, kansai, chugoku, chugoku-b, ' +
        "au-chugoku, common, osaka-gas, gas-common, gas-before-tax",
    ],
  },
  {
    wrong: "a profile without its file",
    plan: PLAN.replace("market/rounding/common", "common"),
    told: [
      "own-plan.yaml:7 rounding",
      '"common" is no rule; accepted are rules of kind rounding-profile',
    ],
  },
  {
    wrong: "another kind of rule",
    plan: readFileSync(`${folder}/market/levy.yaml`, "utf8"),
    told: ["own-plan.yaml kind", '"unit-adjustment" is no plan; accepted is energy-tariff'],
  },
  {
    wrong: "electricity by m³",
    plan: PLAN.replace("JPY/kWh", "JPY/m3"),
    told: ["own-plan.yaml:6 unit", '"JPY/m3" is no unit of electricity; accepted is JPY/kWh'],
  },
  {
    wrong: "gas without a district",
    plan: PLAN.replace("JPY/kWh", "JPY/m3").replace("energy: electricity", "energy: gas"),
    told: [
      "own-plan.yaml:10 plans.night.districts",
      "is missing; gas is sold in districts, such as { gunma: { label, prefectures } }",
    ],
  },
  {
    wrong: "memory that does not say so",
    plan: PLAN.replace("        unverified: true\n", "        reliability: M\n"),
    told: [
      `own-plan.yaml:27 ${PRICES}.reliability`,
      "a price from memory is marked with unverified: true",
    ],
  },
  {
    wrong: "a set with what is no tariff",
    plan: PLAN.replace(
      "        unverified",
      "        discounts:\n" +
        "          - by: amount\n            key: set\n            amount: '-1'\n" +
        "            label: { ja: 割引, en: off }\n            setWith: [market/levy]\n" +
        "        unverified",
    ),
    told: [
      `own-plan.yaml:32 ${PRICES}.discounts[0].setWith[0]`,
      '"market/levy" is of kind unit-adjustment; accepted are rules of kind energy-tariff',
    ],
  },
])("$wrong is told with its line, and what would be accepted", ({ plan, told }) => {
  expect(problemsOf(plan)).toEqual(told);
});

test("a plan that would be lost for its key is refused", () => {
  const lost = PLAN.replace("plans:\n", "plans:\n  __proto__: { label: 1 }\n");
  expect(problemsOf(lost)).toEqual([
    "own-plan.yaml:10",
    "__proto__ is a word of the program's own; write another",
  ]);
});

test("examples that are missing, or do not hold, are problems too", () => {
  expect(problemsOf(PLAN, "")).toEqual(["own-plan.examples.yaml", "is empty"]);
  expect(problemsOf(PLAN, EXAMPLES.replace("energy: 3235", "energy: 3236"))).toEqual([
    "own-plan.examples.yaml:1",
    "into the second tier by day: energy: expected 3236, got 3235",
  ]);
});

test("what no example holds is named with its line", () => {
  const loose = EXAMPLES.replace("base: 500, energy: 3235, levy: 463, total: 4198", "base: 500");
  const checked = checkPlanText(PLAN, loose, catalogue);
  const bands = "plans.night.prices.0.energy.bands";
  expect(checked.ok && checked.unheld).toEqual([
    { path: `${bands}.day.tiers.0.upTo`, line: 22, figure: "100" },
    { path: `${bands}.day.tiers.0.price`, line: 22, figure: "30.00" },
    { path: `${bands}.day.tiers.1.price`, line: 22, figure: "35.00" },
    { path: `${bands}.night.tiers.0.price`, line: 23, figure: "20.00" },
  ]);
});

test("a plan of thousands of figures is checked, but none of them is tried", () => {
  const steps = Array.from({ length: 1500 }, (_, at) => `{ upTo: "${at + 1}", price: "30.00" }`);
  const long = PLAN.replace('{ upTo: "100", price: "30.00" }', steps.join(", "));
  const held = EXAMPLES.replace("energy: 3235, levy: 463, total: 4198", "levy: 463");
  const checked = checkPlanText(long, held, catalogue);
  expect(checked.ok && checked.unheld).toBeNull();
});

test("examples of other rules show nothing of the plan", () => {
  const other = EXAMPLES.replace("clause: EN-01", "clause: EN-01\n  rule: market/plans/rikuden");
  expect(problemsOf(PLAN, other)).toEqual([
    "own-plan.examples.yaml",
    "shows no example of the plan itself; write one without rule:",
  ]);
});

test("no number has digits without end", () => {
  expect(problemsOf(PLAN.replace("20.00", `0.${"1".repeat(5000)}`))).toEqual([
    "own-plan.yaml",
    "holds a number of more than 20 digits; no price has so many",
  ]);
});

test("what is too large to be looked at is refused before it is read", () => {
  expect(problemsOf(PLAN + "#".repeat(131_072))).toEqual([
    "own-plan.yaml",
    "is larger than 131072 letters; split it",
  ]);
});
