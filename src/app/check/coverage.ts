import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { type Clause, STAGES } from "../../terms/clauses.ts";
import { type Outcome, passed } from "../../terms/examples/run-examples.ts";

export interface Counted {
  readonly total: number;
  readonly covered: number;
  readonly missing: readonly string[];
}

/** Which clauses of the register are carried out, proven by an example that passes. */
export interface Coverage {
  readonly total: number;
  readonly covered: readonly string[];
  /** The clauses of all stages so far, and of each. */
  readonly soFar: Counted;
  readonly stages: readonly (Counted & { readonly stage: number })[];
  /** Clauses left for later of which an example shows a part already. */
  readonly partly: readonly string[];
  /** Clauses left for later, by reason. */
  readonly later: readonly { readonly reason: string; readonly clauses: readonly string[] }[];
}

/** Null when the catalogue lists no clauses to count against. */
export function coverageOf(
  { clauses, rules }: LoadedCatalogue,
  outcomes: readonly Outcome[],
): Coverage | null {
  if (clauses === null) return null;
  const proven = new Set(
    outcomes
      .filter((outcome) => passed(outcome))
      .filter(({ rule, example }) => rules.get(rule ?? "")?.rule.clause.includes(example.clause))
      .map(({ example }) => example.clause),
  );
  const all = [...clauses.entries()];
  const counted = (wanted: readonly Clause["stage"][]): Counted => {
    const ids = all.filter(([, { stage }]) => wanted.includes(stage)).map(([id]) => id);
    const missing = ids.filter((id) => !proven.has(id));
    return { total: ids.length, covered: ids.length - missing.length, missing };
  };
  const later = new Map<string, string[]>();
  for (const [id, clause] of all) {
    if (clause.stage !== "later") continue;
    later.set(clause.later, [...(later.get(clause.later) ?? []), id]);
  }
  return {
    total: all.length,
    covered: all.map(([id]) => id).filter((id) => proven.has(id)),
    soFar: counted(STAGES),
    stages: STAGES.map((stage) => ({ stage, ...counted([stage]) })),
    partly: all.filter(([id, { stage }]) => stage === "later" && proven.has(id)).map(([id]) => id),
    later: [...later].map(([reason, ids]) => ({ reason, clauses: ids })),
  };
}
