import type { Evaluators } from "../terms/evaluator.ts";
import { evaluateBusinessDays } from "../terms/examples/business-days.ts";
import { evaluateTax } from "../terms/examples/tax.ts";

/**
 * Who carries out the worked examples of each kind. One line each, in alphabetical order:
 * `"exit-fee": evaluateExitFee,`
 */
export const EVALUATORS = {
  "business-days": evaluateBusinessDays,
  tax: evaluateTax,
} satisfies Evaluators;
