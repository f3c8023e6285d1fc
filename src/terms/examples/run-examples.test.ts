import { describe, expect, test } from "vitest";
import { filesOf, SMALL } from "../../../test/support/one-rule-catalogue.ts";
import { assemble } from "../assemble.ts";
import { formatProblem } from "../problem.ts";
import { evaluateBusinessDays } from "./business-days.ts";
import { type Outcome, runExamples } from "./run-examples.ts";
import { evaluateTax } from "./tax.ts";

const EVALUATORS = { "business-days": evaluateBusinessDays, tax: evaluateTax };
const DAYS_OFF = `kind: business-days
title: { ja: 休業日, en: Days off }
clause: [HM-13]
services: {}
`;

function run(text: string, path = "mine/any.yaml", changes: Record<string, string> = {}) {
  const { catalogue } = assemble(filesOf(changes));
  return runExamples(catalogue, EVALUATORS, [{ path, bytes: new TextEncoder().encode(text) }]);
}

function outcomesOf(text: string, path?: string, changes?: Record<string, string>) {
  return run(text, path, changes).outcomes.map(({ rule, mismatches, problem }) => {
    return { rule, mismatches, problem };
  });
}

const right = "- { name: a, clause: HM-13, given: { taxOn: 2019-10-01 }, expect: { percent: 10 } }";
const found = (rule: string) => ({ rule, mismatches: [], problem: null });
const lost = (problem: string) => ({ rule: null, mismatches: [], problem });

describe("the rule of an example", () => {
  test("is the one it names", () => {
    const named = right.replace("clause:", "rule: household/tax, clause:");
    expect(outcomesOf(named)).toEqual([found("household/tax")]);
  });

  test("must exist when it is named", () => {
    const named = right.replace("clause:", "rule: household/vat, clause:");
    expect(outcomesOf(named)).toEqual([lost("the catalogue has no rule household/vat")]);
  });

  test.each(["household/vat.examples.yaml", "household/vat.yaml"])("is the one at %s", (path) => {
    const two = { "household/vat.yaml": SMALL["household/tax.yaml"] ?? "" };
    expect(outcomesOf(right, path, two)).toEqual([found("household/vat")]);
  });

  test("is the only one of its clause", () => {
    expect(outcomesOf(right)).toEqual([found("household/tax")]);
  });

  test("is the only one of its clause that takes its facts", () => {
    const two = { "household/days-off.yaml": DAYS_OFF };
    expect(outcomesOf(right, undefined, two)).toEqual([found("household/tax")]);
  });

  test("is left open where two would answer alike", () => {
    const two = { "household/vat.yaml": SMALL["household/tax.yaml"] ?? "" };
    const several = "several rules answer clause HM-13: household/tax, household/vat";
    expect(outcomesOf(right, undefined, two)).toEqual([lost(`${several}; name one with rule:`)]);
  });

  test("is not found for a clause that no rule carries out", () => {
    const other = right.replace("HM-13", "HM-20");
    const none = "no rule that can be computed lists clause HM-20";
    expect(outcomesOf(other)).toEqual([lost(none)]);
  });

  test("is not found when no rule takes the facts; each says why", () => {
    const two = { "household/days-off.yaml": DAYS_OFF };
    const [outcome] = outcomesOf(right.replace("taxOn", "day"), undefined, two);
    expect(outcome?.problem).toContain("no rule of clause HM-13 takes these facts");
    expect(outcome?.problem).toContain("household/tax (given.taxOn: ");
    expect(outcome?.problem).toContain("household/days-off (given.service: ");
  });
});

describe("the outcome", () => {
  test("of a wrong expectation tells place, expected and got", () => {
    const wrong = right.replace("percent: 10", "percent: 8");
    const told = { path: "percent", expected: "8", got: "10" };
    expect(outcomesOf(wrong)).toEqual([{ ...found("household/tax"), mismatches: [told] }]);
  });

  test("of unquoted fractions is exact", () => {
    expect(outcomesOf(right.replace("percent: 10", "percent: 10.00"))).toEqual([
      found("household/tax"),
    ]);
    const told = { path: "percent", expected: '"10.000000000000000000001"', got: "10" };
    const near = right.replace("percent: 10", "percent: 10.000000000000000000001");
    expect(outcomesOf(near)).toEqual([{ ...found("household/tax"), mismatches: [told] }]);
  });

  test("of a rule that throws is a failure with its message", () => {
    const early = right.replace("2019-10-01", "2014-03-31");
    const problem = "consumption tax has no value in force on 2014-03-31";
    expect(outcomesOf(early)).toEqual([{ ...found("household/tax"), problem }]);
  });

  test("of facts that its only rule does not take says which it takes", () => {
    const [outcome] = outcomesOf(right.replace("2019-10-01", "2019-10-32"));
    expect(outcome?.problem).toBe('given.taxOn: "2019-10-32" is not a day; write YYYY-MM-DD');
  });

  test("knows its line", () => {
    const lines = run(`# two\n${right}\n\n${right}`).outcomes.map((outcome: Outcome) => {
      return outcome.example.line;
    });
    expect(lines).toEqual([2, 4]);
  });
});

describe("what cannot be read does not hide the rest", () => {
  test.each([
    ["an unknown key", right.replace("name:", "nmae:"), "mine/any.yaml:2 [1].nmae: unknown key"],
    ["no clause", right.replace("clause: HM-13,", ""), "mine/any.yaml:2 [1].clause: is missing"],
    ["nothing expected", right.replace("percent: 10", ""), "[1].expect: expects nothing"],
    ["no facts", right.replace("given: { taxOn: 2019-10-01 },", ""), "[1].given: is missing"],
  ])("%s", (_what, broken, told) => {
    const { outcomes, problems } = run(`${right}\n${broken}`);
    expect(outcomes).toHaveLength(1);
    expect(problems.map(formatProblem).join("\n")).toContain(told);
  });

  test.each([
    ["a map", "name: a"],
    ["an empty list", "[]"],
    ["text", "examples"],
  ])("%s is no list of examples", (_what, text) => {
    expect(run(text).problems.map(({ line, message }) => ({ line, message }))).toEqual([
      {
        line: 1,
        message: "is no list of examples; write - name: …, clause: …, given: {…}, expect: {…}",
      },
    ]);
  });
});
