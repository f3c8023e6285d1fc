import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { type Outcome, passed } from "../../terms/examples/run-examples.ts";

/** Which clauses of the register are carried out, proven by an example that passes. */
export interface Coverage {
  readonly total: number;
  readonly covered: readonly string[];
  readonly stage1: {
    readonly total: number;
    readonly covered: number;
    readonly missing: readonly string[];
  };
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
  const stage1 = all.filter(([, { stage }]) => stage === 1).map(([id]) => id);
  const later = new Map<string, string[]>();
  for (const [id, clause] of all) {
    if (clause.stage === 1) continue;
    later.set(clause.later, [...(later.get(clause.later) ?? []), id]);
  }
  return {
    total: all.length,
    covered: all.map(([id]) => id).filter((id) => proven.has(id)),
    stage1: {
      total: stage1.length,
      covered: stage1.filter((id) => proven.has(id)).length,
      missing: stage1.filter((id) => !proven.has(id)),
    },
    partly: all.filter(([id, { stage }]) => stage !== 1 && proven.has(id)).map(([id]) => id),
    later: [...later].map(([reason, ids]) => ({ reason, clauses: ids })),
  };
}
