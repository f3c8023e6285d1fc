import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadCatalogue } from "../terms/load.ts";
import { formatProblem } from "../terms/problem.ts";
import { runCheck } from "./check.ts";

const dir = fileURLToPath(new URL("../../catalogue", import.meta.url));

test("the installed catalogue loads, and all its worked examples pass", () => {
  const { report } = runCheck({ dir });
  expect([...report.problems, ...report.exampleProblems].map(formatProblem)).toEqual([]);
  expect({ failed: report.failed, missing: report.coverage?.soFar.missing }).toEqual({
    failed: 0,
    missing: [],
  });
});

test("every biller cuts tax, as worked examples and the living month take for given", () => {
  const billers = [...loadCatalogue(dir).rules.values()].flatMap(({ rule }) =>
    rule.kind === "biller" ? [rule.taxRounding] : [],
  );
  expect(new Set(billers)).toEqual(new Set(["down"]));
});

test("its register names every clause of the seven parts", () => {
  const ids = [...(loadCatalogue(dir).clauses?.keys() ?? [])];
  const counts = Map.groupBy(ids, (id) => id.slice(0, 2));
  expect([...counts].map(([part, all]) => [part, all.length])).toEqual([
    ["KK", 11],
    ["MM", 25],
    ["HM", 20],
    ["HH", 24],
    ["EN", 24],
    ["IT", 31],
    ["XX", 8],
  ]);
});

test("every clause that decides what a household is charged, or when, is of a stage so far", () => {
  const clauses = [...(loadCatalogue(dir).clauses ?? [])];
  const later = clauses.filter(([id, { stage, decides }]) => {
    return /^(KK|HM|HH|IT)-/.test(id) && stage === "later" && decides !== "other";
  });
  expect(later).toEqual([]);
});
