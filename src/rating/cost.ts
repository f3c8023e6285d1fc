import { addDays, type Day, type Month } from "../kernel/day.ts";
import type { Derived } from "../kernel/derivation.ts";
import type { Period } from "../kernel/period.ts";
import type { Label } from "../terms/fields.ts";
import type { Line, TaxTreatment } from "./line.ts";
import type { Mark } from "./priced.ts";

/** What something costs under a rule, before it is known in whose bill it stands. */
export interface Cost {
  readonly rule: string;
  readonly item: string;
  readonly label: Label;
  readonly period: Period;
  readonly amount: Derived;
  readonly tax: TaxTreatment;
  readonly clauses: readonly string[];
  readonly marks: readonly Mark[];
}

/** The line of a cost in the bill of a month. */
export function lineFrom(
  cost: Cost,
  { contract, service, month }: Pick<Line, "contract" | "service"> & { readonly month: Month },
): Line {
  const { amount, ...said } = cost;
  return { contract, service, month, ...said, amount: amount.value, why: amount.why };
}

/** The period of something that happened on one day. */
export function oneDay(on: Day): Period {
  return { from: on, until: addDays(on, 1) };
}

/** Two lines of one item and day get names of their own, so that each can be found again. */
export function numbered(lines: readonly Line[]): Line[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const key = `${line.item}|${line.period.from}|${line.period.until}`;
    const n = (seen.get(key) ?? 0) + 1;
    seen.set(key, n);
    return n === 1 ? line : { ...line, item: `${line.item}#${n}` };
  });
}
