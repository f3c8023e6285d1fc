import { type Outcome, passed } from "../../terms/examples/run-examples.ts";
import type { Problem } from "../../terms/problem.ts";
import type { Coverage } from "./coverage.ts";

/** Everything that a check found. */
export interface CheckReport {
  readonly dir: string;
  /** Where the examples that ran come from: the catalogue itself, or a folder beside it. */
  readonly examplesDir: string;
  readonly hash: string;
  readonly services: number;
  readonly documents: number;
  readonly rules: number;
  /** What is wrong with the catalogue. */
  readonly problems: readonly Problem[];
  /** What could not be read of the examples. */
  readonly exampleProblems: readonly Problem[];
  readonly outcomes: readonly Outcome[];
  /** Null for examples from outside, and without a register. */
  readonly coverage: Coverage | null;
  readonly passed: number;
  readonly failed: number;
}

/** The report for machines. */
export function jsonOf(report: CheckReport): unknown {
  const { problems, exampleProblems, outcomes, ...rest } = report;
  return {
    ...rest,
    problems: [...problems, ...exampleProblems],
    examples: outcomes.map((outcome) => {
      const { example, rule, mismatches, problem } = outcome;
      const { file, line, name, clause } = example;
      return { file, line, name, clause, rule, passed: passed(outcome), mismatches, problem };
    }),
  };
}
