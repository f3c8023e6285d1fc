import { type Catalogue, type Located, withRules } from "../../terms/catalogue.ts";
import type { Example } from "../../terms/examples/example.ts";
import { passed, runExample } from "../../terms/examples/run-examples.ts";
import { KINDS, type RuleOf } from "../../terms/kinds/index.ts";
import { type CatalogueFile, readFile } from "../../terms/read-file.ts";
import { EVALUATORS } from "../evaluators.ts";
import { mutantsOf } from "./mutants.ts";

/** A figure that could change without any worked example noticing. */
export interface UnheldFigure {
  readonly path: string;
  readonly line: number;
  readonly figure: string;
}

/** Somebody waits for the answer: so many ratings, and so much to read and to rate, take 4 s. */
const MOST_RATINGS = 50_000;
const MOST_EFFORT = 8_000_000;

/**
 * The figures of a plan's file that no example holds: each is raised by one in its last digit, and
 * the examples are run again. Null when that would take too long.
 */
export function unheldFigures(
  file: CatalogueFile,
  tariff: Located<RuleOf<"energy-tariff">>,
  examples: readonly Example[],
  catalogue: Catalogue,
): readonly UnheldFigure[] | null {
  const mutants = mutantsOf(file);
  const ratings = mutants.length * examples.length;
  // Each mutant is read whole, and each rating may pass all figures.
  const effort = mutants.length * (file.bytes.length + ratings);
  if (ratings > MOST_RATINGS || effort > MOST_EFFORT) return null;
  return mutants
    .filter(({ file: mutated }) => {
      const read = readFile(mutated, KINDS["energy-tariff"].schema);
      if (!read.ok) return false;
      const changed = withRules(catalogue, [{ ...tariff, rule: read.value }]);
      return examples.every((example) => passed(runExample(example, changed, EVALUATORS)));
    })
    .map(({ path, line, was }) => ({ path, line, figure: was }));
}
