import {
  addDays,
  addMonths,
  type Day,
  firstDay,
  formatDay,
  formatMonth,
  monthOf,
  weekday,
} from "../../../kernel/day.ts";
import { addToMonth } from "../../../kernel/day.ts";
import { type Period, periodOf } from "../../../kernel/period.ts";
import type { Step } from "../../../home/views/split-home.ts";
import { SLOTS_A_DAY } from "../../../metering/index.ts";
import type { PartsView } from "../../api/home-views.ts";

type Span = PartsView["span"];

/** The span that a day lies in; weeks begin on Monday. */
export function periodAround(span: Span, on: Day): Period {
  switch (span) {
    case "day":
      return { from: on, until: addDays(on, 1) };
    case "week": {
      const monday = addDays(on, -((weekday(on) + 6) % 7));
      return { from: monday, until: addDays(monday, 7) };
    }
    case "month":
      return periodOf(monthOf(on));
    case "year": {
      const first = addMonths(firstDay(monthOf(on)), -(monthOf(on) % 12));
      return { from: first, until: addMonths(first, 12) };
    }
  }
}

/** The bars of a span: half-hours of a day, days of a week or month, months of a year. */
export function stepsOf(span: Span, { from, until }: Period): readonly Step[] {
  if (span === "day") {
    return Array.from({ length: SLOTS_A_DAY }, (_, slot) => {
      return { key: String(slot), from: slot, until: slot + 1 };
    });
  }
  if (span !== "year") {
    return Array.from({ length: until - from }, (_, day) => ({
      key: formatDay(addDays(from, day)),
      from: day * SLOTS_A_DAY,
      until: (day + 1) * SLOTS_A_DAY,
    }));
  }
  return Array.from({ length: 12 }, (_, index) => {
    const month = addToMonth(monthOf(from), index);
    const days = periodOf(month);
    return {
      key: formatMonth(month),
      from: (days.from - from) * SLOTS_A_DAY,
      until: (days.until - from) * SLOTS_A_DAY,
    };
  });
}
