import { type Day, monthOf } from "../../kernel/day.ts";
import { isSameCapacity } from "../../rating/supply.ts";
import type { Supply, SupplySpan } from "../../rating/tenure.ts";
import type { Draft } from "./apply-event.ts";

type Setting = Draft["supplies"][number];
type Read = Pick<Draft, "supplies" | "readings" | "startedOn">;

/**
 * Which meter and capacity a contract had when (HH-05, HH-10). Set to 40 A at the start on 05-10
 * and to 50 A on 06-20: 40 A until 06-20, 50 A from that day. What was set before the start, or
 * first of all, is what it starts with; of several on one day the last one counts.
 */
export function supplyOf(draft: Read, endedOn: Day | null): Supply | null {
  const settings = settingsInForce(draft, endedOn);
  const [first] = settings;
  if (!first) return null;
  const spans = settings.map(({ from, supply: { meter, capacity } }, index) => {
    return { meter, capacity, from, until: settings[index + 1]?.from ?? null };
  });
  const { area } = first.supply;
  return { area, readingDays: readingDaysOf(draft, settings), spans: spans.reduce(joined, []) };
}

interface InForce extends Pick<Setting, "supply"> {
  readonly from: Day;
}

function settingsInForce({ supplies, startedOn }: Read, endedOn: Day | null): readonly InForce[] {
  const moved = supplies.map(({ on, supply }, index) => {
    const isBefore = startedOn !== null && (index === 0 || on < startedOn);
    return { from: isBefore ? startedOn : on, supply };
  });
  return moved
    .filter(({ from }, index) => moved[index + 1]?.from !== from)
    .filter(({ from }, index) => index === 0 || endedOn === null || from < endedOn);
}

/** The same meter at the same capacity goes on: only reading days were told anew. */
function joined(spans: readonly SupplySpan[], span: SupplySpan): readonly SupplySpan[] {
  const last = spans.at(-1);
  const goesOn = last?.meter === span.meter && isSameCapacity(last.capacity, span.capacity);
  return last && goesOn
    ? [...spans.slice(0, -1), { ...last, until: span.until }]
    : [...spans, span];
}

/**
 * Planned days, each list from its own day on, the first one whole. Real readings take the place of
 * the planned one of their month; the day of the start stays.
 */
function readingDaysOf({ readings, startedOn }: Read, settings: readonly InForce[]): Day[] {
  const planned = settings.reduce<readonly Day[]>(
    (before, { from, supply: { readingDays } }, at) => {
      if (at === 0) return readingDays;
      if (readingDays.length === 0) return before;
      return [...before.filter((on) => on < from), ...readingDays.filter((on) => on >= from)];
    },
    [],
  );
  const monthsRead = new Set(readings.map(monthOf));
  const left = planned.filter((on) => on === startedOn || !monthsRead.has(monthOf(on)));
  return [...new Set([...left, ...readings])].toSorted((a, b) => a - b);
}
