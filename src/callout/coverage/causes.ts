import type { Day } from "../../kernel/day.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import type { Trouble } from "../model.ts";
import { coveragesOf } from "./coverage-rule.ts";

/** What a technician may find to be the cause, and whether the terms cover it then. */
export interface Cause {
  readonly cause: string;
  readonly label: Label;
  readonly covered: boolean;
  readonly clauses: readonly string[];
}

/** The causes of a family, by the first service that knows them; those that are covered first. */
export function causesOf(
  catalogue: Catalogue,
  services: readonly string[],
  { family }: Pick<Trouble, "family">,
  on: Day,
): readonly Cause[] {
  const causes = new Map<string, Cause>();
  for (const { rule } of coveragesOf(catalogue, services)) {
    for (const [cause, { label, families, excluded }] of Object.entries(rule.causes)) {
      if ((families && !families.includes(family)) || causes.has(cause)) continue;
      const terms = excluded === undefined ? undefined : rule.exclusions[excluded];
      const isOut = terms !== undefined && inForceOn(terms.values, on).ok;
      const clauses = isOut ? terms.clause : (rule.families[family]?.clause ?? rule.clause);
      causes.set(cause, { cause, label, covered: !isOut, clauses });
    }
  }
  return [...causes.values()].toSorted((a, b) => Number(b.covered) - Number(a.covered));
}
