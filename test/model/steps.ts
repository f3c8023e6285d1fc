import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  record,
} from "fast-check";
import { type Day, day } from "../../src/kernel/day.ts";

/**
 * One thing that somebody tries, drawn as plain numbers: which choice each stands for depends on
 * the world that it meets, so that any sequence means something and shrinks well.
 */
export interface Step {
  /** Days that pass before it. */
  readonly wait: number;
  /** Or it is done on the day of a deadline, a day before it or after it, whichever there are. */
  readonly at: { readonly which: number; readonly off: number } | null;
  readonly by: "resident" | "staff" | "job";
  readonly what: "apply" | "act";
  readonly who: number;
  readonly which: number;
  readonly verb: number;
  readonly detail: readonly number[];
}

/** A life: what is tried, and whether the operator's job lives the days between. */
export interface Drawn {
  readonly begins: Day;
  readonly job: boolean;
  readonly steps: readonly Step[];
}

const choice = nat({ max: 997 });

export const step: Arbitrary<Step> = record({
  wait: oneof(
    { weight: 6, arbitrary: constant(0) },
    { weight: 5, arbitrary: integer({ min: 1, max: 30 }) },
    { weight: 1, arbitrary: integer({ min: 46, max: 420 }) },
  ),
  at: oneof(
    { weight: 6, arbitrary: constant(null) },
    { weight: 1, arbitrary: record({ which: choice, off: integer({ min: -1, max: 1 }) }) },
  ),
  by: oneof(
    { weight: 6, arbitrary: constant("staff" as const) },
    { weight: 2, arbitrary: constant("resident" as const) },
    { weight: 1, arbitrary: constant("job" as const) },
  ),
  what: oneof(
    { weight: 1, arbitrary: constant("apply" as const) },
    { weight: 6, arbitrary: constant("act" as const) },
  ),
  who: choice,
  which: choice,
  verb: choice,
  detail: array(choice, { minLength: 6, maxLength: 6 }),
});

export const lives: Arbitrary<Drawn> = record({
  // Under older terms, under those in force, and short of a year's end.
  begins: constantFrom(day("2021-03-10"), day("2024-09-18"), day("2024-11-25")),
  job: boolean(),
  // Without a size, lives would be short, and most of what can happen takes a dozen steps.
  steps: array(step, { minLength: 6, maxLength: 60, size: "max" }),
});

/** The choice that a number stands for. Throws on an empty list: there is nothing to choose. */
export function pick<T>(list: readonly T[], number: number): T {
  const found = list[number % list.length];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}
