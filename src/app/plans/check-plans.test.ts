import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withRules } from "../../terms/catalogue.ts";
import type { CatalogueFile } from "../../terms/read-file.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { checkOtherPlans, checkOwnPlans, districtFaults, plansText } from "./check-plans.ts";
import { isTariff } from "./list-plans.ts";

const folder = new URL("../../../catalogue", import.meta.url).pathname;
const catalogue = loadCatalogue(folder);

function file(path: string): CatalogueFile {
  return { path, bytes: readFileSync(`${folder}/${path}`) };
}

function moved(path: string, as: string): CatalogueFile {
  return { path: as, bytes: file(path).bytes };
}

test("a plan of the catalogue is checked with the examples beside it", () => {
  const files = ["plans/rikuden.yaml", "plans/rikuden.examples.yaml", "levy.yaml"];
  const reports = checkOwnPlans(
    catalogue,
    files.map((path) => file(`market/${path}`)),
  );
  expect(plansText(reports, [])).toBe(
    ["market/plans/rikuden.yaml: 1 plans, 8 examples hold", "1 files sound, 0 with problems"].join(
      "\n",
    ),
  );
});

test("one that lies elsewhere is held against the catalogue, and needs its examples", () => {
  const plan = moved("market/plans/toell.yaml", "mine.yaml");
  const examples = moved("market/plans/toell.examples.yaml", "mine.examples.yaml");
  expect(plansText(checkOtherPlans([plan, examples], catalogue), [])).toBe(
    ["mine.yaml: 5 plans, 6 examples hold", "1 files sound, 0 with problems"].join("\n"),
  );
  expect(plansText(checkOtherPlans([plan], catalogue), [])).toBe(
    [
      "PROBLEM mine.yaml: mine.examples.yaml is missing: " +
        "a plan without worked examples is not accepted",
      "0 files sound, 1 with problems",
    ].join("\n"),
  );
});

test("two districts under one key are a fault", () => {
  expect(districtFaults(catalogue)).toEqual([]);
  const osaka = catalogue.rules.get("market/plans/osaka-gas");
  const general = osaka && isTariff(osaka) ? osaka.rule.plans["general"] : undefined;
  if (!osaka || !isTariff(osaka) || !general) throw new Error("no Osaka Gas");
  const tokyo = { label: { ja: "東京", en: "Tokyo" }, prefectures: ["tokyo" as const] };
  const plans = { general: { ...general, districts: { tokyo } } };
  const strange = withRules(catalogue, [{ ...osaka, rule: { ...osaka.rule, plans } }]);
  expect(districtFaults(strange).map(({ file: where, path }) => [where, path.join(".")])).toEqual([
    ["market/plans/tepco-gas.yaml", "plans.tokutoku.districts.tokyo"],
    ["market/plans/tokyo-gas.yaml", "plans.general.districts.tokyo"],
  ]);
});
