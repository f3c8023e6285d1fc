import { type Arbitrary, array, constant, integer, nat, oneof, record } from "fast-check";

/**
 * One thing that somebody tries, drawn as plain numbers: which choice each stands for depends on
 * the world that it meets, so that any sequence means something and shrinks well.
 */
export interface Step {
  /** Days that pass before it. */
  readonly wait: number;
  readonly what: "apply" | "act";
  readonly who: number;
  readonly which: number;
  readonly verb: number;
  readonly detail: readonly number[];
}

const choice = nat({ max: 997 });

export const step: Arbitrary<Step> = record({
  wait: oneof(
    { weight: 6, arbitrary: constant(0) },
    { weight: 5, arbitrary: integer({ min: 1, max: 30 }) },
    { weight: 1, arbitrary: integer({ min: 46, max: 420 }) },
  ),
  what: oneof(
    { weight: 1, arbitrary: constant("apply" as const) },
    { weight: 4, arbitrary: constant("act" as const) },
  ),
  who: choice,
  which: choice,
  verb: choice,
  detail: array(choice, { minLength: 6, maxLength: 6 }),
});

export const steps = array(step, { minLength: 6, maxLength: 60 });

/** The choice that a number stands for. Throws on an empty list: there is nothing to choose. */
export function pick<T>(list: readonly T[], number: number): T {
  const found = list[number % list.length];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}
