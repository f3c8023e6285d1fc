import { expect, test } from "vitest";
import {
  familyLoad,
  JURYO_B,
  PANELS,
  preparedFor,
  questionFor,
} from "../../test/support/asked-diagnosis.ts";
import { AREAS } from "../kernel/area.ts";
import { day } from "../kernel/day.ts";
import { PREFECTURES } from "../kernel/prefecture.ts";
import type { Label } from "../terms/fields.ts";
import { loadCatalogue } from "../terms/load.ts";
import { diagnose } from "./diagnose.ts";
import { yearOfAttributes } from "./load/from-attributes.ts";
import type { LoadYear } from "./load/load-year.ts";
import { missingText } from "./missing-text.ts";
import { NO_EQUIPMENT } from "./model.ts";

const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
/** Words of English; units, names and keys are none. */
const ENGLISH = new RegExp(
  `\\b(of|the|to|in|from|by|at|mean|bill|table|file|${AREAS.join("|")})\\b`,
);
const CAPACITIES = [{ amps: 40 }, { amps: 15 }, { kva: 8 }, { kw: 5 }, null];

function english(labels: readonly Label[]): readonly string[] {
  return [...new Set(labels.map(({ ja }) => ja).filter((ja) => ENGLISH.test(ja)))];
}

function reasonsIn(area: (typeof AREAS)[number], scenario: string): readonly Label[] {
  const prepared = preparedFor(catalogue, {
    place: { prefecture: PREFECTURES[0]?.word ?? "tokyo", area },
    scenario,
  });
  return [
    ...CAPACITIES.flatMap(
      (capacity) => prepared.electricity({ capacity, chosen: [], plan: null }).notCompared,
    ),
    ...prepared.gas({ district: "tokyo", chosen: [], plan: null }).notCompared,
  ].map(({ reason }) => reason);
}

test("why a plan is not compared is said in Japanese, wherever it is asked", () => {
  for (const area of AREAS) {
    expect(english(reasonsIn(area, "held"))).toEqual([]);
    expect(english(reasonsIn(area, "as-published"))).toEqual([]);
  }
});

test("what was assumed is said in Japanese, to the last row", () => {
  const load = yearOfAttributes({
    from: day("2025-12-01"),
    persons: 3,
    dwelling: "flat",
    floorM2: 70,
    allElectric: false,
    heating: "electricity",
    homeByDay: true,
    carKmAYear: 0,
    monthlyMeanC: [3, 4, 7, 13, 18, 21, 25, 26, 22, 17, 11, 5],
  });
  if (!load.ok) throw new Error(JSON.stringify(load.refusal));
  for (const year of [load.value, familyLoad()]) expect(english(rowsOf(year))).toEqual([]);
});

function rowsOf(load: LoadYear): readonly Label[] {
  const electricity = { load, capacity: { amps: 40 }, plan: JURYO_B, chosen: [] };
  const found = diagnose(
    preparedFor(catalogue),
    questionFor({ electricity, equipment: { ...NO_EQUIPMENT, solar: PANELS } }),
  );
  if (!found.ok) throw new Error(JSON.stringify(found.refusal));
  const { assumptions, warnings } = found.value;
  return [
    ...assumptions.flatMap(({ label, value, source }) => [label, value, source]),
    ...warnings.map(({ text }) => text),
  ];
}

test("what a rating lacks has its words in both languages", () => {
  expect(
    [
      "contract current (30, 40 A)",
      "contract capacity in kW",
      "contract of at least 6 kVA, at most 10 kVA",
      "contract of at most 60 A or kVA",
      "tokyo, bill of 2027-01",
      "all, bill of 2027-05",
      "kansai, mean of 2027-01",
      "tokyo, half-hours",
      "tokyo, three months to 2026-10",
      "loss rate, tokyo",
      "2026-12-01",
    ].map((text) => missingText(text)),
  ).toEqual([
    { ja: "契約電流 30, 40 A", en: "contract current (30, 40 A)" },
    { ja: "kW単位の契約", en: "contract capacity in kW" },
    { ja: "6 kVA以上、10 kVA以下の契約", en: "contract of at least 6 kVA, at most 10 kVA" },
    { ja: "60 A以下、またはkVAの契約", en: "contract of at most 60 A or kVA" },
    { ja: "東京、2027-01の請求", en: "Tokyo, bill of 2027-01" },
    { ja: "2027-05の請求", en: "bill of 2027-05" },
    { ja: "関西、2027-01の平均", en: "Kansai, mean of 2027-01" },
    { ja: "東京、30分値", en: "Tokyo, half-hours" },
    { ja: "東京、2026-10までの3か月", en: "Tokyo, three months to 2026-10" },
    { ja: "損失率、東京", en: "loss rate, Tokyo" },
    { ja: "2026-12-01", en: "2026-12-01" },
  ]);
});
