import type { Counting, CountingOf } from "./observation.ts";
import { POLLED_WITHIN_S, type Reading } from "./readings.ts";

/**
 * From one reading to a later one. `whole` tells the Wh between; the others tell why no energy
 * can be told: another body, a register that fell and did not roll over, or one that rose by more
 * than the line can carry.
 */
export type Step =
  | { readonly kind: "whole"; readonly wh: number; readonly rolledOver: boolean }
  | { readonly kind: "exchanged" | "reset" | "implausible" | "unit-missing" };

type WhPerCount = NonNullable<Counting["whPerCount"]>;

/** More Wh in one slot than a day's row can hold (int32). */
const MOST_WH = 2_147_483_647;

/**
 * 99,999,990 then 5 of 10^8 is 15 counts, if 15 counts can be used in that time; 5,004 then 0 is a
 * reset. No percentage rule: the known modulus and the most the line carries decide.
 */
export function stepOf(from: Reading, to: Reading, countingOf: CountingOf): Step {
  if (from.body !== to.body) return { kind: "exchanged" };
  const { whPerCount, modulus, mostW } = countingOf(from.body);
  if (!whPerCount) return { kind: "unit-missing" };
  const rolledOver = to.count < from.count;
  const counts = to.count - from.count + (rolledOver ? modulus : 0);
  const most = mostCounts(whPerCount, mostW, to.boundary - from.boundary);
  if (counts > most) return { kind: rolledOver ? "reset" : "implausible" };
  const end = from.count + counts;
  const wh = Number(whOf(end, whPerCount) - whOf(from.count, whPerCount));
  return { kind: "whole", wh, rolledOver };
}

/** At most `mostW` all the time, one count that was nearly full, and a poll that came late. */
function mostCounts({ num, den }: WhPerCount, mostW: number, slots: number): number {
  const wh = (mostW * (slots * 1800 + POLLED_WITHIN_S)) / 3600 + num / den;
  return (Math.min(wh, MOST_WH) * den) / num;
}

/**
 * Exact counts in whole Wh, half up. What is rounded is the register itself, not a difference: so
 * the slots between any two known boundaries add up to the register's difference within 1 Wh,
 * wherever a sum begins.
 */
export function whOf(count: number, { num, den }: WhPerCount): bigint {
  return (2n * BigInt(count) * BigInt(num) + BigInt(den)) / (2n * BigInt(den));
}
