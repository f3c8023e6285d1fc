import type { Catalogue, Located } from "./catalogue.ts";
import type { KindName, RuleOf } from "./kinds/index.ts";

/**
 * Carries out the worked examples of one kind: parses `given` (a ZodError means that the example is
 * none of this rule's), calls the real rule function and returns plain values: whole yen as
 * integers, exact amounts as decimal text, days as ISO text. A refusal is an answer too, so it is
 * returned and not thrown.
 */
type EvaluatorOf<K extends KindName> = (
  rule: Located<RuleOf<K>>,
  given: unknown,
  catalogue: Catalogue,
) => unknown;

/**
 * Which function carries out the examples of which kind. A kind without one decides nothing that
 * can be computed.
 */
export type Evaluators = { readonly [K in KindName]?: EvaluatorOf<K> };
