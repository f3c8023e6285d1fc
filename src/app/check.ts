import { readCatalogue } from "../terms/load.ts";
import type { LoadedCatalogue } from "../terms/assemble.ts";
import type { Evaluators } from "../terms/evaluator.ts";
import { passed, type Run, runExamples } from "../terms/examples/run-examples.ts";
import { wholeFile } from "../terms/problem.ts";
import { coverageOf } from "./check/coverage.ts";
import { exampleFilesIn } from "./check/example-files.ts";
import { missingExamples } from "./check/missing-examples.ts";
import { printReport } from "./check/print.ts";
import { type CheckReport, jsonOf } from "./check/report.ts";
import { EVALUATORS } from "./evaluators.ts";

/** What to check: a catalogue, and its own examples or those of another folder (or file). */
export interface CheckRequest {
  readonly dir: string;
  readonly examplesDir?: string | undefined;
  readonly evaluators?: Evaluators;
}

export interface CheckResult {
  readonly report: CheckReport;
  readonly text: string;
  readonly json: unknown;
  /** 1 when anything failed. */
  readonly exitCode: 0 | 1;
}

/**
 * Validate a catalogue and run worked examples against it. Each example counts one; so does each
 * problem, on the side of the failures. A broken file does not keep the examples of the others from
 * running.
 */
export function runCheck({ dir, examplesDir, evaluators = EVALUATORS }: CheckRequest): CheckResult {
  const { catalogue, problems } = readCatalogue(dir);
  const own = examplesDir === undefined;
  const checked = own
    ? ownExamples(catalogue, evaluators)
    : otherExamples(catalogue, evaluators, examplesDir);
  const none = checked.outcomes.length + checked.problems.length + problems.length === 0;
  const exampleProblems = none
    ? [wholeFile(examplesDir ?? dir, "has no worked examples: nothing was checked")]
    : checked.problems;
  const good = checked.outcomes.filter((outcome) => passed(outcome)).length;
  const failed = checked.outcomes.length - good + problems.length + exampleProblems.length;
  const report: CheckReport = {
    dir,
    examplesDir: examplesDir ?? dir,
    hash: catalogue.hash,
    services: catalogue.services.size,
    documents: catalogue.documents.size,
    rules: catalogue.rules.size,
    problems,
    exampleProblems,
    outcomes: checked.outcomes,
    coverage: own ? coverageOf(catalogue, checked.outcomes) : null,
    passed: good,
    failed,
  };
  return {
    report,
    text: printReport(report),
    json: jsonOf(report),
    exitCode: failed === 0 ? 0 : 1,
  };
}

function ownExamples(catalogue: LoadedCatalogue, evaluators: Evaluators): Run {
  const { outcomes, problems } = runExamples(catalogue, evaluators, catalogue.exampleFiles);
  return { outcomes, problems: [...problems, ...missingExamples(catalogue, outcomes)] };
}

function otherExamples(catalogue: LoadedCatalogue, evaluators: Evaluators, place: string): Run {
  const { files, problems } = exampleFilesIn(place);
  const run = runExamples(catalogue, evaluators, files);
  return { outcomes: run.outcomes, problems: [...problems, ...run.problems] };
}
