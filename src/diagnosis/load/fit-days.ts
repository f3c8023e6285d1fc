import type { DegreeDays } from "./climate.ts";
import type { ReadDay } from "./measured.ts";

/** Daily use in Wh: `base + heating × degrees + cooling × degrees + off` on days off. */
export interface DailyFit {
  readonly base: number;
  readonly heating: number;
  readonly cooling: number;
  readonly off: number;
}

export interface DayFacts {
  readonly climate: DegreeDays;
  readonly off: Uint8Array;
}

/** Own prior (illustrative): what a degree adds to a mild day, as in a home with someone in. */
const PRIOR_SHARE = { heating: 0.035, cooling: 0.05 } as const;
/** The prior counts like so many days of five degrees. */
const PRIOR_DAYS = 8;
const PRIOR_DEGREES = 5;

/**
 * Least squares of daily use on degrees of heating and cooling and the day's kind, drawn towards a
 * prior where the days measured tell little (a summer says nothing of heating): ridge regression,
 * the prior weighing like eight days of five degrees. Slopes below 0 are taken as 0.
 */
export function fitDays(days: readonly ReadDay[], facts: DayFacts): DailyFit {
  const prior = priorOf(days, facts);
  const weight = PRIOR_DAYS * PRIOR_DEGREES ** 2;
  // Normal equations in base, heating, cooling, off.
  const rows = [0, 1, 2, 3].map(() => new Float64Array(5));
  for (const { day, totalWh } of days) {
    const x = factsOf(day, facts);
    for (let row = 0; row < 4; row += 1) {
      for (let column = 0; column < 4; column += 1)
        addTo(rows[row], column, (x[row] ?? 0) * (x[column] ?? 0));
      addTo(rows[row], 4, (x[row] ?? 0) * totalWh);
    }
  }
  addTo(rows[1], 1, weight);
  addTo(rows[1], 4, weight * prior.heating);
  addTo(rows[2], 2, weight);
  addTo(rows[2], 4, weight * prior.cooling);
  // One day's worth towards no difference keeps a run without days off solvable.
  addTo(rows[3], 3, 1);
  const [base = 0, heating = 0, cooling = 0, off = 0] = solve(rows);
  return shifted(days, facts, {
    base,
    heating: Math.max(0, heating),
    cooling: Math.max(0, cooling),
    off,
  });
}

/** Use of a day by the fit, never below a fifth of its base. */
export function predicted(fit: DailyFit, day: number, facts: DayFacts): number {
  const [, heating, cooling, off] = factsOf(day, facts);
  const whole =
    fit.base + fit.heating * (heating ?? 0) + fit.cooling * (cooling ?? 0) + fit.off * (off ?? 0);
  return Math.max(whole, fit.base / 5, 0);
}

function factsOf(day: number, { climate, off }: DayFacts): readonly number[] {
  return [1, climate.heating[day] ?? 0, climate.cooling[day] ?? 0, off[day] ?? 0];
}

function priorOf(days: readonly ReadDay[], facts: DayFacts): { heating: number; cooling: number } {
  let [use, level] = [0, 0];
  for (const { day, totalWh } of days) {
    const [, heating = 0, cooling = 0] = factsOf(day, facts);
    use += totalWh;
    level += 1 + PRIOR_SHARE.heating * heating + PRIOR_SHARE.cooling * cooling;
  }
  const mild = level === 0 ? 0 : use / level;
  return { heating: PRIOR_SHARE.heating * mild, cooling: PRIOR_SHARE.cooling * mild };
}

/** Slopes that were cut move the base, so that the measured days keep their sum. */
function shifted(days: readonly ReadDay[], facts: DayFacts, fit: DailyFit): DailyFit {
  let rest = 0;
  for (const { day, totalWh } of days) {
    const [, heating = 0, cooling = 0, off = 0] = factsOf(day, facts);
    rest += totalWh - fit.heating * heating - fit.cooling * cooling - fit.off * off;
  }
  return { ...fit, base: days.length === 0 ? 0 : Math.max(0, rest / days.length) };
}

function addTo(row: Float64Array | undefined, column: number, value: number): void {
  if (row) row[column] = (row[column] ?? 0) + value;
}

/** Gauss with the largest pivot. */
function solve(rows: Float64Array[]): number[] {
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    const below = rows.slice(column);
    const best = below.reduce((a, b) =>
      Math.abs(b[column] ?? 0) > Math.abs(a[column] ?? 0) ? b : a,
    );
    rows.splice(rows.indexOf(best), 1);
    rows.splice(column, 0, best);
    const pivot = best[column] ?? 0;
    if (pivot === 0) continue;
    for (const row of rows) {
      if (row === best) continue;
      const factor = (row[column] ?? 0) / pivot;
      for (let at = column; at <= size; at += 1) addTo(row, at, -factor * (best[at] ?? 0));
    }
  }
  return rows.map((row, at) => (row[at] ? (row[size] ?? 0) / (row[at] ?? 1) : 0));
}
