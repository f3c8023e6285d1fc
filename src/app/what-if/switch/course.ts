import type { Label } from "../../../terms/fields.ts";
import { addToMonth, type Day, type Month, monthOf } from "../../../kernel/day.ts";
import type { Held } from "../../../rating/held.ts";
import type { Difference } from "../compare-lines.ts";
import { type Ahead, differencesIn, type Side } from "./ahead.ts";

export type SwitchKind = "leave" | "take-back" | "change-item" | "supplier" | "take-up";

/** Days that come to the same: those of a month, or of a part of it. */
export interface Stretch {
  readonly from: Day;
  readonly until: Day;
}

/** Something the household can do with a contract, on one of several days. */
export interface Course {
  readonly kind: SwitchKind;
  /** Names it among all: `leave/E10001-home`. */
  readonly key: string;
  /** The contract that is left, changed or taken up; null where it does not exist yet. */
  readonly contract: string | null;
  readonly service: string;
  readonly label: Label;
  /** Ascending; the days of each are its `from`. Never empty. */
  readonly stretches: readonly Stretch[];
  readonly sideOn: (on: Day) => Side;
  /** The bills of the same day's month, and of how many after it, depend on the day itself. */
  readonly settles: number;
  readonly clauses: readonly string[];
  /** What can be said of it besides, such as what is not counted. */
  readonly notes: readonly Label[];
  readonly action: SwitchAction | null;
}

/** Where it is done in the portal. */
export interface SwitchAction {
  readonly type: "leave" | "change-item" | "take-back-notice" | "apply";
  /** The item that is changed to, or the service applied for. */
  readonly item: string | null;
}

/** The bills of one day's course against those of staying. */
export interface Worth {
  readonly on: Day;
  readonly differences: readonly Difference[];
  readonly held: readonly Held[];
}

/**
 * What a course brings on any of its days (XX-05). Before the month of the day nothing differs, and
 * from some months after it on all days come to the same: those months are rated once.
 */
export function worthOf(ahead: Ahead, course: Course): (on: Day) => Worth {
  const [first] = course.stretches;
  if (!first) throw new Error(`${course.key} has no day`);
  const settled = new Map<Month, ReturnType<typeof differencesIn>>();
  const settledIn = (month: Month) => {
    const found = settled.get(month) ?? differencesIn(ahead, course.sideOn(first.from), month);
    settled.set(month, found);
    return found;
  };
  return (on) => {
    const side = course.sideOn(on);
    const unsettled = addToMonth(monthOf(on), course.settles);
    const found = ahead.months
      .filter((month) => month >= monthOf(on))
      .map((month) => (month <= unsettled ? differencesIn(ahead, side, month) : settledIn(month)));
    return {
      on,
      differences: found.flatMap(({ differences }) => differences),
      held: found.flatMap(({ held }) => held),
    };
  };
}
