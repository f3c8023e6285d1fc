import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SMALL } from "../../test/support/one-rule-catalogue.ts";
import { runCheck } from "./check.ts";

const RIGHT =
  "- { name: a, clause: HM-13, given: { taxOn: 2019-10-01 }, expect: { percent: 10 } }\n";
const WRONG = `- name: b
  clause: HM-13
  given: { taxOn: 2019-09-30 }
  expect: { percent: 10 }
  because: a wrong reason
`;

let root: string;
let dir: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "engawa-check-"));
  dir = join(root, "catalogue");
  for (const [path, text] of Object.entries(SMALL)) write(`catalogue/${path}`, text);
  write("catalogue/household/tax.examples.yaml", RIGHT);
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** What a check prints, with the folder of this test left out. */
function check(examples?: string): { text: string; exitCode: number } {
  const examplesDir = examples === undefined ? undefined : join(root, examples);
  const { text, exitCode } = runCheck({ dir, examplesDir });
  return { text: text.replaceAll(`${root}/`, ""), exitCode };
}

const COVERAGE = [
  "clauses covered: 1 of 2",
  "clauses of the stages so far covered: 1 of 1",
  "  stage 1: 1 of 1",
  "left for later:",
  "  HM-20: Comes with collection.",
];

describe("checking a catalogue", () => {
  test("counts its examples and the clauses they prove", () => {
    const text = [...COVERAGE, "1 passed, 0 failed"].join("\n");
    expect(check()).toEqual({ text, exitCode: 0 });
  });

  test("tells what failed at its line, with the clauses that are then unproven", () => {
    write("catalogue/household/tax.examples.yaml", WRONG);
    const text = [
      "FAILED catalogue/household/tax.examples.yaml:1 HM-13 b (household/tax)",
      "  percent: expected 10, got 8",
      "  because: a wrong reason",
      "clauses covered: 0 of 2",
      "clauses of the stages so far covered: 0 of 1",
      "  stage 1: 0 of 1",
      "of these missing: HM-13",
      "left for later:",
      "  HM-20: Comes with collection.",
      "0 passed, 1 failed",
    ].join("\n");
    expect(check()).toEqual({ text, exitCode: 1 });
  });

  test("counts each mistake as one failure, and still runs the other examples", () => {
    write("catalogue/household/empty.yaml", "");
    const text = [
      "PROBLEM catalogue/household/empty.yaml is empty",
      ...COVERAGE,
      "1 passed, 1 failed",
    ].join("\n");
    expect(check()).toEqual({ text, exitCode: 1 });
  });

  test("fails a rule without an example of each of its clauses", () => {
    write("catalogue/household/vat.yaml", SMALL["household/tax.yaml"] ?? "");
    const missing = "shows no example of HM-13; write one with clause: HM-13";
    const text = [
      `PROBLEM catalogue/household/vat.examples.yaml ${missing}`,
      ...COVERAGE,
      "1 passed, 1 failed",
    ].join("\n");
    expect(check()).toEqual({ text, exitCode: 1 });
  });

  test("asks for no example of a later clause that settles no amount or day", () => {
    const rule = (SMALL["household/tax.yaml"] ?? "").replace("[HM-13]", "[HM-13, HM-20]");
    write("catalogue/household/tax.yaml", rule);
    expect(check().exitCode).toBe(0);
  });

  test("says the same to machines", () => {
    const { json } = runCheck({ dir });
    expect(json).toMatchObject({
      passed: 1,
      failed: 0,
      services: 1,
      documents: 2,
      rules: 1,
      problems: [],
      examples: [
        {
          file: "household/tax.examples.yaml",
          line: 1,
          name: "a",
          clause: "HM-13",
          rule: "household/tax",
          passed: true,
          mismatches: [],
          problem: null,
        },
      ],
      coverage: {
        total: 2,
        covered: ["HM-13"],
        soFar: { total: 1, covered: 1, missing: [] },
        stages: [
          { stage: 1, total: 1, covered: 1, missing: [] },
          { stage: 2, total: 0 },
          { stage: 3, total: 0 },
          { stage: 4, total: 0 },
          { stage: 5, total: 0 },
        ],
      },
    });
  });
});

describe("checking with other examples", () => {
  test("runs only those", () => {
    write("mine/deep/more.yaml", RIGHT);
    write("mine/tax.examples.yaml", RIGHT);
    expect(check("mine")).toEqual({ text: "2 passed, 0 failed", exitCode: 0 });
  });

  test("runs a single file", () => {
    write("mine.yaml", RIGHT);
    expect(check("mine.yaml")).toEqual({ text: "1 passed, 0 failed", exitCode: 0 });
  });

  test("takes only the examples of a folder that is a catalogue", () => {
    expect(check("catalogue")).toEqual({ text: "1 passed, 0 failed", exitCode: 0 });
  });

  test("tells mistakes of the catalogue too", () => {
    write("catalogue/household/empty.yaml", "");
    write("mine.yaml", RIGHT);
    const text = "PROBLEM catalogue/household/empty.yaml is empty\n1 passed, 1 failed";
    expect(check("mine.yaml")).toEqual({ text, exitCode: 1 });
  });
});

describe("nothing to check is a failure:", () => {
  test.each([
    ["a catalogue that does not exist", "nowhere", undefined, "nowhere does not exist"],
    ["a folder of other things", "other", undefined, "other holds no catalogue"],
    ["examples that do not exist", "catalogue", "nowhere", "nowhere does not exist"],
    ["no examples in a folder", "catalogue", "other", "other holds no example files"],
  ])("%s", (_what, place, examples, told) => {
    write("other/notes.txt", "");
    const examplesDir = examples === undefined ? undefined : join(root, examples);
    const { text, exitCode } = runCheck({ dir: join(root, place), examplesDir });
    expect(text).toContain(`PROBLEM ${root}/${told}`);
    expect(text).toMatch(/0 passed, 1 failed$/);
    expect(exitCode).toBe(1);
  });

  test("a catalogue without any rule or example", () => {
    rmSync(join(dir, "household/tax.yaml"));
    rmSync(join(dir, "household/tax.examples.yaml"));
    const { text, exitCode } = check();
    expect(text).toContain("catalogue has no worked examples: nothing was checked");
    expect(exitCode).toBe(1);
  });
});
