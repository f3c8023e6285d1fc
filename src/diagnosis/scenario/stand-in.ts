import type { Label } from "../../terms/fields.ts";
import { addToMonth, type Month } from "../../kernel/day.ts";
import type { PriceScenario } from "../../terms/kinds/price-scenario.ts";

/** One thing taken for published that was not: which months, what, and from when. */
export interface Assumption {
  /** Address of the rule or series with its area: `market/fuel/utilities/tokyo`. */
  readonly series: string;
  readonly from: Month;
  /** The last of the months, in. */
  readonly through: Month;
  /** Decimal text or a fraction; words where it is more than a number. */
  readonly value: string | Label;
  readonly unit: string;
  /** The published month whose value stands in. */
  readonly heldFrom: Month;
}

/** How a scenario finds what stands in; `through` is the last month that may be asked. */
export interface StandInTerms extends Pick<PriceScenario, "unpublished" | "atMostMonths"> {
  readonly through: Month;
}

const MONTHS_A_YEAR = 12;

/**
 * The published month that stands in for one that is not: the newest before it, or the same month
 * of an earlier year where that is known. 2027-02 after a last 2026-10 takes 2026-10, by the year
 * before 2026-02. Null when nothing is young enough.
 */
export function standInFor(
  of: Month,
  isPublished: (of: Month) => boolean,
  { unpublished, atMostMonths }: StandInTerms,
): Month | null {
  if (unpublished === "unknown") return null;
  const years = unpublished === "year-before" ? stepBack(MONTHS_A_YEAR) : null;
  return years ?? stepBack(1);

  function stepBack(step: number): Month | null {
    for (let months = step; months <= atMostMonths; months += step) {
      const earlier = addToMonth(of, -months);
      if (isPublished(earlier)) return earlier;
    }
    return null;
  }
}

function textOf({ value }: Assumption): string {
  return typeof value === "string" ? value : value.en;
}

/** Months on end with one value become one assumption. */
export function joined(assumed: readonly Assumption[]): readonly Assumption[] {
  const all: Assumption[] = [];
  for (const one of assumed) {
    const last = all.at(-1);
    const goesOn =
      last?.series === one.series &&
      last.heldFrom === one.heldFrom &&
      textOf(last) === textOf(one) &&
      last.through + 1 === one.from;
    if (goesOn) all[all.length - 1] = { ...last, through: one.through };
    else all.push(one);
  }
  return all;
}
