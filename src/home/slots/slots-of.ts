import type { Period } from "../../kernel/period.ts";
import { QUALITY, SLOTS_A_DAY } from "../../metering/series.ts";
import { type Line, linesOf } from "./lines.ts";
import type { Boundary, Counting, CountingOf, Observation } from "./observation.ts";
import { type Disagreement, type Reading, readingsOf } from "./readings.ts";
import { stepOf } from "./step.ts";

/** What was noticed while slots were made; `from` and `until` are boundaries. */
export type Finding =
  | {
      /** `outage`: its energy is known in all and spread. The others leave a gap. */
      readonly code: "outage" | "exchanged" | "reset" | "implausible" | "unit-missing";
      readonly from: Boundary;
      readonly until: Boundary;
    }
  | ({ readonly code: "disagreement" } & Disagreement)
  /** A reading that was not believed. */
  | { readonly code: "stray"; readonly boundary: Boundary; readonly count: number };

/** Whole days of half-hours as `metering` keeps them, and what was noticed. */
export interface Slots {
  readonly wh: Int32Array;
  readonly quality: Uint8Array;
  readonly findings: readonly Finding[];
}

/**
 * The half-hours of a period of days, as differences of a cumulative register: 5,004 and 5,010 of
 * 10 Wh at 09:00 and 09:30 are 60 Wh measured at 09:00. A *set* goes in: order, repetition and
 * restarts do not matter. What an outage of n slots used is known in all and spread over the n.
 */
export function slotsOf(
  observations: readonly Observation[],
  counting: Counting | CountingOf,
  period: Period,
): Slots {
  const countingOf = typeof counting === "function" ? counting : () => counting;
  const size = (period.until - period.from) * SLOTS_A_DAY;
  const [wh, quality] = [new Int32Array(size), new Uint8Array(size)];
  const into: Target = { first: period.from * SLOTS_A_DAY, wh, quality, findings: [] };
  const { readings, disagreements } = readingsOf(observations, countingOf);
  const { lines, strays } = linesOf(readings, countingOf);
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]?.at(-1);
    if (before) noteBreak(before, line, countingOf, into);
    writeLine(line, isOfAnotherBody(before, line), countingOf, into);
  }
  for (const each of disagreements) into.findings.push({ code: "disagreement", ...each });
  for (const { boundary, count } of strays) into.findings.push({ code: "stray", boundary, count });
  return { wh, quality, findings: into.findings.filter(touches(period)) };
}

interface Target {
  readonly first: Boundary;
  readonly wh: Int32Array;
  readonly quality: Uint8Array;
  readonly findings: Finding[];
}

function isOfAnotherBody(before: Reading | undefined, line: Line): boolean {
  return before !== undefined && before.body !== line[0]?.body;
}

function noteBreak(before: Reading, line: Line, countingOf: CountingOf, into: Target): void {
  const [first] = line;
  if (!first) return;
  const { kind } = stepOf(before, first, countingOf);
  // Two lines that would join were kept apart because of strays between: a reset, or none.
  const code = kind === "whole" ? "reset" : kind;
  into.findings.push({ code, from: before.boundary, until: first.boundary });
}

function writeLine(line: Line, ofAnotherBody: boolean, countingOf: CountingOf, into: Target): void {
  for (let at = 1; at < line.length; at += 1) {
    const [from, to] = [line[at - 1], line[at]];
    if (!from || !to) continue;
    const step = stepOf(from, to, countingOf);
    if (step.kind !== "whole") continue;
    const slots = to.boundary - from.boundary;
    if (slots > 1) into.findings.push({ code: "outage", from: from.boundary, until: to.boundary });
    const quality = qualityOf(from, to, ofAnotherBody && at === 1);
    for (let slot = 0; slot < slots; slot += 1) {
      const index = from.boundary + slot - into.first;
      if (index < 0 || index >= into.wh.length) continue;
      into.wh[index] = share(step.wh, slot + 1, slots) - share(step.wh, slot, slots);
      into.quality[index] = quality;
    }
  }
}

/** The first `part` of `parts` equal shares; all of them are the whole. */
function share(total: number, part: number, parts: number): number {
  return Math.floor((total * part) / parts);
}

function qualityOf(from: Reading, to: Reading, firstOfBody: boolean): number {
  if (to.boundary - from.boundary > 1) return QUALITY.spread;
  if (firstOfBody) return QUALITY.exchanged;
  if (to.count < from.count) return QUALITY.rolledOver;
  return from.live && to.live ? QUALITY.measured : QUALITY.backfilled;
}

function touches(period: Period): (finding: Finding) => boolean {
  const [first, last] = [period.from * SLOTS_A_DAY, period.until * SLOTS_A_DAY];
  return (finding) => {
    if ("boundary" in finding) return finding.boundary >= first && finding.boundary <= last;
    return finding.from < last && finding.until > first;
  };
}
