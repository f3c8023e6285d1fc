import fc from "fast-check";

/**
 * One thing that somebody tries, drawn as plain numbers: which choice each stands for depends on the
 * world that it meets, so that any sequence means something and shrinks well.
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

const choice = fc.nat({ max: 997 });

export const step: fc.Arbitrary<Step> = fc.record({
  wait: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 30 }) },
    { weight: 1, arbitrary: fc.integer({ min: 46, max: 420 }) },
  ),
  what: fc.oneof(
    { weight: 1, arbitrary: fc.constant("apply" as const) },
    { weight: 4, arbitrary: fc.constant("act" as const) },
  ),
  who: choice,
  which: choice,
  verb: choice,
  detail: fc.array(choice, { minLength: 6, maxLength: 6 }),
});

export const steps = fc.array(step, { minLength: 6, maxLength: 60 });

/** The choice that a number stands for. Throws on an empty list: there is nothing to choose. */
export function pick<T>(list: readonly T[], number: number): T {
  const found = list[number % list.length];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}
