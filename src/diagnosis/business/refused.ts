import type { Day } from "../../kernel/day.ts";
import { no } from "../../kernel/result.ts";
import type { Label } from "../../terms/fields.ts";

/** No: why, under which clauses, and what would help. */
export interface Refused {
  /** Stable: `diagnosis.trial-over`. */
  readonly code: `diagnosis.${string}`;
  readonly clauses: readonly string[];
  readonly reason: Label;
  readonly needed: Label | null;
  /** Days that help: `lastDay`, `earliest`. */
  readonly days: Readonly<Record<string, Day>>;
}

/** A refusal; what is given replaces the empty parts. */
export function refuse(part: Partial<Refused> & Pick<Refused, "code" | "clauses" | "reason">): {
  readonly ok: false;
  readonly refusal: Refused;
} {
  return no({ needed: null, days: {}, ...part });
}
