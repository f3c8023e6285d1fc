import type { Diagnosis, RankedPlan } from "../../diagnosis/model.ts";

/** What a report puts on top, and why it is that. */
export interface Best {
  readonly plan: RankedPlan;
  readonly as: "recommended" | "stay" | "unverified";
}

/** What is recommended, else what the household has, else the first of what is not verified. */
export function bestOf({ recommended, current, ranking }: Diagnosis): Best | null {
  if (recommended !== null) return { plan: recommended, as: "recommended" };
  if (current !== null) return { plan: current, as: "stay" };
  const [first] = ranking;
  return first === undefined ? null : { plan: first, as: "unverified" };
}

/** Others that the error does not tell from a plan: those of its group. */
export function alikeTo({ ranking }: Diagnosis, plan: RankedPlan): readonly RankedPlan[] {
  const head = plan.sameAs ?? plan.address;
  return ranking.filter(
    ({ address, sameAs }) => address !== plan.address && (sameAs === head || address === head),
  );
}
