import type { DiagnosisAnswer } from "../../../src/app/api/diagnosis-answer.ts";

export type RankedPlan = DiagnosisAnswer["ranking"][number];
export type PlanMark = RankedPlan["marks"][number];

/** Rows of a ranking: those with a place and the present contract, and those without a place. */
export function rowsOf(ranking: readonly RankedPlan[]): {
  readonly placed: readonly RankedPlan[];
  readonly apart: readonly RankedPlan[];
} {
  const isShown = ({ place, kind }: RankedPlan) => place !== null || kind === "stay";
  return {
    placed: ranking.filter(isShown),
    apart: ranking.filter((row) => !isShown(row)),
  };
}

/** Marks that every row has are said once below, not in each. */
export function commonMarks(rows: readonly RankedPlan[]): readonly PlanMark[] {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return [];
  return first.marks.filter((mark) => others.every(({ marks }) => marks.includes(mark)));
}

/** The axis of the bars: from the least to the most that any row may come to, with zero in it. */
export interface Axis {
  readonly low: number;
  readonly high: number;
}

export function axisOf(rows: readonly RankedPlan[]): Axis {
  const low = Math.min(0, ...rows.map(({ error, yearYen }) => Math.min(error.p10, yearYen)));
  const high = Math.max(1, ...rows.map(({ error, yearYen }) => Math.max(error.p90, yearYen)));
  return { low, high };
}

/** Where a value stands on the axis, in percent from its left end. */
export function placeOn({ low, high }: Axis, value: number): number {
  return ((value - low) / (high - low)) * 100;
}
