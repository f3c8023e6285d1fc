import type { Contract } from "../../src/contracts/index.ts";
import { tenureOf } from "../../src/contracts/index.ts";
import {
  addDays,
  addToMonth,
  type Day,
  firstDay,
  type Month,
  monthOf,
} from "../../src/kernel/day.ts";
import { isZero } from "../../src/kernel/exact.ts";
import type { Period } from "../../src/kernel/period.ts";
import type { Line } from "../../src/rating/line.ts";
import type { Market } from "../../src/rating/market.ts";
import { rateMonth } from "../../src/rating/rate-month.ts";
import type { Tenure } from "../../src/rating/tenure.ts";
import { type Catalogue, rulesOf } from "../../src/terms/catalogue.ts";

/** No price of the market is known: what goes by use is held, and everything else is charged. */
const NOTHING_KNOWN: Market = {
  spotMean: () => null,
  spotDay: () => null,
  fuelAverage: () => null,
};

/** Every line of a household's bills up to the month after a day, oldest first. */
export function linesThrough(
  catalogue: Catalogue,
  contracts: readonly Contract[],
  on: Day,
): readonly Line[] {
  const household = contracts.flatMap((contract) => {
    const tenure = tenureOf(contract, catalogue, { through: on });
    return tenure.ok ? [tenure.value] : [];
  });
  const started = household.flatMap(({ startedOn }) => (startedOn === null ? [] : [startedOn]));
  const first = started.toSorted((a, b) => a - b).at(0);
  if (first === undefined) return [];
  const last = addToMonth(monthOf(on), 1);
  const months: Month[] = [];
  for (let of = monthOf(first); of <= last; of = addToMonth(of, 1)) months.push(of);
  return months.flatMap(
    (month) =>
      rateMonth({ household, month, catalogue, market: NOTHING_KNOWN, seriesOf: () => null }).lines,
  );
}

/** Two lines of one item's fee whose periods share a day; null when there are none. */
export function chargedTwice(
  catalogue: Catalogue,
  lines: readonly Line[],
): readonly [Line, Line] | null {
  // Options may be held in several units at once; an item is one thing at a time.
  const fees = lines.filter(({ rule }) => isItemFee(catalogue, rule));
  for (const group of Map.groupBy(fees, ({ contract, rule }) => `${contract} ${rule}`).values()) {
    const ordered = group.toSorted((a, b) => a.period.from - b.period.from);
    for (const [index, line] of ordered.entries()) {
      const next = ordered[index + 1];
      if (next && overlaps(line.period, next.period)) return [line, next];
    }
  }
  return null;
}

function isItemFee(catalogue: Catalogue, id: string): boolean {
  const rule = catalogue.rules.get(id)?.rule;
  return rule?.kind === "monthly-fee" && rule.of === "item";
}

function overlaps(a: Period, b: Period): boolean {
  return a.from < b.until && b.from < a.until;
}

/**
 * A whole month of plain service for which the terms charge a monthly fee and no line stands; null
 * when there is none. Plain: neither its first nor its last months, nothing paused or suspended.
 */
export function unbilledMonth(
  catalogue: Catalogue,
  tenure: Tenure,
  lines: readonly Line[],
  through: Day,
): Month | null {
  if (tenure.startedOn === null) return null;
  const own = lines.filter(({ contract }) => contract === tenure.contract);
  const known = addDays(through, 1);
  const end = tenure.endedOn !== null && tenure.endedOn < known ? tenure.endedOn : known;
  const last = addToMonth(monthOf(end), -1);
  for (let of = addToMonth(monthOf(tenure.startedOn), 2); of <= last; of = addToMonth(of, 1)) {
    if (!isPlain(tenure, of) || !chargesFor(catalogue, tenure, of)) continue;
    const stands = own.some(
      (line) =>
        isItemFee(catalogue, line.rule) &&
        line.period.from < firstDay(addToMonth(of, 1)) &&
        line.period.until > firstDay(of) &&
        !isZero(line.amount),
    );
    if (!stands) return of;
  }
  return null;
}

function isPlain({ pauses, suspensions, items }: Tenure, of: Month): boolean {
  const [from, until] = [firstDay(of), firstDay(addToMonth(of, 1))];
  const touches = (span: { readonly from: Day; readonly until: Day | null }) =>
    span.from < until && (span.until === null || span.until > from);
  const whole = items.some(
    (span) => span.from <= from && (span.until === null || span.until >= until),
  );
  return whole && !pauses.some(touches) && !suspensions.some(touches);
}

function chargesFor(catalogue: Catalogue, { service, items }: Tenure, of: Month): boolean {
  const held = items.find(
    ({ from, until }) => from <= firstDay(of) && (until === null || until > firstDay(of)),
  );
  return rulesOf(catalogue, service, "monthly-fee").some(({ rule }) => {
    if (rule.of !== "item" || held === undefined) return false;
    const entry = rule.items[held.item]?.values.findLast(({ from }) => from <= firstDay(of));
    return entry !== undefined && "amount" in entry && !/^0+(\.0+)?$/.test(entry.amount);
  });
}
