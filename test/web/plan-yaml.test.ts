import { expect, test } from "vitest";
import { checkPlanText } from "../../src/app/plans/check-plan-text.ts";
import { rankPlan } from "../../src/app/plans/rank-plan.ts";
import { day } from "../../src/kernel/day.ts";
import { loadCatalogue } from "../../src/terms/load.ts";
import { formatPath } from "../../src/terms/problem.ts";
import { type PlanShape, planYaml } from "../../web/diagnosis/plans/plan-yaml.ts";

const catalogue = loadCatalogue("catalogue");

const TIERS: PlanShape = {
  supplier: "試し電力",
  label: "たっぷり",
  area: "tokyo",
  from: "2026-04-01",
  source: "料金表 2026年4月",
  base: "10A",
  baseYen: "３１１．７５円",
  energy: "tiers",
  price: "25.00",
  price2: "30",
  price3: "35.5",
  upTo1: "120",
  upTo2: "300",
  nightPrice: "",
  nightFrom: "",
  nightUntil: "",
  adjusts: "both",
  month: "2026-08",
  amps: "40",
  kwh: "301",
  nightKwh: "",
  energyYen: "8,435.50",
};
const BANDS: PlanShape = {
  ...TIERS,
  base: "contract",
  baseYen: "500",
  energy: "bands",
  nightPrice: "18",
  nightFrom: "23時",
  nightUntil: "7:00",
  adjusts: "levy",
  kwh: "100",
  nightKwh: "50",
  energyYen: "3400",
};

/** What the server says of the texts that a form makes. */
function checked(shape: PlanShape) {
  const { plan, examples } = planYaml(shape);
  const read = checkPlanText(plan, examples, catalogue);
  if (!read.ok) {
    return read.problems.map(({ file, line, path, message }) => ({
      at: `${file}:${line} ${formatPath(path)}`,
      message,
    }));
  }
  const rank = rankPlan(catalogue, read, day("2026-11-22"));
  const own = rank?.rows.filter(({ isOwn }) => isOwn).map(({ address }) => address);
  return { plans: read.plans.map(({ label }) => label.ja), examples: read.examples, own };
}

const SOUND = { plans: ["たっぷり"], examples: 1, own: ["market/own/own-plan/own"] };

test.each([
  ["three tiers and a base by ampere", TIERS],
  ["one price, no base", { ...TIERS, base: "none", energy: "flat", energyYen: "7525" }],
  ["by kVA", { ...TIERS, base: "kVA", amps: "8" }],
  ["day and night", BANDS],
] as const)("%s: the check finds the text sound", (_name, shape) => {
  expect(checked(shape)).toMatchObject({ plans: ["たっぷり"], examples: 1 });
});

test("what is sound is ranked among the plans of its area", () => {
  expect([checked(TIERS), checked(BANDS)]).toEqual([SOUND, SOUND]);
});

test("a figure of the example that the prices do not give is told, in its line", () => {
  expect(checked({ ...TIERS, energyYen: "8435" })).toEqual([
    {
      at: "own-plan.examples.yaml:1 ",
      message: '料金表 2026年4月: energy: expected 8435, got "8435.5"',
    },
  ]);
});

test("text that looks like YAML stays text, and a price that is none is told at its place", () => {
  const hostile = '", en: x }\nplans: { evil: "';
  expect(checked({ ...TIERS, label: hostile })).toMatchObject({ plans: [hostile.trim()] });
  const wrong = checked({ ...TIERS, price2: "三十" });
  expect(wrong).toEqual([
    {
      at: "own-plan.yaml:17 plans.own.prices[0].energy.tiers[1].price",
      message: expect.any(String) as unknown,
    },
  ]);
});
