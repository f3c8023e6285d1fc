import { describe, expect, test } from "vitest";
import {
  familyLoad,
  JURYO_B,
  preparedFor,
  questionFor,
} from "../../test/support/asked-diagnosis.ts";
import { addToMonth, day, month } from "../kernel/day.ts";
import { nthPeriod } from "../kernel/period.ts";
import { loadCatalogue } from "../terms/load.ts";
import { diagnose } from "./diagnose.ts";
import type { LoadYear } from "./load/load-year.ts";
import type { Diagnosis, DiagnosisQuestion } from "./model.ts";
import { sceneOf } from "./question-scene.ts";

const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const FROM = day("2025-04-10");
const past = {
  asOf: day("2026-04-10"),
  scenario: "as-published",
  periods: Array.from({ length: 12 }, (_, k) => {
    return { period: nthPeriod(FROM, k), billMonth: addToMonth(month("2025-05"), k) };
  }),
};
const family = familyLoad(FROM);
const whole: LoadYear = { ...family, error: { ...family.error, levelPercent: 0, shapePercent: 0 } };
const gas = {
  litresByMonth: Array.from({ length: 12 }, () => 25_000),
  district: "tokyo",
  plan: null,
  chosen: [],
  levelPercent: 0,
};

function asked(load: LoadYear, more: Partial<DiagnosisQuestion> = {}): DiagnosisQuestion {
  const electricity = { load, capacity: { amps: 40 }, plan: JURYO_B, chosen: [] };
  return questionFor({ electricity, ...more });
}

function answered(question: DiagnosisQuestion): Diagnosis {
  const { asOf, periods, scenario } = question;
  const found = diagnose(preparedFor(catalogue, { asOf, periods, scenario }), question);
  if (!found.ok) throw new Error(JSON.stringify(found.refusal));
  return found.value;
}

function spreadOf(load: LoadYear) {
  const scene = sceneOf(preparedFor(catalogue), asked(load));
  if (!scene.ok) throw new Error(JSON.stringify(scene.refusal));
  return scene.value.electricity?.spread;
}

describe("a year that was measured whole", () => {
  test("is not the year ahead: its yen have a range, and near plans are of a kind", () => {
    const { ranking } = answered(asked(whole));
    for (const { error } of ranking) {
      expect(error.p10).toBeLessThan(error.p50);
      expect(error.p50).toBeLessThan(error.p90);
    }
    expect(ranking.some(({ sameAs }) => sameAs !== null)).toBe(true);
  });

  test("varies as the catalogue assumes; what is not known of it comes on top", () => {
    expect(spreadOf(whole)).toMatchObject({ levelPercent: 5, shapePercent: 2 });
    const error = { ...family.error, levelPercent: 12, shapePercent: 3 };
    expect(spreadOf({ ...family, error })).toMatchObject({ levelPercent: 13, shapePercent: 2.5 });
    const rows = answered(asked(whole)).assumptions;
    for (const key of ["year-level", "year-shape"])
      expect(rows.find((row) => row.key === key)?.marks).toContain("illustrative");
  });

  test("is certain when it is the year that is priced: its bills were", () => {
    const { ranking, assumptions } = answered(asked(whole, past));
    for (const { error, yearYen } of ranking)
      expect(error).toEqual({ p10: yearYen, p50: yearYen, p90: yearYen });
    expect(assumptions.some(({ key }) => key === "year-level")).toBe(false);
  });

  test("gas varies likewise", () => {
    const ahead = answered({ ...asked(whole), electricity: null, gas });
    expect(ahead.ranking.every(({ error }) => error.p10 < error.p90)).toBe(true);
  });
});
