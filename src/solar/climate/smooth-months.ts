import { addDays, civil, type Day } from "../../kernel/day.ts";

const ROUNDS = 6;

/**
 * A value for each day that runs from month to month without steps, with each whole month's mean as
 * given: straight lines between the months' middles, then each middle moved by what its month still
 * misses, six times over. January first; the year is a ring.
 */
export function smoothMonths(months: readonly number[], from: Day, days: number): Float64Array {
  const nodes = Float64Array.from(months);
  const means = Float64Array.from(months);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let month = 0; month < 12; month += 1) {
      // A month of a line up to its middle and another from it on: 1/8, 6/8, 1/8 of the nodes.
      const before = nodes[(month + 11) % 12] ?? 0;
      const after = nodes[(month + 1) % 12] ?? 0;
      nodes[month] = ((means[month] ?? 0) - (before + after) / 8) / 0.75;
    }
  }
  return Float64Array.from({ length: days }, (_, at) => between(nodes, addDays(from, at)));
}

function between(nodes: Float64Array, on: Day): number {
  const { month, date } = civil(on);
  const here = month - 1;
  const away = (date - 0.5) / daysOf(here) - 0.5;
  const other = away < 0 ? (here + 11) % 12 : (here + 1) % 12;
  const share = Math.abs(away);
  return (nodes[here] ?? 0) * (1 - share) + (nodes[other] ?? 0) * share;
}

function daysOf(month: number): number {
  return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] ?? 30;
}
