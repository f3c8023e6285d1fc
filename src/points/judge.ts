import { type Derived, derived } from "../kernel/derivation.ts";
import { compare, kilo } from "../kernel/exact.ts";
import type { Period } from "../kernel/period.ts";
import type { Before, Judged, Verdict } from "./model.ts";

/** A stretch of use as far as it is known; `wh` null: not wholly. */
export interface Stretch extends Before {
  readonly period: Period;
  /** Which series, known when. */
  readonly readings: string;
}

export interface JudgeAsk {
  readonly used: Stretch;
  readonly before: readonly Stretch[];
  readonly atLeast: number;
  /** Use must lie below this share of the mean, in percent: 100 or 70. */
  readonly percent: number;
  readonly points: number;
  /** The address of the entry that states the percentage, where one does. */
  readonly entry: string | null;
  readonly clauses: readonly string[];
  /** Of the announced hours: which. */
  readonly band?: string;
}

/**
 * Use against the mean of what came before, strictly below (MM-08, MM-09). 300, 320 and 310 kWh
 * before: 309 earns, 310 does not. What is not wholly known is left out; too few left, and nothing
 * is judged.
 */
export function judge(ask: JudgeAsk): Judged {
  const known = ask.before.filter(({ wh }) => wh !== null);
  const bound = known.length < ask.atLeast ? null : boundOf(known, ask);
  const { wh } = ask.used;
  const verdict = verdictOf(wh, bound);
  return {
    verdict,
    points: verdict === "met" ? ask.points : 0,
    usedWh: wh,
    before: ask.before.map(({ name, wh: before }) => ({ name, wh: before })),
    bound: bound?.why ?? null,
    clauses: ask.clauses,
  };
}

function verdictOf(wh: number | null, bound: Derived | null): Verdict {
  if (bound === null) return "too-few-before";
  if (wh === null) return "use-unknown";
  return compare(kilo(wh), bound.value) < 0 ? "met" : "not-below";
}

/** The mean, or the share of it that use must stay below. */
function boundOf(known: readonly Stretch[], { percent, entry, band }: JudgeAsk): Derived {
  const parts = known.map(({ wh, period, readings }) =>
    derived.energy(wh ?? 0, { period, readings, ...(band === undefined ? {} : { band }) }),
  );
  const mean = derived.quotient(derived.sum(parts), derived.count(known.length, "known before"));
  if (entry === null) return mean;
  const below = derived.difference(
    derived.count(100, "percent"),
    derived.value(String(100 - percent), "percent", entry),
  );
  return derived.quotient(derived.product([mean, below]), derived.count(100, "percent"));
}
