/** Why no load year can be made. Each says which field, what was found, and what would be taken. */
export const LOAD_REFUSALS = [
  "diagnosis.use-too-short",
  "diagnosis.use-too-thin",
  "diagnosis.use-without-holidays",
  "diagnosis.temperatures-wrong",
  "diagnosis.no-months",
  "diagnosis.too-many-months",
  "diagnosis.month-twice",
  "diagnosis.period-wrong",
  "diagnosis.energy-implausible",
  "diagnosis.shape-unknown",
  "diagnosis.weights-wrong",
  "diagnosis.plan-unknown",
  "diagnosis.plan-not-electricity",
  "diagnosis.plan-not-sold",
  "diagnosis.bill-not-priced",
  "diagnosis.yen-below-base",
  "diagnosis.yen-implausible",
  "diagnosis.persons-implausible",
  "diagnosis.size-implausible",
  "diagnosis.distance-implausible",
] as const;
export type LoadRefusalCode = (typeof LOAD_REFUSALS)[number];

export interface LoadRefusal {
  readonly code: LoadRefusalCode;
  /** Field of the question, `months[3].wh`. */
  readonly field: string;
  readonly got: string;
  readonly accepted: string;
}

/** All refusals of a question at once, in the order of its fields. */
export type LoadRefusals = readonly LoadRefusal[];

/** The refusals that hold, for collecting: `[when(…), when(…)].flat()`. */
export function refuseWhen(wrong: boolean, refusal: LoadRefusal): LoadRefusals {
  return wrong ? [refusal] : [];
}
