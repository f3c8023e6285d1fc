import { isAbsolute, join, relative } from "node:path";
import { type Outcome, passed } from "../../terms/examples/run-examples.ts";
import { formatProblem, type Problem } from "../../terms/problem.ts";
import type { CheckReport } from "./report.ts";
import type { Coverage } from "./coverage.ts";

/** The report as text. What failed comes first, the count comes last. */
export function printReport(report: CheckReport): string {
  const failed = report.outcomes.filter((outcome) => !passed(outcome));
  return [
    ...report.problems.map(
      (problem) => `PROBLEM ${formatProblem(shownProblem(problem, report.dir))}`,
    ),
    ...report.exampleProblems.map(
      (problem) => `PROBLEM ${formatProblem(shownProblem(problem, report.examplesDir))}`,
    ),
    ...failed.flatMap((outcome) => printFailure(outcome, report.examplesDir)),
    ...(report.coverage ? printCoverage(report.coverage) : []),
    `${report.passed} passed, ${report.failed} failed`,
  ].join("\n");
}

function printFailure({ example, rule, mismatches, problem }: Outcome, dir: string): string[] {
  const { file, line, clause, name, because } = example;
  return [
    `FAILED ${shownFile(file, dir)}:${line} ${clause} ${name}${rule === null ? "" : ` (${rule})`}`,
    ...mismatches.map(
      ({ path, expected, got }) => `  ${path || "answer"}: expected ${expected}, got ${got}`,
    ),
    ...(problem === null
      ? []
      : [`  expected ${JSON.stringify(example.expect)}, got no answer: ${problem}`]),
    ...(because === undefined ? [] : [`  because: ${because}`]),
  ];
}

function printCoverage({ total, covered, soFar, stages, partly, later }: Coverage): string[] {
  return [
    `clauses covered: ${covered.length} of ${total}`,
    `clauses of the stages so far covered: ${soFar.covered} of ${soFar.total}`,
    ...stages
      .filter((one) => one.total > 0)
      .map((one) => `  stage ${one.stage}: ${one.covered} of ${one.total}`),
    ...(soFar.missing.length === 0 ? [] : [`of these missing: ${soFar.missing.join(" ")}`]),
    ...(partly.length === 0 ? [] : [`of later ones shown in part: ${partly.join(" ")}`]),
    ...(later.length === 0 ? [] : ["left for later:"]),
    ...later.map(({ reason, clauses }) => `  ${clauses.join(" ")}: ${reason}`),
  ];
}

function shownProblem(problem: Problem, dir: string): Problem {
  return { ...problem, file: shownFile(problem.file, dir) };
}

/** A path that a reader can open from where the command was started. */
function shownFile(file: string, dir: string): string {
  if (isAbsolute(file) || file === dir) return file;
  const below = relative(process.cwd(), join(dir, file));
  return below.startsWith("..") ? join(dir, file) : below;
}
