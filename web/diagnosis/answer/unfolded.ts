import type { BillLine } from "../../../src/app/api/bill.ts";
import type { LabelText } from "../../../src/app/api/fields.ts";
import type { RankedPlan } from "./shown-plan.ts";

/** A month of a plan as a bill's lines. */
export interface UnfoldedMonth {
  readonly groups: readonly {
    readonly name: LabelText;
    readonly totalYen: number;
    readonly addedTax: string | null;
    readonly lines: readonly BillLine[];
  }[];
}

/** Unfolds a month `2026-12` of a plan; null where the yen of the ranking do not come out of it. */
export type UnfoldMonth = (plan: RankedPlan, month: string) => Promise<UnfoldedMonth | null>;
