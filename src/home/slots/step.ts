import type { Counting } from "./observation.ts";
import { POLLED_WITHIN_S, type Reading } from "./readings.ts";

/**
 * From one reading to a later one. `whole` tells the counts between; the others tell why no energy
 * can be told: another body, a register that fell and did not roll over, or one that rose by more
 * than the line can carry.
 */
export type Step =
  | { readonly kind: "whole"; readonly counts: number; readonly rolledOver: boolean }
  | { readonly kind: "exchanged" | "reset" | "implausible" };

type Known = Counting & { readonly whPerCount: { readonly num: number; readonly den: number } };

/** More Wh in one slot than a day's row can hold (int32). */
const MOST_WH = 2_147_483_647;

/**
 * 99,999,990 then 5 of 10^8 is 15 counts, if 15 counts can be used in that time; 5,004 then 0 is a
 * reset. No percentage rule: the known modulus and the most the line carries decide.
 */
export function stepOf(from: Reading, to: Reading, counting: Known): Step {
  if (from.body !== to.body) return { kind: "exchanged" };
  const rolledOver = to.count < from.count;
  const counts = to.count - from.count + (rolledOver ? counting.modulus : 0);
  if (isPlausible(counts, to.boundary - from.boundary, counting))
    return { kind: "whole", counts, rolledOver };
  return { kind: rolledOver ? "reset" : "implausible" };
}

/** At most `mostW` all the time, one count that was nearly full, and a poll that came late. */
function isPlausible(counts: number, slots: number, { whPerCount, mostW }: Known): boolean {
  const { num, den } = whPerCount;
  const most = (mostW * (slots * 1800 + POLLED_WITHIN_S)) / 3600 + num / den;
  return (counts * num) / den <= Math.min(most, MOST_WH);
}

/**
 * Exact counts in whole Wh, half up. What is rounded is the register itself, not a difference: so
 * the slots between any two known boundaries add up to the register's difference within 1 Wh,
 * wherever a sum begins.
 */
export function whOf(count: number, { num, den }: Known["whPerCount"]): bigint {
  return (2n * BigInt(count) * BigInt(num) + BigInt(den)) / (2n * BigInt(den));
}
