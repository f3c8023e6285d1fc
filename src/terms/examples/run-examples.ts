import type { Catalogue } from "../catalogue.ts";
import type { Evaluators } from "../evaluator.ts";
import type { Problem } from "../problem.ts";
import type { CatalogueFile } from "../read-file.ts";
import { type Example, readExamples } from "./example.ts";
import { answerOf } from "./find-rule.ts";
import { type Mismatch, mismatches } from "./match.ts";

/** How one example came out. It passed when nothing stands against it. */
export interface Outcome {
  readonly example: Example;
  /** Address of the rule that answered; null when none could be found. */
  readonly rule: string | null;
  readonly mismatches: readonly Mismatch[];
  /** Why there is no answer to compare. */
  readonly problem: string | null;
}

export interface Run {
  readonly outcomes: readonly Outcome[];
  /** Files and examples that could not be read. */
  readonly problems: readonly Problem[];
}

export function passed({ mismatches: found, problem }: Outcome): boolean {
  return found.length === 0 && problem === null;
}

/** Run the worked examples of some files against a catalogue. */
export function runExamples(
  catalogue: Catalogue,
  evaluators: Evaluators,
  files: readonly CatalogueFile[],
): Run {
  const read = files.map(readExamples);
  const examples = read.flatMap((file) => file.examples);
  return {
    outcomes: examples.map((example) => runExample(example, catalogue, evaluators)),
    problems: read.flatMap((file) => file.problems),
  };
}

/** Run one worked example. */
export function runExample(
  example: Example,
  catalogue: Catalogue,
  evaluators: Evaluators,
): Outcome {
  const answered = answerOf(example, catalogue, evaluators);
  if (!answered.ok) return { example, rule: null, mismatches: [], problem: answered.why };
  const { rule, answer } = answered;
  if (answer.kind !== "answered")
    return { example, rule: rule.id, mismatches: [], problem: answer.why };
  return {
    example,
    rule: rule.id,
    mismatches: mismatches(example.expect, answer.got),
    problem: null,
  };
}
