import path from "node:path";
import { expect, test } from "vitest";
import { day } from "../../kernel/day.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { missingAnswers, questionsOf, warningsFor } from "./deadline-check.ts";

const CATALOGUE = loadCatalogue(path.resolve(import.meta.dirname, "../../../catalogue"));
const ALL_NO = { "freezing-pipes": "no", "common-lighting": "no", "medical-devices": "no" };

test("what was not answered is named with its words and its clause (HH-21)", () => {
  const { "medical-devices": _, ...answers } = ALL_NO;
  expect(missingAnswers(CATALOGUE, "hiho-denki", "leave", answers)).toEqual([
    {
      question: "medical-devices",
      label: {
        ja: "人工呼吸器や酸素の機器など、医療機器を使っていますか",
        en: "Are medical devices in use, such as a ventilator or oxygen?",
      },
      clauses: ["HH-21"],
    },
  ]);
});

test("all answered with no: nothing is missing and nothing is warned of", () => {
  const ask = [CATALOGUE, "hiho-denki", "leave", ALL_NO, day("2026-11-22")] as const;
  expect([missingAnswers(...ask), warningsFor(...ask)]).toEqual([[], []]);
});

test("an answer that warns is followed by its warning (HH-21)", () => {
  const answers = { ...ALL_NO, "freezing-pipes": "yes" };
  expect(warningsFor(CATALOGUE, "hiho-denki", "leave", answers)).toEqual([
    {
      label: {
        ja: "電気が止まると凍結防止帯が働かず、給水管や温水器が凍結して破損することがあります。水抜きなどをお願いします。",
        en:
          "Without electricity the frost protection stops; pipes and the water heater may " +
          "freeze and burst. Please drain them.",
      },
      clauses: ["HH-21"],
      on: null,
    },
  ]);
});

test("other services ask nothing before leaving", () => {
  expect(questionsOf(CATALOGUE, "kattobi-hikari", "leave")).toEqual([]);
  expect(missingAnswers(CATALOGUE, "kattobi-hikari", "leave", {})).toEqual([]);
});
