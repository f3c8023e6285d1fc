import type { Day } from "../../kernel/day.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { DeadlineKind } from "./deadline.ts";

/**
 * Days before a deadline on which the person whom it concerns is told (XX-04), largest first. With
 * 14 and 3 days before an objection of 2027-05-16: on 2027-05-02 and on 2027-05-13. A service's own
 * file counts before the household's; without any, nobody is told.
 */
export function tellBefore(
  catalogue: Catalogue,
  service: string,
  { kind, on }: { readonly kind: DeadlineKind; readonly on: Day },
): readonly number[] {
  for (const folder of [service, "household"]) {
    const values = rulesOf(catalogue, folder, "reminder").at(0)?.rule.deadlines[kind]?.values;
    const entry = values && inForceOn(values, on);
    if (entry?.ok) return entry.value.before;
  }
  return [];
}
