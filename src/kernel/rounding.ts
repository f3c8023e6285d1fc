import { divide, type Exact, multiply, decimal } from "./exact.ts";

/** The place that digits are dropped to. Its name is what a bill prints: "1円未満切捨て". */
export const DIGITS = {
  "hundred-yen": "100",
  "ten-yen": "10",
  yen: "1",
  "tenth-yen": "0.1",
  sen: "0.01",
  kWh: "1",
  m3: "1",
} as const;

export type Digit = keyof typeof DIGITS;

/** Read once: rounding stands in every inner loop. */
const STEPS = new Map(Object.entries(DIGITS).map(([digit, text]) => [digit, decimal(text)]));

/** Half-up and up work on the magnitude: a refund mirrors the charge it gives back. */
export type RoundingMode = "down" | "half-up" | "up";

/** One named step of dropping digits; which one is a term of the contract. */
export interface Rounding {
  readonly digit: Digit;
  readonly mode: RoundingMode;
}

/** Drop digits once. 253.33 to the yen, down, is 253; −3.6656 to the sen, half-up, is −3.67. */
export function round(exact: Exact, { digit, mode }: Rounding): Exact {
  const step = STEPS.get(digit) ?? decimal(DIGITS[digit]);
  const steps = divide(exact, step);
  return multiply({ n: wholeSteps(steps, mode), d: 1n }, step);
}

function wholeSteps({ n, d }: Exact, mode: RoundingMode): bigint {
  const magnitude = n < 0n ? -n : n;
  const floor = magnitude / d;
  const rest = magnitude % d;
  const goesUp = mode === "up" ? rest > 0n : mode === "half-up" && rest * 2n >= d;
  const steps = goesUp ? floor + 1n : floor;
  return n < 0n ? -steps : steps;
}
