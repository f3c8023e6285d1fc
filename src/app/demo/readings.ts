import { addDays, type Day, day, firstDay, formatDay, type Month } from "../../kernel/day.ts";
import { type MeterDay, QUALITY, SLOTS_A_DAY } from "../../metering/index.ts";
import type { DemoHousehold } from "./households.ts";
import { loadOfDay } from "./load-model.ts";

/** Readings that become known at one instant. */
export interface Delivery {
  readonly knownAt: string;
  readonly days: readonly MeterDay[];
}

/** The town's meters began to be read on this day. */
const FIRST_READ = day("2024-11-01");

/**
 * The readings of a calendar month, as the network operator delivers them on the 3rd of the month
 * after, two days before bills are made.
 */
export function deliveryOf(households: readonly DemoHousehold[], month: Month): Delivery {
  const next = firstDay((month + 1) as Month);
  return {
    knownAt: `${formatDay(addDays(next, 2))}T00:00:00.000Z`,
    days: readingsBetween(households, firstDay(month), next),
  };
}

/** Whole days of all meters that had supply; the slots that a story spoils are already spoiled. */
export function readingsBetween(
  households: readonly DemoHousehold[],
  from: Day,
  until: Day,
): readonly MeterDay[] {
  return households.flatMap((household) => {
    const supplied = suppliedDays(household);
    if (!household.meter || !supplied) return [];
    const first = Math.max(from, supplied.from, FIRST_READ) as Day;
    const last = Math.min(until, supplied.until) as Day;
    const days: MeterDay[] = [];
    for (let on = first; on < last; on = addDays(on, 1)) days.push(firstReading(household, on));
    return days;
  });
}

/** From the first reading day to the last one that there is. */
function suppliedDays({ contracts }: DemoHousehold): { from: Day; until: Day } | null {
  const supply = contracts
    .flatMap(({ history }) => history)
    .find((event) => event.type === "supply-set")?.supply;
  const from = supply?.readingDays.at(0);
  const until = supply?.readingDays.at(-1);
  return from === undefined || until === undefined ? null : { from, until };
}

/** What was first known of a day: measured, except where a story says otherwise. */
function firstReading(household: DemoHousehold, on: Day): MeterDay {
  const spoil = SPOILT.find(({ index, from, until }) => {
    return index === household.index && from <= on && on < until;
  });
  const read = trueReading(household, on);
  return spoil ? spoil.how(read) : read;
}

/** What the meter really read. */
function trueReading({ meter }: DemoHousehold, on: Day): MeterDay {
  if (!meter) throw new Error("a household without a meter has no readings");
  const quality = new Uint8Array(SLOTS_A_DAY).fill(QUALITY.measured);
  const { id, next, load } = meter;
  const mounted = next !== null && on >= next.from ? next.id : id;
  return { meter: mounted, day: on, wh: loadOfDay(load, on), quality };
}

interface Spoilt {
  readonly index: number;
  readonly from: Day;
  readonly until: Day;
  readonly how: (read: MeterDay) => MeterDay;
  /** When the true values became known; null: never. */
  readonly mendedAt: string | null;
}

/** Days whose first readings were not what the meter read. */
const SPOILT: readonly Spoilt[] = [
  // Three half hours that never came: few enough to be filled as the terms say.
  {
    index: 1,
    from: day("2025-02-20"),
    until: day("2025-02-21"),
    how: withGap(17, 20),
    mendedAt: null,
  },
  // Two days lost in transmission: the bill of August waits until they are sent again.
  {
    index: 7,
    from: day("2025-08-03"),
    until: day("2025-08-05"),
    how: withGap(0, 48),
    mendedAt: "2025-09-18T00:00:00.000Z",
  },
  // Provisional values of a week, settled a month later a little lower.
  {
    index: 1,
    from: day("2025-07-06"),
    until: day("2025-07-13"),
    how: provisional(50),
    mendedAt: "2025-09-02T00:00:00.000Z",
  },
  // A summer read far too high, found out in the next spring.
  {
    index: 10,
    from: day("2025-07-18"),
    until: day("2025-09-18"),
    how: withMore(120),
    mendedAt: "2026-05-28T00:00:00.000Z",
  },
  // Yesterday's values are provisional for whoever looks at this month.
  {
    index: 0,
    from: day("2026-11-20"),
    until: day("2026-11-22"),
    how: provisional(0),
    mendedAt: null,
  },
];

/** True readings that arrived later than first ones, by the instant at which they became known. */
export function mendedReadings(households: readonly DemoHousehold[]): readonly Delivery[] {
  return SPOILT.flatMap(({ index, from, until, mendedAt }) => {
    const household = households[index];
    if (!household || mendedAt === null) return [];
    const days: MeterDay[] = [];
    for (let on = from; on < until; on = addDays(on, 1)) days.push(trueReading(household, on));
    return [{ knownAt: mendedAt, days }];
  });
}

function withGap(from: number, until: number) {
  return (read: MeterDay): MeterDay => ({
    ...read,
    wh: read.wh.map((wh, slot) => (from <= slot && slot < until ? 0 : wh)),
    quality: read.quality.map((quality, slot) =>
      from <= slot && slot < until ? QUALITY.missing : quality,
    ),
  });
}

function provisional(tooHigh: number) {
  return (read: MeterDay): MeterDay => ({
    ...read,
    wh: read.wh.map((wh) => wh + tooHigh),
    quality: new Uint8Array(SLOTS_A_DAY).fill(QUALITY.provisional),
  });
}

function withMore(wh: number) {
  return (read: MeterDay): MeterDay => ({ ...read, wh: read.wh.map((each) => each + wh) });
}
