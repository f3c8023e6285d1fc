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
import { add, compare, decimal, type Exact, isZero, ZERO } from "../../src/kernel/exact.ts";
import type { Period } from "../../src/kernel/period.ts";
import type { Line } from "../../src/rating/line.ts";
import type { Market } from "../../src/rating/market.ts";
import { rateMonth } from "../../src/rating/rate-month.ts";
import type { Tenure } from "../../src/rating/tenure.ts";
import { type Catalogue, rulesOf } from "../../src/terms/catalogue.ts";

/** No price of the market is known: what goes by use is held, and everything else is charged. */
export const NOTHING_KNOWN: Market = {
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

/**
 * Two lines of one fee whose periods share a day; null when there are none. An item is one thing at
 * a time, whichever it is; an option is held once, but for those that are taken in units.
 */
export function chargedTwice(
  catalogue: Catalogue,
  lines: readonly Line[],
): readonly [Line, Line] | null {
  for (const group of feeGroups(catalogue, lines)) {
    const ordered = group.toSorted((a, b) => a.period.from - b.period.from);
    for (const [index, line] of ordered.entries()) {
      const next = ordered[index + 1];
      if (next && overlaps(line.period, next.period)) return [line, next];
    }
  }
  return null;
}

/** A month whose parts come to more than the dearest whole month would; null: there is none. */
export function chargedOver(catalogue: Catalogue, lines: readonly Line[]): Line | null {
  for (const group of feeGroups(catalogue, lines)) {
    for (const month of Map.groupBy(group, ({ period }) => monthOf(period.from)).values()) {
      const [first] = month;
      if (!first) continue;
      const most = month.map((line) => wholeMonth(catalogue, line)).reduce(larger);
      const sum = month.map(({ amount }) => amount).reduce(add);
      if (compare(sum, most) > 0) return first;
    }
  }
  return null;
}

/** Lines of a month's fee that stand beside each other in time. */
function feeGroups(catalogue: Catalogue, lines: readonly Line[]): Iterable<readonly Line[]> {
  const fees = lines.filter((line) => isItemFee(catalogue, line.rule) || isSingle(catalogue, line));
  return Map.groupBy(fees, ({ contract, rule, item }) => {
    return isItemFee(catalogue, rule) ? `${contract} ${rule}` : `${contract} ${rule} ${item}`;
  }).values();
}

function wholeMonth(catalogue: Catalogue, { rule, item }: Line): Exact {
  const fee = catalogue.rules.get(rule)?.rule;
  const values = fee?.kind === "monthly-fee" ? (fee.items[item]?.values ?? []) : [];
  const amounts = values.flatMap((each) => ("amount" in each ? [decimal(each.amount)] : []));
  return amounts.reduce(larger, ZERO);
}

function larger(a: Exact, b: Exact): Exact {
  return compare(a, b) >= 0 ? a : b;
}

function isItemFee(catalogue: Catalogue, id: string): boolean {
  const rule = catalogue.rules.get(id)?.rule;
  return rule?.kind === "monthly-fee" && rule.of === "item";
}

function isSingle({ rules, services }: Catalogue, { rule: id, service, item }: Line): boolean {
  const rule = rules.get(id)?.rule;
  const option = services.get(service)?.options[item];
  return rule?.kind === "monthly-fee" && rule.of === "option" && option?.many !== true;
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

/** A whole month for which an option is held at a price and no line stands; null: there is none. */
export function unbilledOption(
  catalogue: Catalogue,
  tenure: Tenure,
  lines: readonly Line[],
  through: Day,
): string | null {
  const own = lines.filter(({ contract }) => contract === tenure.contract);
  const known = addDays(through, 1);
  for (const { option, from, until } of tenure.options) {
    const end = until !== null && until < known ? until : known;
    const last = addToMonth(monthOf(end), -1);
    for (let of = addToMonth(monthOf(from), 2); of <= last; of = addToMonth(of, 1)) {
      if (!isPlain(tenure, of) || !pricesOption(catalogue, tenure, option, of)) continue;
      const stands = own.some(({ item, period }) => {
        return item === option && period.from <= firstDay(of) && period.until > firstDay(of);
      });
      if (!stands) return `${option} in month ${of}`;
    }
  }
  return null;
}

/** Free months of an option are its own; those that have none are charged in every month. */
function pricesOption(
  catalogue: Catalogue,
  { service, items }: Tenure,
  option: string,
  of: Month,
): boolean {
  const held = items.find(
    ({ from, until }) => from <= firstDay(of) && (until === null || until > firstDay(of)),
  );
  return rulesOf(catalogue, service, "monthly-fee").some(({ rule }) => {
    const priced = rule.of === "option" && !rule.freeMonths ? rule.items[option] : undefined;
    if (!priced || priced.notWith?.includes(held?.item ?? "")) return false;
    const entry = priced.values.findLast(({ from }) => from <= firstDay(of));
    return entry !== undefined && "amount" in entry && !/^0+(\.0+)?$/.test(entry.amount);
  });
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
