import type { LoadedCatalogue } from "../../terms/assemble.ts";
import type { Located } from "../../terms/catalogue.ts";
import type { Evaluators } from "../../terms/evaluator.ts";
import type { Outcome } from "../../terms/examples/run-examples.ts";
import { type Problem, wholeFile } from "../../terms/problem.ts";

/**
 * Every clause of every rule that decides something must be shown by an example: where one is
 * missing.
 */
export function missingExamples(
  catalogue: LoadedCatalogue,
  evaluators: Evaluators,
  outcomes: readonly Outcome[],
): Problem[] {
  const shown = new Set(outcomes.map(({ rule, example }) => `${rule} ${example.clause}`));
  return [...catalogue.rules.values()]
    .filter((located) => evaluators[located.rule.kind] !== undefined || decides(located, catalogue))
    .flatMap(({ id, rule }) => {
      const missing = rule.clause.filter((clause) => !shown.has(`${id} ${clause}`));
      return missing.map((clause) => {
        const message = `shows no example of ${clause}; write one with clause: ${clause}`;
        return wholeFile(`${id}.examples.yaml`, message);
      });
    });
}

/** Whether a clause of the rule settles an amount or a day, as the register says. */
function decides({ rule }: Located, { clauses }: LoadedCatalogue): boolean {
  return rule.clause.some((id) => {
    const clause = clauses?.get(id);
    return clause !== undefined && clause.decides !== "other";
  });
}
