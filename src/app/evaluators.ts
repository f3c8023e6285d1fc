import type { Evaluators } from "../terms/evaluator.ts";

/** Who carries out the worked examples of each kind. One line each, in alphabetical order: `"exit-fee": evaluateExitFee,` */
export const EVALUATORS = {
} satisfies Evaluators;
