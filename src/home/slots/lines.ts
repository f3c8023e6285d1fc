import type { CountingOf } from "./observation.ts";
import type { Reading } from "./readings.ts";
import { stepOf } from "./step.ts";

/** Readings in which each follows from the one before. Between two lines no energy is known. */
export type Line = readonly Reading[];

/** So many readings in a row may be wrong (two hours) and the register be believed to go on. */
const STRAYS = 4;

/**
 * The readings as lines, and the strays that belong to none. A register that shows 0 after a
 * restart and then goes on where it was has strays, not a reset. Where it cannot be told which of
 * the two it was, both sides' doubtful readings are strays: an honest gap, never a spike.
 */
export function linesOf(
  readings: readonly Reading[],
  countingOf: CountingOf,
): { readonly lines: readonly Line[]; readonly strays: readonly Reading[] } {
  const strays: Reading[] = [];
  const lines: Reading[][] = [];
  for (const line of cutIntoLines(readings, countingOf)) append(lines, line, countingOf, strays);
  return { lines: trimmed(lines, countingOf, strays), strays };
}

function cutIntoLines(readings: readonly Reading[], countingOf: CountingOf): Reading[][] {
  const lines: Reading[][] = [];
  for (const reading of readings) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line && last && follows(last, reading, countingOf)) line.push(reading);
    else lines.push([reading]);
  }
  return lines;
}

/** A line that goes on where the last but one ended makes the short one between a run of strays. */
function append(
  lines: Reading[][],
  line: Reading[],
  countingOf: CountingOf,
  strays: Reading[],
): void {
  const between = lines.at(-1);
  const before = lines.at(-2);
  const [last, next] = [before?.at(-1), line[0]];
  if (!between || !before || !last || !next || between.length > STRAYS) return add(lines, line);
  if (!follows(last, next, countingOf)) return add(lines, line);
  strays.push(...between);
  lines.pop();
  before.push(...line);
}

function add(lines: Reading[][], line: Reading[]): void {
  lines.push(line);
}

/** Takes from both sides of a break what might as well be wrong. */
function trimmed(lines: readonly Reading[][], countingOf: CountingOf, strays: Reading[]): Line[] {
  const kept: Reading[][] = [];
  for (const line of lines) {
    const before = kept.at(-1);
    const doubtful = before ? doubtfulAround(before, line, countingOf) : { ends: 0, begins: 0 };
    if (before) strays.push(...before.splice(before.length - doubtful.ends));
    strays.push(...line.slice(0, doubtful.begins));
    kept.push(line.slice(doubtful.begins));
  }
  return kept.filter((line) => line.length > 0);
}

/** The fewest readings at a break without which the register would seem to go on. */
function doubtfulAround(
  before: Line,
  after: Line,
  countingOf: CountingOf,
): { readonly ends: number; readonly begins: number } {
  for (let dropped = 1; dropped <= STRAYS; dropped += 1)
    for (let ends = 0; ends <= dropped; ends += 1) {
      const [last, next] = [before.at(-1 - ends), after[dropped - ends]];
      if (last && next && follows(last, next, countingOf)) return { ends, begins: dropped - ends };
    }
  return { ends: 0, begins: 0 };
}

function follows(from: Reading, to: Reading, countingOf: CountingOf): boolean {
  return stepOf(from, to, countingOf).kind === "whole";
}
