import { expect, test } from "vitest";
import {
  familyLoad,
  JURYO_B,
  preparedFor,
  questionFor,
} from "../../test/support/asked-diagnosis.ts";
import { loadCatalogue } from "../terms/load.ts";
import { sceneOf } from "./question-scene.ts";
import { rankedAfter } from "./rank-scene.ts";
import type { Ranked } from "./ranking.ts";
import { whyCheaper } from "./why-cheaper.ts";

const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const electricity = { load: familyLoad(), capacity: { amps: 40 }, plan: JURYO_B, chosen: [] };
const gas = {
  litresByMonth: Array.from({ length: 12 }, () => 25_000),
  district: "tokyo",
  plan: "market/plans/tepco-gas/tokutoku",
  chosen: [],
  levelPercent: 3,
};

const electricityYen = ({ ranked }: Ranked) => ranked.electricity?.yearYen ?? 0;

test("the reason is electricity where that is cheaper, else gas or set", () => {
  const scene = sceneOf(preparedFor(catalogue), questionFor({ electricity, gas }));
  if (!scene.ok) throw new Error(JSON.stringify(scene.refusal));
  const ranked = rankedAfter(scene.value);
  if (!ranked.ok) throw new Error(ranked.refusal.code);
  const all = ranked.value;
  const pairs = [1, 6].flatMap((apart) =>
    all.slice(apart).map((worse, index) => ({ better: all[index] ?? worse, worse })),
  );
  const told = pairs.map(({ better, worse }) => {
    const why = whyCheaper(scene.value, better, worse);
    const byGas = why.ok && why.value?.sentence.en.includes("by its gas or its set");
    return { byGas, dearer: electricityYen(better) >= electricityYen(worse) };
  });
  expect(told.filter(({ byGas, dearer }) => byGas !== dearer)).toEqual([]);
  expect(new Set(told.map(({ byGas }) => byGas)).size).toBe(2);
});
