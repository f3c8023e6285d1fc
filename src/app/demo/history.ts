import { addMonths, type Day, day } from "../../kernel/day.ts";
import type { Contract, ContractEvent, ContractFact } from "../../contracts/index.ts";
import type { Area, Capacity } from "../../rating/tenure.ts";

/** Given its meter's name, the contracts of one of the households that have a story. */
export type Story = (meter: string) => readonly Contract[];

/** A day as the stories write it. */
export type DayText = string;

/** Something that happened on a day and was recorded at ten that morning, or on a later day. */
export function on(date: DayText, fact: ContractFact, recorded: DayText = date): ContractEvent {
  return { ...fact, on: day(date), recordedAt: `${recorded}T01:00:00.000Z` };
}

/** Events go into a history in the order in which they were recorded; of one time, as written. */
export function contract(id: string, service: string, events: readonly ContractEvent[]): Contract {
  return { id, service, history: events.toSorted(byRecord) };
}

export interface FibreStory {
  readonly item: string;
  readonly applied: DayText;
  readonly opened: DayText;
  /** What decides the price of the installation: new wiring or not, a visit or not. */
  readonly work?: Readonly<Record<string, string>>;
  readonly options?: readonly string[];
  readonly later?: readonly ContractEvent[];
}

const NEW_WIRING = { visit: "yes", wiring: "new" };

export const NO_VISIT = { visit: "no" };

/** Fibre: applied for, accepted, wired, open. */
export function fibre(id: string, story: FibreStory): Contract {
  const { item, applied, opened, work = NEW_WIRING, options = [], later = [] } = story;
  return contract(id, "kattobi-hikari", [
    on(applied, { type: "applied", item, options, channel: "web" }),
    on(applied, { type: "accepted" }),
    on(opened, { type: "work-done", work: "install", facts: work }),
    on(opened, { type: "started" }),
    ...later,
  ]);
}

export interface PowerStory {
  readonly item: "standard" | "power";
  readonly meter: string;
  readonly applied: DayText;
  /** Supply begins on this reading day; the following ones are the same day of each month. */
  readonly started: DayText;
  readonly capacity: NonNullable<Capacity>;
  readonly area?: Area;
  /** The day of the last reading, when supply ended. */
  readonly ended?: DayText;
  readonly options?: readonly string[];
  readonly later?: readonly ContractEvent[];
}

const LAST_READING = day("2026-12-31");

/** Electricity: applied for by telephone, begun on a reading day. */
export function power(id: string, story: PowerStory): Contract {
  const { item, meter, applied, started, capacity, options = [], later = [] } = story;
  const readingDays = monthlyFrom(
    day(started),
    story.ended === undefined ? null : day(story.ended),
  );
  const supply = { area: story.area ?? "tokyo", meter, capacity, readingDays } as const;
  return contract(id, "hiho-denki", [
    on(applied, { type: "applied", item, options, channel: "telephone" }),
    on(applied, { type: "accepted" }),
    on(started, { type: "supply-set", supply }, applied),
    on(started, { type: "started" }),
    ...later,
  ]);
}

/** Another capacity, or another meter, from the day of the event; read on the same days. */
export function supplyFrom(meter: string, capacity: NonNullable<Capacity>): ContractFact {
  return { type: "supply-set", supply: { area: "tokyo", meter, capacity, readingDays: [] } };
}

/** The name of the meter that takes the place of one. */
export function nextMeter(meter: string): string {
  return `${meter}-2`;
}

function monthlyFrom(first: Day, last: Day | null): Day[] {
  const days: Day[] = [];
  for (let k = 0; ; k += 1) {
    const next = addMonths(first, k);
    if (next > LAST_READING || (last !== null && next >= last)) break;
    days.push(next);
  }
  return last === null ? days : [...days, last];
}

export interface HomeStory {
  readonly item: "light" | "premium";
  readonly applied: DayText;
  readonly installed: DayText;
  readonly later?: readonly ContractEvent[];
}

/** Home energy management: formed by the installation, used from then on. */
export function home(id: string, { item, applied, installed, later = [] }: HomeStory): Contract {
  return contract(id, "ecorepo-home", [
    on(applied, { type: "applied", item, options: [], channel: "web" }),
    on(applied, { type: "accepted" }),
    on(installed, { type: "work-done", work: "join", facts: {} }),
    on(installed, { type: "started" }),
    ...later,
  ]);
}

/** Call-out: starts on the day that the operator notified. */
export function callout(
  id: string,
  applied: DayText,
  started: DayText,
  later: readonly ContractEvent[] = [],
): Contract {
  return contract(id, "kaketsuke365", [
    on(applied, { type: "applied", item: "standard", options: [], channel: "web" }),
    on(applied, { type: "accepted" }),
    on(started, { type: "started" }),
    ...later,
  ]);
}

/** Leaving: notice, then the last day of service. */
export function leaves(
  noticed: DayText,
  lastDay: DayText,
  reason = "customer",
): readonly ContractEvent[] {
  return [
    on(noticed, { type: "notice-given", leavesOn: day(lastDay), reason }),
    on(lastDay, { type: "ended", reason }, noticed),
  ];
}

function byRecord(a: ContractEvent, b: ContractEvent): number {
  return a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : a.on - b.on;
}

/** Something with a price that is no work. */
export function charged(
  date: string,
  code: string,
  { quantity = 1, facts = {}, amount }: Partial<Omit<Charged, "code">> = {},
): ContractEvent {
  const passedOn = amount === undefined ? {} : { amount };
  return on(date, { type: "charged", code, quantity, facts, ...passedOn });
}

type Charged = Extract<ContractFact, { readonly type: "charged" }>;
