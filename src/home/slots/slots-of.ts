import type { Period } from "../../kernel/period.ts";
import { QUALITY, SLOTS_A_DAY } from "../../metering/series.ts";
import { type Line, linesOf } from "./lines.ts";
import type { Boundary, Counting, Observation } from "./observation.ts";
import { type Disagreement, type Reading, readingsOf } from "./readings.ts";
import { stepOf, whOf } from "./step.ts";

/** What was noticed while slots were made; `from` and `until` are boundaries. */
export type Finding =
  | {
      /** `outage`: its energy is known in all and spread; the others leave a gap. */
      readonly code: "outage" | "exchanged" | "reset" | "implausible";
      readonly from: Boundary;
      readonly until: Boundary;
    }
  | ({ readonly code: "disagreement" } & Disagreement)
  /** A reading that was not believed. */
  | { readonly code: "stray"; readonly boundary: Boundary; readonly count: number }
  /** No unit is known: there are registers, and no energy. */
  | { readonly code: "unit-missing" };

/** Whole days of half-hours as `metering` keeps them, and what was noticed. */
export interface Slots {
  readonly wh: Int32Array;
  readonly quality: Uint8Array;
  readonly findings: readonly Finding[];
}

type Known = Parameters<typeof stepOf>[2];

/**
 * The half-hours of a period of days, as differences of a cumulative register: 5,004 and 5,010 of
 * 10 Wh at 09:00 and 09:30 are 60 Wh measured at 09:00. A *set* goes in: order, repetition and
 * restarts do not matter. What an outage of n slots used is known in all and spread over the n.
 */
export function slotsOf(
  observations: readonly Observation[],
  counting: Counting,
  period: Period,
): Slots {
  const size = (period.until - period.from) * SLOTS_A_DAY;
  const into = {
    first: period.from * SLOTS_A_DAY,
    wh: new Int32Array(size),
    quality: new Uint8Array(size),
  };
  const { whPerCount } = counting;
  const { wh, quality } = into;
  if (!whPerCount) return { wh, quality, findings: [{ code: "unit-missing" }] };
  const known = { ...counting, whPerCount };
  const { readings, disagreements } = readingsOf(observations, counting);
  const { lines, strays } = linesOf(readings, known);
  const findings: Finding[] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]?.at(-1);
    if (before) noteBreak(before, line, known, findings);
    writeLine(line, isOfAnotherBody(before, line), known, into, findings);
  }
  for (const each of disagreements) findings.push({ code: "disagreement", ...each });
  for (const { boundary, count } of strays) findings.push({ code: "stray", boundary, count });
  return { wh, quality, findings: findings.filter(touches(period)) };
}

interface Target {
  readonly first: Boundary;
  readonly wh: Int32Array;
  readonly quality: Uint8Array;
}

function isOfAnotherBody(before: Reading | undefined, line: Line): boolean {
  return before !== undefined && before.body !== line[0]?.body;
}

function noteBreak(before: Reading, line: Line, counting: Known, findings: Finding[]): void {
  const [first] = line;
  if (!first) return;
  const { kind } = stepOf(before, first, counting);
  // Two lines that would join were kept apart because of strays between: a reset, or none.
  const code = kind === "whole" ? "reset" : kind;
  findings.push({ code, from: before.boundary, until: first.boundary });
}

function writeLine(
  line: Line,
  ofAnotherBody: boolean,
  counting: Known,
  into: Target,
  findings: Finding[],
): void {
  for (let at = 1; at < line.length; at += 1) {
    const [from, to] = [line[at - 1], line[at]];
    if (!from || !to) continue;
    const slots = to.boundary - from.boundary;
    if (slots > 1) findings.push({ code: "outage", from: from.boundary, until: to.boundary });
    const total = whBetween(from, to, counting);
    const quality = qualityOf(from, to, ofAnotherBody && at === 1);
    for (let slot = 0; slot < slots; slot += 1) {
      const index = from.boundary + slot - into.first;
      if (index < 0 || index >= into.wh.length) continue;
      into.wh[index] = share(total, slot + 1, slots) - share(total, slot, slots);
      into.quality[index] = quality;
    }
  }
}

function whBetween(from: Reading, to: Reading, counting: Known): number {
  const end = to.count < from.count ? to.count + counting.modulus : to.count;
  return Number(whOf(end, counting.whPerCount) - whOf(from.count, counting.whPerCount));
}

/** The first `part` of `parts` equal shares; what the shares of all parts add up to is the whole. */
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
    return !("from" in finding) || (finding.from < last && finding.until > first);
  };
}
