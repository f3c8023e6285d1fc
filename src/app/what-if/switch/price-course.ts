import type { Month } from "../../../kernel/day.ts";
import type { YearPeriod } from "../../../rating/energy/year/model.ts";
import type { Difference } from "../compare-lines.ts";
import type { Course, Stretch, Worth } from "./course.ts";

/** Energy from another supplier: what each period costs there, whole yen with tax. */
export interface Elsewhere {
  readonly periods: readonly YearPeriod[];
  readonly yen: readonly number[];
}

/** A stretch of days with what the course brings on its first. */
export interface PricedStretch extends Stretch {
  /** All 36 bills, those of another supplier too, against staying; negative is less to pay. */
  readonly total: number;
  /** Of it what is paid once because of the step itself: exit fee, work, procedure fees. */
  readonly once: number;
}

/** A course on all its days, and on the best of them. */
export interface PricedCourse {
  readonly course: Course;
  readonly stretches: readonly PricedStretch[];
  readonly best: PricedStretch;
  readonly worth: Worth;
  /** Those that another supplier may serve; none where no other comes in. */
  readonly periods: readonly YearPeriod[];
  /** What is paid elsewhere from the best day on, by month of its bills; empty for none. */
  readonly elsewhere: ReadonlyMap<Month, number>;
}

/** The yen of a stretch's first day without another supplier's bills. */
export interface OwnYen {
  readonly stretch: Stretch;
  readonly worth: Worth;
  readonly total: number;
  readonly once: number;
}

/** Each possible day of a course, rated once however many suppliers may follow. */
export function ownYen(
  { stretches }: Course,
  worthOn: (on: Stretch["from"]) => Worth,
): readonly OwnYen[] {
  return stretches.map((stretch) => {
    const worth = worthOn(stretch.from);
    const { differences } = worth;
    return { stretch, worth, total: sum(differences), once: sum(differences.filter(isOnce)) };
  });
}

/** Puts a course's days together with what another supplier asks from each of them on. */
export function priceCourse(
  course: Course,
  days: readonly OwnYen[],
  elsewhere: Elsewhere | null,
): PricedCourse {
  const priced = days.map(({ stretch, total, once }) => {
    const other =
      elsewhere === null ? 0 : after(elsewhere, stretch).reduce((a, [, yen]) => a + yen, 0);
    return { ...stretch, total: total + other, once };
  });
  const at = bestOf(priced);
  const [best, day] = [priced[at], days[at]];
  if (!best || !day) throw new Error(`${course.key} has no day`);
  const paid = elsewhere === null ? [] : after(elsewhere, best);
  const periods = elsewhere?.periods ?? [];
  return { course, stretches: priced, best, worth: day.worth, periods, elsewhere: new Map(paid) };
}

/**
 * The day with the least to pay in all; the first of several. What costs more on whichever day is
 * cheapest on the day that never comes: then the first day on which the step itself costs least.
 */
export function bestOf(days: readonly Pick<PricedStretch, "total" | "once">[]): number {
  const by = days.some(({ total }) => total < 0) ? "total" : "once";
  const least = Math.min(...days.map((day) => day[by]));
  return days.findIndex((day) => day[by] === least);
}

function after({ periods, yen }: Elsewhere, { from: last }: Stretch): readonly [Month, number][] {
  return periods.flatMap(({ period, billMonth }, index) =>
    period.from > last ? [[billMonth, yen[index] ?? 0] as [Month, number]] : [],
  );
}

/** Neither a fee or discount of every month, nor energy. */
export function isOnce({ kind }: Difference): boolean {
  return kind !== null && kind !== "monthly-fee" && kind !== "discount";
}

function sum(differences: readonly Difference[]): number {
  return differences.reduce((total, { yen }) => total + yen, 0);
}
