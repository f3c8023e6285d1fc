import type { LoadedCatalogue } from "../../terms/assemble.ts";
import type { Outcome } from "../../terms/examples/run-examples.ts";
import { type Problem, wholeFile } from "../../terms/problem.ts";

/**
 * A rule must show each of its clauses by an example: those of the stages so far, and those
 * that settle an amount or a day at any stage. Without a register of clauses, all of them.
 */
export function missingExamples(
  { rules, clauses }: LoadedCatalogue,
  outcomes: readonly Outcome[],
): Problem[] {
  const shown = new Set(outcomes.map(({ rule, example }) => `${rule} ${example.clause}`));
  const mustBeShown = (id: string): boolean => {
    const clause = clauses?.get(id);
    return clause === undefined || clause.stage !== "later" || clause.decides !== "other";
  };
  return [...rules.values()].flatMap(({ id, rule }) => {
    const missing = rule.clause.filter(
      (clause) => mustBeShown(clause) && !shown.has(`${id} ${clause}`),
    );
    if (missing.length === 0) return [];
    const [first = ""] = missing;
    const message = `shows no example of ${missing.join(", ")}; write one with clause: ${first}`;
    return [wholeFile(`${id}.examples.yaml`, message)];
  });
}
