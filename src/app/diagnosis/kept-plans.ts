import { OWN_FOLDER, type OwnRules } from "../../diagnosis/own-plans.ts";
import type { PlanDraft } from "../../diagnosis/store-plans.ts";
import type { KeptPlan } from "../api/diagnosis-run.ts";
import { type OwnTerms, ownTerms, type OwnText } from "../plans/own-rules.ts";
import type { Around } from "../plans/check-plan-text.ts";

/** A draft keeps its address while its text changes: `market/own/plan-12`. */
function fileOf(draft: number): string {
  return `${PREFIX}${draft}`;
}

export function draftOf(file: string): number {
  return Number(file.slice(PREFIX.length));
}

const PREFIX = "plan-";

export function ownText({ planId, name, plan, examples }: PlanDraft): OwnText {
  return { file: fileOf(planId), name, plan, examples };
}

/** Whether a draft holds under the terms, and so took part. */
export function isUsed({ planId }: PlanDraft, { rules }: OwnRules): boolean {
  return rules.some(({ id }) => id === `${OWN_FOLDER}/${fileOf(planId)}`);
}

/** A plan as it is kept with a diagnosis: its text as it was. */
export function keptPlan({ planId: draft, name, plan, examples }: PlanDraft): KeptPlan {
  return { draft, name, plan, examples };
}

/** The terms of today with the own plans that a kept diagnosis was made with, as they were. */
export function termsOfKept<C extends Around>(
  catalogue: C,
  plans: readonly KeptPlan[],
): OwnTerms<C> {
  return ownTerms(
    catalogue,
    plans.map(({ draft, ...text }) => ({ file: fileOf(draft), ...text })),
  );
}
