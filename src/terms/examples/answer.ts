import { z } from "zod";
import type { Catalogue, Located } from "../catalogue.ts";
import type { Evaluators } from "../evaluator.ts";
import { formatPath } from "../problem.ts";

/** What a rule says to the facts of an example. */
export type Answer =
  | { readonly kind: "answered"; readonly got: unknown }
  /** The facts are not of the form that this rule takes. */
  | { readonly kind: "not-mine"; readonly why: string }
  | { readonly kind: "failed"; readonly why: string };

/**
 * Evaluators are typed by kind; a rule and the evaluator of its kind belong together, which types
 * cannot follow.
 */
type AnyEvaluator = (rule: Located, given: unknown, catalogue: Catalogue) => unknown;

/** Ask a rule. Its answer is made plain, as it would be in JSON. */
export function ask(
  located: Located,
  given: unknown,
  catalogue: Catalogue,
  evaluators: Evaluators,
): Answer {
  const evaluator = evaluators[located.rule.kind] as AnyEvaluator | undefined;
  if (!evaluator)
    return { kind: "failed", why: `nothing in code computes rules of kind ${located.rule.kind}` };
  try {
    const got = evaluator(located, given, catalogue);
    return { kind: "answered", got: got === undefined ? null : JSON.parse(JSON.stringify(got)) };
  } catch (error) {
    if (error instanceof z.ZodError) return { kind: "not-mine", why: issuesOf(error) };
    return { kind: "failed", why: error instanceof Error ? error.message : String(error) };
  }
}

function issuesOf({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => {
      const place = formatPath([
        "given",
        ...path.map((step) => (typeof step === "number" ? step : String(step))),
      ]);
      return `${place}: ${message}`;
    })
    .join("; ");
}
