/**
 * What a program does with a linear form over the whole numbers so far: end with it, cut it to a
 * digit, keep what is above zero, or go on only if its sign is the expected one.
 */
export const OPERATIONS = { end: 0, cut: 1, above: 2, guard: 3 } as const;

export const MOST_PLACES = 256;

/** The inputs, then the result of each step. A program never calls another. */
const places = new Float64Array(MOST_PLACES);

/**
 * The value that a program makes of `count` inputs at `from`; NaN when its derivation is not that
 * of these inputs. The code is for each step: operation, number of terms, constant, factor and
 * place of each term, then: on `end` the denominator, on `cut` what is added before digits go and
 * the size of a step, on `guard` the sign.
 */
export function run(
  code: Float64Array,
  start: number,
  inputs: Float64Array,
  from: number,
  count: number,
): number {
  for (let input = 0; input < count; input += 1) places[input] = inputs[from + input] ?? NaN;
  let next = count;
  for (let at = start; ;) {
    const operation = code[at];
    const end = at + 3 + (code[at + 1] ?? 0) * 2;
    let sum = code[at + 2] ?? NaN;
    for (at += 3; at < end; at += 2) sum += (code[at] ?? 0) * (places[code[at + 1] ?? 0] ?? 0);
    if (operation === OPERATIONS.cut) {
      places[next] = cutSteps(sum, code[at] ?? 0, code[at + 1] ?? 1);
      next += 1;
      at += 2;
    } else if (operation === OPERATIONS.above) {
      places[next] = sum > 0 ? sum : 0;
      next += 1;
    } else if (operation === OPERATIONS.guard) {
      if (Math.sign(sum) !== code[at]) return NaN;
      at += 1;
    } else {
      return sum / (code[at] ?? 1) + 0; // No negative zero.
    }
  }
}

/**
 * Whole steps in a numerator, by its magnitude. Both are below 2^53, so the quotient cannot reach a
 * whole number that it does not have: the next one is at least 1 ÷ size away, a double is nearer.
 */
export function cutSteps(numerator: number, raised: number, size: number): number {
  return numerator < 0
    ? -Math.floor((raised - numerator) / size)
    : Math.floor((numerator + raised) / size);
}
